/** Roll-ups, raw events and the series in memory agree, whatever comes in which order, folded early or late, and after a kill. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SeriesQuery } from '@jiyue/sdk/plugin';
import { createMemorySeries, seriesCaseSchema } from '@jiyue/sdk/testing';
import { fc } from '../../../../.ci/properties.ts';
import { afterAll, expect, test } from 'vitest';
import { eventPacker } from './pack-events.ts';
import { openThreadSeries } from './own-series-thread.ts';
import { seriesCore } from './series-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-series-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const questions: readonly SeriesQuery[] = [
  { rollup: 'daily', groupBy: ['period'], order: 'period', limit: 100 },
  { rollup: 'daily', groupBy: ['period', 'site', 'page'], order: 'events', limit: 7 },
  {
    rollup: 'daily',
    groupBy: [],
    filters: [{ dimension: 'site', anyOf: ['s1', 'none'] }],
    from: '2026-02-28',
    before: '2026-03-02',
    order: 'period',
    limit: 1,
  },
  { rollup: 'sites', groupBy: ['site'], order: 'events', limit: 100 },
  { rollup: 'hours', groupBy: ['period'], from: '2026-02-28T23', order: 'period', limit: 100 },
  { rollup: 'pages', groupBy: ['page'], order: 'events', limit: 100 },
];

const midnight = Date.parse('2026-02-28T16:00:00Z');
const event = fc.record({
  id: fc.option(
    fc.integer({ min: 0, max: 40 }).map((id) => `e-${id}`),
    { nil: undefined },
  ),
  // seconds around midnight in Beijing, which is the end of a month too, or anywhere in three days
  at: fc.oneof(
    fc.integer({ min: -3, max: 3 }).map((seconds) => midnight + seconds * 1000),
    fc.integer({ min: -130_000, max: 130_000 }).map((seconds) => midnight + seconds * 1000),
  ),
  site: fc.constantFrom('s1', 's2', ''),
  page: fc.constantFrom('/', '/a', '/𠮷'),
  views: fc.integer({ min: -5, max: 5 }),
  visitor: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ append: fc.array(event, { minLength: 1, maxLength: 60 }) }) },
  { weight: 2, arbitrary: fc.constant({ ask: true as const }) },
  { weight: 1, arbitrary: fc.constant({ reopen: true as const }) },
  { weight: 1, arbitrary: fc.constantFrom(-86_400_000, -1000, 0, 5_000_000).map((forget) => ({ forget })) },
);

test('over random steps the file gives what memory gives: sums, sketches, ids, late events, forgetting and opening again', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      number += 1;
      const file = join(folder, `${number}.sqlite`);
      const memory = createMemorySeries();
      await memory.open(seriesCaseSchema);
      const pack = eventPacker(seriesCaseSchema);
      let core = seriesCore(file);
      core.open(seriesCaseSchema);
      const compare = async () => {
        for (const question of questions) {
          const expected = await memory.query(question);
          expect(core.query(question)).toEqual(expected);
          expect(core.recount(question)).toEqual(await memory.recount(question));
        }
        expect(core.size()).toEqual(await memory.size());
      };
      for (const one of steps) {
        if ('append' in one) {
          const events = one.append.map(({ id, at, site, page, views, visitor }) => ({
            ...(id === undefined ? {} : { id }),
            at: new Date(at).toISOString(),
            dimensions: { site, page },
            sums: { views },
            ...(visitor === undefined ? {} : { distincts: { visitors: `访客${visitor}` } }),
          }));
          // two batches in one transaction are counted apart
          const half = Math.ceil(events.length / 2);
          const parts = [events.slice(0, half), events.slice(half)];
          const counted = core.appendAll(parts.map(pack));
          expect(counted).toEqual([await memory.append(parts[0]!), await memory.append(parts[1]!)]);
        } else if ('forget' in one) {
          const before = new Date(midnight + one.forget).toISOString();
          expect(core.forgetRaw(before)).toBe(await memory.forgetRaw(before));
        } else if ('reopen' in one) {
          core.close();
          core = seriesCore(file);
          core.open(seriesCaseSchema);
        } else await compare();
      }
      await compare();
      core.close();
    }),
    { numRuns: 25 },
  );
});

test('thousands of visitors of many groups: a sketch from raw events is the sketch of the roll-up', async () => {
  const core = seriesCore(':memory:');
  core.open(seriesCaseSchema);
  const pack = eventPacker(seriesCaseSchema);
  for (let batch = 0; batch < 6; batch += 1) {
    const events = Array.from({ length: 2500 }, (_, n) => ({
      at: new Date(midnight + ((n * 37) % 40) * 3_600_000).toISOString(),
      dimensions: { site: `s${n % 3}`, page: `/${n % 5}` },
      distincts: { visitors: `访客${batch * 2000 + n}` },
    }));
    core.appendAll([pack(events)]);
    // between the batches roll-ups are folded, so that stored sketches are merged with new ones
    if (batch % 2 === 0) core.query(questions[0]!);
  }
  for (const question of questions) expect(core.recount(question)).toEqual(core.query(question));
  core.close();
});

const sender = fileURLToPath(new URL('./send-until-killed.suite.ts', import.meta.url));

test('days of thousands of groups are read through their question, and follow what comes late', async () => {
  const core = seriesCore(':memory:');
  core.open(seriesCaseSchema);
  const pack = eventPacker(seriesCaseSchema);
  const send = (count: number, first: number) =>
    core.appendAll([
      pack(
        Array.from({ length: count }, (_, n) => ({
          at: new Date(midnight + ((n * 7) % 50) * 3_600_000).toISOString(),
          dimensions: { site: `s${n % 3}`, page: `/${(n * n + first) % 6100}` },
        })),
      ),
    ]);
  const asked: readonly SeriesQuery[] = [
    { rollup: 'pages', groupBy: ['page'], order: 'events', limit: 50 },
    { rollup: 'daily', groupBy: ['page'], filters: [{ dimension: 'site', anyOf: ['s1', 's2'] }], distincts: [], order: 'events', limit: 50 },
    { rollup: 'daily', groupBy: ['period', 'site'], distincts: [], order: 'period', limit: 50 },
    { rollup: 'daily', groupBy: ['page', 'site'], filters: [{ dimension: 'page', anyOf: ['/4', '/9'] }], distincts: [], order: 'events', limit: 50 },
    { rollup: 'daily', groupBy: [], filters: [{ dimension: 'site', anyOf: ['none'] }], distincts: [], order: 'events', limit: 50 },
  ];
  for (let round = 0; round < 3; round += 1) {
    for (let batch = 0; batch < 4; batch += 1) send(9000, batch + round * 100);
    // asked twice: the second time from what the first one left
    for (const question of [...asked, ...asked]) expect(core.query(question)).toEqual(core.recount(question));
  }
  core.close();
});

test('kill -9 in the middle of collecting loses nothing that was acknowledged, and roll-ups equal a recount', async () => {
  const file = join(folder, 'killed.sqlite');
  const acknowledged = new Set<number>();
  for (const round of [0, 1, 2]) {
    const child = spawn(process.execPath, ['--conditions=@jiyue/source', sender, file, String(round * 1_000_000), String(midnight)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    const goal = acknowledged.size + 40;
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const lines = text.split('\n');
        text = lines.pop()!;
        for (const line of lines) acknowledged.add(Number(line));
        if (acknowledged.size >= goal) child.kill('SIGKILL');
      });
      child.once('close', () => resolve());
    });
    expect(acknowledged.size).toBeGreaterThanOrEqual(goal);
    const series = openThreadSeries(file);
    await series.open(seriesCaseSchema);
    const { rawEvents } = await series.size();
    expect(rawEvents).toBeGreaterThanOrEqual(acknowledged.size * 500);
    for (const question of questions) expect(await series.recount(question)).toEqual(await series.query(question));
    expect((await series.query({ rollup: 'sites', groupBy: [], order: 'period', limit: 1 })).rows[0]?.events).toBe(rawEvents);
    // each acknowledged batch is there: sent again it counts nothing
    const pick = [...acknowledged].slice(-5);
    for (const from of pick) {
      const again = Array.from({ length: 500 }, (_, n) => ({ id: `e-${from + n}`, at: new Date(midnight + (from + n) * 10).toISOString(), dimensions: {} }));
      expect(await series.append(again)).toBe(0);
    }
    await series.close();
  }
});
