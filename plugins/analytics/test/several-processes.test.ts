/** Several server processes: whichever is asked, the figures are those of one process that had taken every event. */
import { createMemorySeries, createMemoryStorage, createPluginWorld } from '@jiyue/sdk/testing';
import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { plugin } from '../src/index.ts';
import { administrator, search, settings, visit } from './world.ts';

const period = { periodStart: '2026-02-01', periodEnd: '2026-02-28', limit: 100 };

let processes = 0;
/** A process: a world of its own, but for the storage that all share. */
async function startProcess(shared = createMemoryStorage(), parts: Parameters<typeof createPluginWorld>[0] = {}, severalProcesses = true) {
  processes += 1;
  const world = createPluginWorld({ shared, series: createMemorySeries(`process ${processes}`), ...parts });
  const running = await world.start(plugin, { config: { ...settings, severalProcesses } });
  return {
    world,
    running,
    visits: (items: ReturnType<typeof visit>[]) => running.call('recordVisits', { caller: administrator, body: { items } }),
    searches: (items: ReturnType<typeof search>[]) => running.call('recordSearches', { caller: administrator, body: { items } }),
    async figures() {
      const report = async (declarationId: string) =>
        running.call('getReport', { caller: administrator, params: { declarationId, periodStart: '2026-02-01' } });
      const rank = async (measureCode: string, dimension: string) =>
        running.call('rankFigures', { caller: administrator, params: { measureCode, dimension, ...period } });
      return {
        traffic: await report('traffic-monthly'),
        ranks: [
          await rank('page-views', 'column'),
          await rank('visitors', 'date'),
          await rank('searches', 'x-jiyue-words'),
          await rank('page-views', 'terminal'),
        ],
      };
    },
    proof: () => running.call('proveFigures', { caller: administrator, params: { periodStart: period.periodStart, periodEnd: period.periodEnd } }),
  };
}

const days = ['2026-02-01T00:00:00+08:00', '2026-02-14T23:59:59+08:00', '2026-02-28T12:00:00+08:00'];
const paths = ['/', '/s/9900000001/r/r-news-1', '/s/9900000001/c/yaowen'];
const event = fc.record({
  at: fc.constantFrom(...days),
  path: fc.constantFrom(...paths),
  terminal: fc.constantFrom('desktop', 'phone', 'tablet'),
  dayMark: fc.constantFrom('00000000000000a1', '00000000000000b2', '00000000000000c3'),
  isRobot: fc.boolean(),
  // where it is sent: to the first, to the second, to both
  to: fc.constantFrom(1, 2, 3),
});

test('two processes give the figures of one, whichever is asked, for events sent to either or to both', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 40 }), async (drawn) => {
      const shared = createMemoryStorage();
      const [first, second, alone] = [await startProcess(shared), await startProcess(shared), await startProcess(createMemoryStorage(), {}, false)];
      const sent = drawn.map(({ to, ...more }) => ({ to, one: visit(more), words: search({ at: more.at, words: '公积金', dayMark: more.dayMark }) }));
      for (const { to, one, words } of sent) {
        await alone.visits([one]);
        await alone.searches([words]);
        for (const [place, process] of [first, second].entries())
          if (to & (place + 1)) {
            await process.visits([one]);
            await process.searches([words]);
          }
      }
      const expected = await alone.figures();
      expect(await first.figures()).toEqual(expected);
      expect(await second.figures()).toEqual(expected);
      expect(await second.proof()).toMatchObject({ value: { isEqual: true } });
    }),
    { numRuns: 15 },
  );
});

test('what a process wrote and had not counted when it was killed is counted by both after its start', async () => {
  const shared = createMemoryStorage();
  const [first, second] = [await startProcess(shared), await startProcess(shared)];
  const { storage, series } = first.world;
  const append = series.append.bind(series);
  series.append = () => new Promise(() => undefined);
  void first.visits([visit()]);
  while ((await shared.list('exchange/batch/')).keys.length === 0) await Promise.resolve();
  series.append = append;
  const again = await startProcess(shared, { storage, series });
  const views = async (process: typeof first) => {
    const reply = await process.running.call('rankFigures', { caller: administrator, params: { measureCode: 'page-views', dimension: 'site', ...period } });
    return reply.ok && reply.value.items.map(({ figure }) => figure);
  };
  expect(await views(again)).toEqual([1]);
  expect(await views(second)).toEqual([1]);
  expect(await views(again)).toEqual([1]);
});

