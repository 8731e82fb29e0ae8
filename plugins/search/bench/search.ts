/**
 * `npm run bench -- search [--passages=30000] [--rounds=1]`: quality and speed of the operation on the development questions of the shared
 * corpus, whole sentences and search-box words apart, beside a plain BM25 over pairs of characters in the same process. The plugin
 * runs its real code: its follower fills a SQLite index file, its operation answers. Records are read from memory.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Resource } from '@jiyue/standards/model';
import { entryOf, type InProcess, startInProcess } from '../test/in-process.ts';
import { type Corpus, type Passage, readCorpus } from './parts/corpus.ts';
import { plainBm25 } from './parts/plain-bm25.ts';
import { meanQuality, percentile, type Quality, qualityOf } from './parts/quality.ts';

const { values: options } = parseArgs({ options: { passages: { type: 'string', default: '30000' }, rounds: { type: 'string', default: '3' } } });
const rounds = Math.max(1, Number(options.rounds));

type Form = 'question' | 'keyword';
type Ask = (text: string) => Promise<readonly string[]>;

/** An article as a record with nothing but its title and text. */
const recordOf = ({ id, title, text }: Passage): Resource => ({
  id,
  version: 1,
  kind: 'policy-document',
  status: 'published',
  locale: 'zh-CN',
  siteId: 'site-corpus',
  columnId: 'column-corpus',
  ownerId: 'organization-corpus',
  title,
  source: { name: '语料' },
  body: { format: 'plain', text },
  document: { validity: 'unknown' },
  updateType: 'major',
  enteredAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  firstPublishedAt: '2026-01-01T00:00:00.000Z',
  publishedAt: '2026-01-01T00:00:00.000Z',
});

/** Asks every question `rounds` times; quality from the first time. */
async function measure({ questions, answers }: Corpus, form: Form, ask: Ask) {
  const asked = questions.flatMap((one) => (one[form] ? [{ text: one[form], answers: answers.get(one.id)! }] : []));
  const all: Quality[] = [];
  const times: number[] = [];
  const work: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { text, answers: right } of asked) {
      const started = performance.now();
      const before = process.cpuUsage();
      const ids = await ask(text);
      times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(before);
      work.push((user + system) / 1000);
      if (round === 0) all.push(qualityOf(ids, right));
    }
  }
  const half = (rest: number) => meanQuality(all.filter((_, place) => place % 2 === rest)).ndcg10;
  const ms = (values: readonly number[], share: number) => Math.round(percentile(values, share) * 100) / 100;
  return {
    quality: { asked: asked.length, ...meanQuality(all), ndcg10OfHalves: [half(0), half(1)] },
    speed: { p50Ms: ms(times, 0.5), p99Ms: ms(times, 0.99), cpuP50Ms: ms(work, 0.5), cpuP99Ms: ms(work, 0.99) },
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

const corpus = readCorpus(Number(options.passages));
if (!corpus) console.log(JSON.stringify({ bench: 'search', skipped: 'no corpus' }));
else await run(corpus);

async function run(corpus: Corpus): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-search-'));
  const file = join(folder, 'search.sqlite');
  try {
    const records = new Map(corpus.passages.map((passage) => [passage.id, recordOf(passage)]));
    const entries = [...records.values()].map((record, place) => entryOf(record, place + 1));
    globalThis.gc?.();
    const before = process.memoryUsage();

    const full = await startInProcess(records, {}, file);
    const started = performance.now();
    await full.deliver(entries);
    const seconds = (performance.now() - started) / 1000;
    globalThis.gc?.();
    const after = process.memoryUsage();
    const words = await startInProcess(records, { legalLevelBoost: 0 }, file);
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
    full.close();
    words.close();
    const mib = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
    const report = {
      bench: 'search',
      aim: { ndcg10: 0.45 },
      node: process.version,
      cpus: availableParallelism(),
      rounds,
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
