/**
 * bench ingest: documents per second through the HTTP API in batches and through the importer, against raw inserts of the same JSON into SQLite
 * with the same durability and as many rows a transaction as the batch has items. Each round gives every way an empty database, interleaved;
 * medians count. Aim: 0.4 of the raw inserts, and a cost per record that does not grow.
 * Options: --records 1000,10000 (marks, ascending) --rounds 3 --batch 200 --connections 2 --set small|corpus|all
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BatchResult } from './parts/batch-client.ts';
import { corpusSet, type DraftSet, linesOf, smallSet } from './parts/draft-sets.ts';
import type { ImportResult } from './parts/import-client.ts';
import type { Mark } from './parts/marks.ts';
import { median, runPeer, startPeer } from './parts/peer.ts';
import type { PlatformMemory, PlatformUp } from './parts/platform-peer.ts';
import type { RawResult } from './parts/raw-insert-peer.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '3' },
    batch: { type: 'string', default: '200' },
    connections: { type: 'string', default: '2' },
    set: { type: 'string', default: 'all' },
  },
});
const sizes = values.records.split(',').map(Number);
const most = sizes.at(-1)!;
const root = mkdtempSync(join(tmpdir(), 'jiyue-bench-ingest-'));

type Way = 'raw' | 'http' | 'importer';

/** One run of one way. */
interface Run {
  readonly marks: readonly Mark[];
  readonly databaseBytes: number;
  /** Of the server, or of the raw inserts. */
  readonly cpuMs: number;
  readonly started?: PlatformMemory;
  readonly loaded?: PlatformMemory;
}

/** Records that a platform takes in before the clock starts, so that compilers are warm on both sides. */
const warmUp = '2000';
/** What those take on the disk. */
const warmUpBytes = await withFolder(async (folder) => {
  const platform = startPeer('platform-peer.ts', [folder, warmUp]);
  await platform.next<PlatformUp>();
  await platform.end();
  return statSync(join(folder, 'repository.sqlite')).size;
});
const corpus = values.set === 'small' ? undefined : corpusSet();
if (!corpus && values.set !== 'small') console.error('skipped: no corpus');
const sets = [...(values.set === 'corpus' ? [] : [smallSet]), ...(corpus ? [corpus] : [])];
const report = [];
for (const set of sets) report.push(await measure(set));
rmSync(root, { recursive: true, force: true });
const { batch, connections, rounds } = values;
process.stdout.write(
  `${JSON.stringify({ bench: 'ingest', aim: 0.4, node: process.version, cores: availableParallelism(), batch: Number(batch), connections: Number(connections), rounds: Number(rounds), durability: 'WAL, synchronous=FULL, one transaction a batch', sets: report }, null, 1)}\n`,
);

async function measure(set: DraftSet) {
  const file = join(root, 'records.ndjson');
  const text = `${[...linesOf(set, most)].join('\n')}\n`;
  writeFileSync(file, text);
  const runs: { readonly [way in Way]: Run[] } = { raw: [], http: [], importer: [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    runs.raw.push(await withFolder((folder) => runPeer<RawResult>('raw-insert-peer.ts', [file, folder, values.batch, values.records])));
    for (const way of ['http', 'importer'] as const) runs[way].push(await withFolder((folder) => loadPlatform(way, file, folder)));
    console.error(`${set.name}: round ${round + 1} of ${values.rounds}`);
  }
  rmSync(file);
  const perSecond = (way: Way, index: number) => median(runs[way].map(({ marks }) => marks[index]!.records / marks[index]!.seconds));
  const memory = (when: 'started' | 'loaded') => Math.round(median([...runs.http, ...runs.importer].map((run) => run[when]!.rssBytes)) / 1e6);
  const cpuCost = (way: Way) => Math.round(((median(runs[way].map((run) => run.cpuMs)) * 1000) / most) * 10) / 10;
  const bytesPerRecord = (way: Way) => Math.round(median(runs[way].map(({ databaseBytes }) => databaseBytes)) / most);
  return {
    set: set.name,
    texts: Math.min(set.texts, most),
    jsonBytesPerRecord: Math.round(Buffer.byteLength(text) / most),
    sizes: sizes.map((records, index) => ({
      records,
      perSecond: { raw: Math.round(perSecond('raw', index)), http: Math.round(perSecond('http', index)), importer: Math.round(perSecond('importer', index)) },
      microsecondsPerRecordSinceLastSize: { raw: sliceCost('raw', index), http: sliceCost('http', index), importer: sliceCost('importer', index) },
      ratio: {
        http: ratio('http', index),
        importer: ratio('importer', index),
      },
    })),
    processorMicrosecondsPerRecord: { raw: cpuCost('raw'), serverUnderHttp: cpuCost('http'), serverUnderImporter: cpuCost('importer') },
    serverMemoryMb: { afterStart: memory('started'), afterLoad: memory('loaded') },
    databaseBytesPerRecord: { raw: bytesPerRecord('raw'), platform: bytesPerRecord('http') },
  };

  /** Middle of the ratios of each round by itself: what else the machine did then has touched both. */
  function ratio(way: 'http' | 'importer', index: number): number {
    const ratios = runs[way].map(({ marks }, round) => runs.raw[round]!.marks[index]!.seconds / marks[index]!.seconds);
    return Math.round(median(ratios) * 1000) / 1000;
  }

  /** What one record cost between two marks: flat when it does not grow with what is stored. */
  function sliceCost(way: Way, index: number): number {
    const costs = runs[way].map(({ marks }) => {
      const [before, here] = [marks[index - 1] ?? { records: 0, seconds: 0 }, marks[index]!];
      return ((here.seconds - before.seconds) / (here.records - before.records)) * 1e6;
    });
    return Math.round(median(costs) * 10) / 10;
  }
}

async function loadPlatform(way: 'http' | 'importer', file: string, folder: string): Promise<Run> {
  const data = join(folder, 'data');
  mkdirSync(data);
  const platform = startPeer('platform-peer.ts', [data, warmUp], ['--expose-gc']);
  const { port, token } = await platform.next<PlatformUp>();
  const ask = (what: 'memory' | 'time') => {
    platform.tell(what);
    return platform.next<PlatformMemory>();
  };
  const started = await ask('memory');
  const address = `http://127.0.0.1:${port}`;
  const { batch: items, connections: atOnce, records } = values;
  const result =
    way === 'http'
      ? await runPeer<BatchResult>('batch-client.ts', [address, token, file, items, atOnce, records])
      : await runPeer<ImportResult>('import-client.ts', [address, token, file, items, atOnce, folder, records]);
  if (result.stored !== most) throw new Error(`${way}: ${result.stored} of ${most} records were stored`);
  const { cpuMs } = await ask('time');
  const loaded = await ask('memory');
  await platform.end();
  return { marks: result.marks, databaseBytes: statSync(join(data, 'repository.sqlite')).size - warmUpBytes, cpuMs: cpuMs - started.cpuMs, started, loaded };
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(root, 'run-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