test('a batch stays until every process has it, then goes; one that is gone for a month holds nothing up', async () => {
  const shared = createMemoryStorage();
  const [first, second] = [await startProcess(shared), await startProcess(shared)];
  const batches = async () => (await shared.list('exchange/batch/')).keys.length;
  await second.visits([visit()]);
  await first.figures();
  await first.visits([visit()]);
  for (const { world } of [first, second]) world.clock.passDays(5);
  // the second has not read what the first wrote
  await first.running.runJob('end-of-day');
  expect(await batches()).toBe(2);
  // its first question of a new day ends the day before
  await second.figures();
  expect(await batches()).toBe(1);
  await first.running.runJob('end-of-day');
  expect(await batches()).toBe(0);
  await first.visits([visit()]);
  first.world.clock.passDays(31);
  await first.running.runJob('end-of-day');
  expect(await batches()).toBe(0);
});

test('a process that joins with a copy of another series goes its own way: neither overwrites what the other lays down', async () => {
  const shared = createMemoryStorage();
  // a copy carries the identity of the series along
  const copied = () => ({ series: createMemorySeries('one file, copied') });
  const [first, second] = [await startProcess(shared, copied()), await startProcess(shared, copied())];
  await Promise.all([first.visits([visit(), visit()]), second.visits([visit()])]);
  expect((await first.figures()).ranks).toEqual((await second.figures()).ranks);
  expect((await shared.list('exchange/batch/')).keys).toHaveLength(2);
  const reply = await first.running.call('rankFigures', { caller: administrator, params: { measureCode: 'page-views', dimension: 'site', ...period } });
  expect(reply.ok && reply.value.items.map(({ figure }) => figure)).toEqual([3]);
});

test('a process that joins late without a copy says so and settles no report of the days before; whoever has them does', async () => {
  const shared = createMemoryStorage();
  const first = await startProcess(shared);
  await first.visits([visit(), visit()]);
  // batches that everybody has are removed after three days
  first.world.clock.passDays(5);
  await first.running.runJob('end-of-day');
  expect((await shared.list('exchange/batch/')).keys).toEqual([]);
  const late = await startProcess(shared, { now: first.world.clock.now().toISOString() });
  expect(await late.running.running!.health!()).toMatchObject({ status: 'degraded' });
  expect(await first.running.running!.health!()).toEqual({ status: 'up' });
  for (const { world } of [first, late]) world.clock.passDays(40);
  const views = async ({ running }: typeof first) => {
    const report = await running.call('getReport', { caller: administrator, params: { declarationId: 'traffic-monthly', periodStart: '2026-02-01' } });
    return report.ok && report.value.figures.find(({ measureCode }) => measureCode === 'page-views')?.value;
  };
  // asked first, it does not make its figure the settled one
  await late.running.runJob('periodic-reports');
  await views(late);
  expect(await views(first)).toBe(2);
  // and gives the settled one afterwards
  expect(await views(late)).toBe(2);
});

test('a reader who is served by two processes is one visitor of the day, and nothing of the day that tells of anybody is left in what they share', async () => {
  const shared = createMemoryStorage();
  const [first, second] = [await startProcess(shared), await startProcess(shared)];
  const look = (process: typeof first, address: string) =>
    process.running.call('countVisitByImage', {
      params: { site: 'site-province', path: '/s/9900000001/', 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0)', 'X-Forwarded-For': address },
    });
  for (const process of [first, second, first]) await look(process, '198.51.100.7');
  await look(second, '198.51.100.8');
  const day = new Date(first.world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const count = async (process: typeof first, measureCode: string) => {
    const params = { measureCode, dimension: 'site', periodStart: day, periodEnd: day, limit: 10 };
    const reply = await process.running.call('rankFigures', { caller: administrator, params });
    return reply.ok && reply.value.items.map(({ figure }) => figure);
  };
  for (const process of [first, second]) expect([await count(process, 'page-views'), await count(process, 'visitors')]).toEqual([[4], [2]]);
  expect((await shared.list(`salt/${day}/`)).keys).toHaveLength(1);
  for (const { world } of [first, second]) world.clock.passDays(1);
  await first.running.runJob('end-of-day');
  expect((await shared.list(`salt/${day}/`)).keys).toEqual([]);
  const kept: string[] = [];
  for (const key of (await shared.list('')).keys) kept.push(key, JSON.stringify(await shared.get(key)));
  expect(kept.join('\n')).not.toContain('198.51.100');
});
