/**
 * Events collected durably, and the questions of the page of statistics, on the driver that the platform runs. Beside it bare inserts of the
 * same rows by node:sqlite, and the same questions by DuckDB on the same events. `npm run bench -- analytics [--events=1000000] [--only=collect]`
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openThreadSeries, type ThreadSeries } from '@jiyue/reference-server/own-series-thread';
import { seriesSchema, visitToSeries } from '../src/collect/series.ts';
import { figuresOf } from '../src/report/make-report.ts';
import { firstMeasures, measureReader } from '../src/report/measures.ts';
import { askDuckDb, type DuckDbQuestion } from './parts/ask-duckdb.ts';
import { period, siteIds, visitMaker } from './parts/made-visits.ts';

const wanted = Number(process.argv.map((one) => /^--events=(\d+)$/.exec(one)?.[1]).find(Boolean) ?? 1_000_000);
const batch = 1000;
const inFlight = 16;
const rounds = 21;
const readMeasure = measureReader({ read: async (id) => firstMeasures.find((one) => one.id === id) });

const readers = 'WHERE robot = 0';
const byDay = (what: string) => `SELECT day, ${what} FROM visit ${readers} GROUP BY day ORDER BY day`;
const top = (member: string) => `SELECT ${member}, count(*) AS n FROM visit ${readers} AND ${member} <> '' GROUP BY ${member} ORDER BY n DESC LIMIT 20`;
const questions: readonly (readonly [measure: string, dimension: string | undefined, sql: string])[] = [
  ['page-views', undefined, `SELECT count(*) FROM visit ${readers}`],
  ['visitors', undefined, `SELECT count(DISTINCT (day, mark)) FROM visit ${readers}`],
  ['page-views', 'date', byDay('count(*)')],
  ['visitors', 'date', byDay('count(DISTINCT mark)')],
  ['page-views', 'column', top('col')],
  ['page-views', 'x-jiyue-record', top('resource')],
  ['page-views', 'x-jiyue-source', top('referrer')],
  ['page-views', 'terminal', top('terminal')],
  ['ipv6-share', 'date', byDay(`avg(CASE WHEN family = 'ipv6' THEN 100.0 ELSE 0 END)`)],
];

/** What collecting took. Processor time is that of all threads and the same on a busy machine; time that passed is not. */
interface Collected {
  readonly seconds: number;
  /** Microseconds of processor time per event: all events, then each tenth of them, in order. */
  readonly processorMicros: number;
  readonly processorMicrosByTenth: readonly number[];
  readonly peakMebibytes: number;
}

