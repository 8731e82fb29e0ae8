/**
 * Events collected durably and questions of reports over many events, on the driver that the platform runs, against bare inserts of
 * node:sqlite in the same process. `npm run bench -- analytics [--events=1000000]`. Events are made by a fixed sequence.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openThreadSeries } from '@jiyue/reference-server/own-series-thread';
import type { VisitEvent } from '@jiyue/standards/model';
import { seriesSchema, visitToSeries } from '../src/collect/series.ts';
import { addDays } from '../src/counting/days.ts';
import { figuresOf } from '../src/report/make-report.ts';
import { firstMeasures, measureReader } from '../src/report/measures.ts';

const readMeasure = measureReader({ read: async (id) => firstMeasures.find((one) => one.id === id) });
const wanted = Number(/^--events=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 1_000_000);
const batch = 1000;
const days = 30;

let state = 1;
const random = (below: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
};
const hosts = ['www.example.com', 'search.example.net', 'mail.example.org'];
const visitAt = (number: number): VisitEvent => {
  const day = addDays('2026-03-01', Math.floor((number * days) / wanted));
  const seconds = String(random(86_400));
  const at = new Date(Date.parse(`${day}T00:00:00+08:00`) + Number(seconds) * 1000).toISOString();
  const referrerHost = hosts[random(6)];
  return {
    eventId: `e-${number}`,
    siteId: `site-${random(20)}`,
    at,
    countedDate: day,
    path: '/',
    pageKind: 'content',
    columnId: `c-${random(200)}`,
    resourceId: `r-${Math.floor((random(3000) * random(3000)) / 3000)}`,
    terminal: random(3) === 0 ? 'desktop' : 'phone',
    addressFamily: random(3) === 0 ? 'ipv4' : 'ipv6',
    dayMark: random(50_000).toString(16).padStart(16, '0'),
    isRobot: random(10) === 0,
    robotFilterVersion: 1,
    ...(referrerHost === undefined ? {} : { referrerHost }),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-analytics-'));
try {
  const file = join(folder, 'series.sqlite');
  const series = openThreadSeries(file);
  await series.open(seriesSchema);
  let spent = 0;
  for (let from = 0; from < wanted; from += batch) {
    const events = Array.from({ length: Math.min(batch, wanted - from) }, (_, index) => visitToSeries(visitAt(from + index)));
    const begun = performance.now();
    await series.append(events);
    spent += performance.now() - begun;
  }

  // the same texts in one bare table, one durable transaction a batch, without ids, sums or sketches
  const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
  bare.exec(
    `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE event (id TEXT, at TEXT, ${seriesSchema.dimensions.map((name) => `"${name}" TEXT`).join(', ')})`,
  );
  const insert = bare.prepare(`INSERT INTO event VALUES (${Array.from({ length: seriesSchema.dimensions.length + 2 }, () => '?').join(', ')})`);
  state = 1;
  const bareEvents = Math.min(wanted, 100_000);
  let bareSpent = 0;
  for (let from = 0; from < bareEvents; from += batch) {
    const events = Array.from({ length: batch }, (_, index) => visitToSeries(visitAt(from + index)));
    const begun = performance.now();
    bare.exec('BEGIN');
    for (const { id = '', at, dimensions } of events) insert.run(id, at, ...seriesSchema.dimensions.map((name) => dimensions[name] ?? ''));
    bare.exec('COMMIT');
    bareSpent += performance.now() - begun;
  }
  bare.close();

  const siteIds = Array.from({ length: 20 }, (_, number) => `site-${number}`);
  const questions = [
    ['page-views', undefined],
    ['visitors', undefined],
    ['page-views', 'date'],
    ['visitors', 'date'],
    ['page-views', 'column'],
    ['page-views', 'x-jiyue-record'],
    ['page-views', 'x-jiyue-source'],
    ['page-views', 'terminal'],
    ['ipv6-share', 'date'],
  ] as const;
  // content figures alone ask own storage; these do not
  const nowhere = new Proxy({}, { get: () => () => Promise.reject(new Error('not asked here')) });
  const sources = { ask: series.query, storage: nowhere as never, records: nowhere as never, readMeasure };
  const times: { readonly question: string; readonly p50: number; readonly p95: number }[] = [];
  const all: number[] = [];
  for (const [code, dimension] of questions) {
    const own: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      const begun = performance.now();
      await figuresOf(
        { measure: (await readMeasure(code))!, siteIds, from: '2026-03-01', to: '2026-03-30', limit: 20, ...(dimension === undefined ? {} : { dimension }) },
        sources,
      );
      own.push(performance.now() - begun);
    }
    all.push(...own);
    times.push({ question: `${code} ${dimension ?? ''}`.trim(), p50: at(own, 0.5), p95: at(own, 0.95) });
  }
  const { rawEvents } = await series.size();
  await series.close();
  const report = {
    events: rawEvents,
    collectedPerSecond: Math.round(wanted / (spent / 1000)),
    bareInsertsPerSecond: Math.round(bareEvents / (bareSpent / 1000)),
    fileMebibytes: Math.round(statSync(file).size / 1_048_576),
    questionsMs: { p50: at(all, 0.5), p95: at(all, 0.95) },
    times,
  };
  console.log(JSON.stringify(report, undefined, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
