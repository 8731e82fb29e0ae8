/** One engine with one tokenizer in a process of its own: filled, asked, restarted; prints its figures as one line of JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Corpus, readCorpus } from './corpus.ts';
import { readPieces } from './pieces.ts';
import { buildFlexSearch } from './peers/flexsearch.ts';
import { buildJiyue } from './peers/jiyue.ts';
import { buildMiniSearch } from './peers/minisearch.ts';
import { buildOrama } from './peers/orama.ts';
import { type BuildPeer, type Peer, tokenizers } from './peers/peer.ts';
import { buildPostgres } from './peers/postgres.ts';
import { meanQuality, type Quality, qualityOf } from './quality.ts';
import { startWatch } from './speed.ts';

const builders: { readonly [name: string]: BuildPeer } = {
  jiyue: buildJiyue,
  minisearch: buildMiniSearch,
  orama: buildOrama,
  flexsearch: buildFlexSearch,
  postgres: buildPostgres,
};

const [engine = '', tokenizer = '', size = '30000', asked = '200'] = process.argv.slice(2);
const corpus = readCorpus(Math.min(30_000, Number(size)))!;
const passages = Number(size) > 30_000 ? [...corpus.passages, ...readPieces(Number(size) - corpus.passages.length)] : corpus.passages;
const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-peer-'));
const mib = (bytes: number) => Math.round(bytes / 104_857.6) / 10;

try {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  let peer: Peer = await builders[engine]!(passages, tokenizers[tokenizer]!, folder);
  const seconds = (performance.now() - started) / 1000;
  globalThis.gc?.();
  const growth = process.memoryUsage().rss - before;
  await measure(peer, corpus, 'keyword', 40);
  const question = await measure(peer, corpus, 'question', Number(asked));
  const keyword = await measure(peer, corpus, 'keyword', Number(asked));
  const stopped = performance.now();
  peer = await peer.restart();
  await peer.ask('行政许可');
  const restartMs = Math.round(performance.now() - stopped);
  console.log(
    JSON.stringify({
      engine,
      tokenizer,
      passages: passages.length,
      documentsPerSecond: Math.round(passages.length / seconds),
      memoryMib: mib(growth),
      diskMib: mib(peer.bytes()),
      restartMs,
      question,
      keyword,
    }),
  );
  await peer.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure({ ask }: Peer, { questions, answers }: Corpus, form: 'question' | 'keyword', most: number) {
  const all: Quality[] = [];
  const watch = startWatch();
  for (const one of questions.filter((each) => each[form]).slice(0, most)) {
    const ids = await watch.time(() => ask(one[form]!));
    all.push(qualityOf(ids, answers.get(one.id)!));
  }
  const { p50Ms, p99Ms } = watch.speed();
  return { ndcg10: meanQuality(all).ndcg10, p50Ms, p99Ms };
}