/** Sends all events, several batches under way as from several senders. */
async function collect(series: ThreadSeries): Promise<Collected> {
  const visitAt = visitMaker(wanted);
  let spent = 0;
  const tenths = new Array<number>(10).fill(0);
  for (let from = 0; from < wanted; from += batch * inFlight) {
    const batches = Array.from({ length: inFlight }, (_, place) => {
      const first = from + place * batch;
      return Array.from({ length: Math.max(0, Math.min(batch, wanted - first)) }, (_, index) => visitToSeries(visitAt(first + index)));
    }).filter((events) => events.length > 0);
    const begun = performance.now();
    const before = process.cpuUsage();
    await Promise.all(batches.map((events) => series.append(events)));
    spent += performance.now() - begun;
    tenths[Math.floor((from * 10) / wanted)]! += microsSince(before);
  }
  // the roll-ups are part of the work
  const begun = performance.now();
  const before = process.cpuUsage();
  await series.query({ rollup: 'total', groupBy: [], order: 'period', limit: 1 });
  tenths[9]! += microsSince(before);
  return {
    seconds: (spent + performance.now() - begun) / 1000,
    processorMicros: round1(tenths.reduce((sum, one) => sum + one, 0) / wanted),
    processorMicrosByTenth: tenths.map((one) => round1((one * 10) / wanted)),
    peakMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function microsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Bare inserts of the same texts into one table, one durable transaction a batch, without ids, sums or sketches. @returns rows a second */
function insertBare(folder: string, rows: number): number {
  const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
  const columns = seriesSchema.dimensions.map((name) => `"${name}" TEXT`).join(', ');
  bare.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE event (id TEXT, at TEXT, ${columns})`);
  const insert = bare.prepare(`INSERT INTO event VALUES (${Array.from({ length: seriesSchema.dimensions.length + 2 }, () => '?').join(', ')})`);
  const visitAt = visitMaker(wanted);
  let spent = 0;
  for (let from = 0; from < rows; from += batch) {
    const events = Array.from({ length: batch }, (_, index) => visitToSeries(visitAt(from + index)));
    const begun = performance.now();
    bare.exec('BEGIN');
    for (const { id = '', at, dimensions } of events) insert.run(id, at, ...seriesSchema.dimensions.map((name) => dimensions[name] ?? ''));
    bare.exec('COMMIT');
    spent += performance.now() - begun;
  }
  bare.close();
  return Math.round(rows / (spent / 1000));
}

/** Single events as pages send them, many under way at once. @returns events a second */
async function collectSingles(folder: string, events: number): Promise<number> {
  const series = openThreadSeries(join(folder, 'singles.sqlite'));
  await series.open(seriesSchema);
  const visitAt = visitMaker(events);
  const all = Array.from({ length: events }, (_, number) => [visitToSeries(visitAt(number))]);
  const begun = performance.now();
  for (let from = 0; from < all.length; from += 200) await Promise.all(all.slice(from, from + 200).map((one) => series.append(one)));
  const spent = performance.now() - begun;
  await series.close();
  return Math.round(events / (spent / 1000));
}

async function run(folder: string): Promise<void> {
  const file = join(folder, 'series.sqlite');
  const series = openThreadSeries(file);
  await series.open(seriesSchema);
  const collecting = await collect(series);
  if (process.argv.includes('--only=collect')) {
    console.log(JSON.stringify({ events: wanted, collectedPerSecond: Math.round(wanted / collecting.seconds), ...collecting }, undefined, 2));
    await series.close();
    return;
  }
  const bareInserts = insertBare(folder, Math.min(wanted, 200_000));
  const singles = await collectSingles(folder, 10_000);

  // content figures alone ask own storage; these do not
  const nowhere = new Proxy({}, { get: () => () => Promise.reject(new Error('not asked here')) });
  const sources = { ask: series.query, storage: nowhere as never, records: nowhere as never, readMeasure };
  const asked: { readonly question: string; readonly times: number[]; readonly answer: readonly number[] }[] = [];
  for (const [code, dimension] of questions) {
    const measure = (await readMeasure(code))!;
    const wish = { measure, siteIds, ...period, limit: 20, ...(dimension === undefined ? {} : { dimension }) };
    const times: number[] = [];
    let answer: readonly number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      answer = (await figuresOf(wish, sources)).map(({ value }) => value);
      times.push(performance.now() - begun);
    }
    asked.push({ question: `${code} ${dimension ?? ''}`.trim(), times, answer });
  }
  const { rawEvents } = await series.size();
  await series.close();
  const size = bytesOf(folder, 'series.sqlite');

  const sql = questions.map(([code, dimension, text]): DuckDbQuestion => ({ question: `${code} ${dimension ?? ''}`.trim(), text, limit: 20 }));
  const duck = await askDuckDb(folder, wanted, sql, rounds);
  const rows = asked.map(({ question, times, answer }) => {
    const theirs = duck.answers.find((one) => one.question === question)!;
    const exact = theirs.answer.slice(0, answer.length);
    const off = answer.map((value, index) => Math.abs(value - exact[index]!) / Math.max(1, exact[index]!));
    return {
      question,
      p50: at(times, 0.5),
      p95: at(times, 0.95),
      firstMs: round1(times[0]!),
      duckDbP50: at(theirs.times, 0.5),
      duckDbP95: at(theirs.times, 0.95),
      // visitors are estimates beyond about a thousand; everything else has to be the same
      largestDifferencePercent: Math.round(Math.max(0, ...off) * 10_000) / 100,
    };
  });
  const all = asked.flatMap(({ times }) => times);
  const theirs = duck.answers.flatMap(({ times }) => times);
  const collected = Math.round(rawEvents / collecting.seconds);
  const report = {
    events: rawEvents,
    collectedPerSecond: collected,
    processorMicros: collecting.processorMicros,
    processorMicrosByTenth: collecting.processorMicrosByTenth,
    peakMebibytes: collecting.peakMebibytes,
    singleEventsPerSecond: singles,
    bareInsertsPerSecond: bareInserts,
    collectedToBare: Math.round((collected / bareInserts) * 100) / 100,
    fileMebibytes: Math.round(size / 1_048_576),
    bytesPerEvent: Math.round(size / rawEvents),
    duckDbMebibytes: Math.round(duck.bytes / 1_048_576),
    duckDbLoadSeconds: Math.round(duck.loadSeconds * 10) / 10,
    questionsMs: { p50: at(all, 0.5), p95: at(all, 0.95) },
    duckDbMs: { p50: at(theirs, 0.5), p95: at(theirs, 0.95) },
    p95ToDuckDb: Math.round((at(all, 0.95) / at(theirs, 0.95)) * 100) / 100,
    questions: rows,
  };
  console.log(JSON.stringify(report, undefined, 2));
}

const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-analytics-'));
try {
  await run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function bytesOf(folder: string, name: string): number {
  return readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return round1(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
