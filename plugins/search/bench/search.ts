/**
 * `npm run bench -- search [--passages=30000] [--rounds=3] [--thread] [--long]`: quality and speed of the operation on the development questions of the shared
 * corpus, whole sentences and search-box words apart, beside a plain BM25 over pairs of characters in the same process. The plugin
 * runs its real code: its follower fills a SQLite index file, its operation answers. Records are read from memory. `--thread`: the index
 * in a thread of its own, as the server runs it. `--long`: whole official documents instead, each asked for by its title.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openThreadIndex } from '@jiyue/reference-server/own-index-thread';
import type { Resource } from '@jiyue/standards/model';
import { entryOf, type InProcess, startInProcess } from '../test/in-process.ts';
import { type Corpus, readCorpus } from './parts/corpus.ts';
import { plainBm25 } from './parts/plain-bm25.ts';
import { type LongDocument, readLongDocuments } from './parts/long-documents.ts';
import { recordOf } from './parts/record-of.ts';
import { meanQuality, type Quality, qualityOf } from './parts/quality.ts';
import { startWatch } from './parts/speed.ts';

const { values: options } = parseArgs({
  options: {
    passages: { type: 'string', default: '30000' },
    rounds: { type: 'string', default: '3' },
    thread: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
});
const rounds = Math.max(1, Number(options.rounds));

type Form = 'question' | 'keyword';
type Ask = (text: string) => Promise<readonly string[]>;

/** A document with what its source states of it. */
const longRecordOf = ({ level, number, issuer, ...passage }: LongDocument): Resource => ({
  ...recordOf(passage),
  document: {
    validity: 'unknown',
    ...(level === undefined ? {} : { legalLevel: level }),
    ...(number === undefined ? {} : { documentNumber: number }),
    ...(issuer === undefined ? {} : { issuers: [issuer] }),
  },
});

/** Asks every question `rounds` times; quality from the first time. */
async function measure({ questions, answers }: Corpus, form: Form, ask: Ask) {
  const asked = questions.flatMap((one) => (one[form] ? [{ text: one[form], answers: answers.get(one.id)! }] : []));
  const all: Quality[] = [];
  const watch = startWatch();
  for (let round = 0; round < rounds; round += 1) {
    for (const { text, answers: right } of asked) {
      const ids = await watch.time(() => ask(text));
      if (round === 0) all.push(qualityOf(ids, right));
    }
  }
  const half = (rest: number) => meanQuality(all.filter((_, place) => place % 2 === rest)).ndcg10;
  return {
    quality: { asked: asked.length, ...meanQuality(all), ndcg10OfHalves: [half(0), half(1)] },
    speed: watch.speed(),
  };
}

const asker =
  (run: InProcess): Ask =>
  async (q) => {
    // longer questions are cut as a search box would
    const reply = await run.search({ q: [...q].slice(0, 200).join(''), limit: 10 });
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    return reply.value.items.map(({ id }) => id);
  };

const start = (records: ReadonlyMap<string, Resource>, file: string, config = {}) =>
  startInProcess(records, config, options.thread ? openThreadIndex(file) : file);
const mib = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
const surroundings = { bench: 'search', node: process.version, cpus: availableParallelism(), thread: options.thread, rounds };

if (options.long) {
  const documents = readLongDocuments();
  if (documents) await runLong(documents);
  else console.log(JSON.stringify({ bench: 'search', skipped: 'no corpus' }));
} else {
  const corpus = readCorpus(Number(options.passages));
  if (corpus) await run(corpus);
  else console.log(JSON.stringify({ bench: 'search', skipped: 'no corpus' }));
}

/** Each document asked for by its title. */
async function runLong(documents: readonly LongDocument[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-search-'));
  const file = join(folder, 'search.sqlite');
  try {
    const records = new Map(documents.map((one) => [one.id, longRecordOf(one)]));
    const run = await start(records, file);
    const started = performance.now();
    await run.deliver([...records.values()].map((record, place) => entryOf(record, place + 1)));
    const seconds = (performance.now() - started) / 1000;
    const watch = startWatch();
    let first = 0;
    let onPage = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const { id, title } of documents) {
        const ids = await watch.time(() => asker(run)(title));
        if (round > 0) continue;
        if (ids[0] === id) first += 1;
        if (ids.includes(id)) onPage += 1;
      }
    }
    await run.close();
    const share = (count: number) => Math.round((count / documents.length) * 1000) / 1000;
    const index = { documentsPerSecond: Math.round(documents.length / seconds), fileMib: mib(statSync(file).size) };
    console.log(
      JSON.stringify(
        { ...surroundings, documents: documents.length, index, titles: { first: share(first), onFirstPage: share(onPage), ...watch.speed() } },
        null,
        1,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(corpus: Corpus): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-search-'));
  const file = join(folder, 'search.sqlite');
  try {
    const records = new Map(corpus.passages.map((passage) => [passage.id, recordOf(passage)]));
    const entries = [...records.values()].map((record, place) => entryOf(record, place + 1));
    globalThis.gc?.();
    const before = process.memoryUsage();

    const full = await start(records, file);
    const started = performance.now();
    await full.deliver(entries);
    const seconds = (performance.now() - started) / 1000;
    globalThis.gc?.();
    const after = process.memoryUsage();
    const words = await start(records, file, { legalLevelBoost: 0 });
    const baseline = plainBm25(corpus.passages);

    const forms: [Form, object][] = [];
    for (const form of ['question', 'keyword'] as const) {
      const plain = await measure(corpus, form, async (text) => baseline(text));
      const ours = await measure(corpus, form, asker(full));
      const byWords = await measure(corpus, form, asker(words));
      const ratio = (a: number, b: number) => Math.round((a / b) * 1000) / 1000;
      forms.push([
        form,
        {
          search: { ...ours.quality, ...ours.speed },
          searchByWordsAlone: byWords.quality,
          plain: { ...plain.quality, ...plain.speed },
          ratios: { ndcg10: ratio(ours.quality.ndcg10, plain.quality.ndcg10), ndcg10ByWordsAlone: ratio(byWords.quality.ndcg10, plain.quality.ndcg10) },
        },
      ]);
    }
    await Promise.all([full.close(), words.close()]);
    const report = {
      ...surroundings,
      aim: { ndcg10: 0.5 },
      passages: corpus.passages.length,
      note: 'records hold title and text alone; searchByWordsAlone: without the legal level that titles tell (legalLevelBoost 0)',
      index: { documentsPerSecond: Math.round(corpus.passages.length / seconds), fileMib: mib(statSync(file).size) },
      memory: { rssMib: mib(after.rss), rssGrowthWhileIndexingMib: mib(after.rss - before.rss) },
      ...Object.fromEntries(forms),
    };
    console.log(JSON.stringify(report, null, 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
