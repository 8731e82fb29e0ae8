import { expect, test } from 'vitest';
import { createMemorySeries, createMemoryStorage, type MemoryStorage } from '../testing/index.ts';
import { createMemoryClock } from '../testing/world/memory-clock.ts';
import { exchangeEvents } from './exchange-events.ts';
import type { OwnSeries, SeriesSchema } from './own-series.ts';

const schema: SeriesSchema = { version: '1', dimensions: ['site'], sums: [], distincts: [], rollups: [{ name: 'sites', period: 'day', dimensions: ['site'] }] };
const event = (id: string) => ({ id, at: '2026-02-01T01:00:00Z', dimensions: { site: 's' } });
const day = 1;

/** A process of the platform with a series of its own. */
async function processOf(name: string, shared: MemoryStorage, { storage = createMemoryStorage(), series = createMemorySeries(name) as OwnSeries } = {}) {
  const clock = createMemoryClock('2026-02-02T00:00:00Z');
  const { identity } = await series.open(schema);
  const exchange = exchangeEvents({ root: 'x/', identity, storage, shared, clock: clock.now, onTaken: async (events) => void (await series.append(events)) });
  const counted = async () => (await series.query({ rollup: 'sites', groupBy: ['site'], order: 'period', limit: 10 })).rows[0]?.events ?? 0;
  return {
    ...{ storage, series, clock, exchange, identity, counted },
    async count(...ids: readonly string[]) {
      await exchange.give(ids.map(event));
      await series.append(ids.map(event));
    },
  };
}

test('what one process counts all count once, also what was told to two of them', async () => {
  const shared = createMemoryStorage();
  const [one, two] = [await processOf('one', shared), await processOf('two', shared)];
  await Promise.all([one.count('a', 'b'), one.count('c'), two.count('b', 'd')]);
  for (const process of [one, two, one]) await process.exchange.take();
  expect([await one.counted(), await two.counted()]).toEqual([4, 4]);
  // waiting together, they were laid down together
  expect((await shared.list('x/batch/one-1/')).keys.length).toBeLessThanOrEqual(2);
});

test('a process that was killed between laying down and counting counts after its start', async () => {
  const shared = createMemoryStorage();
  const one = await processOf('one', shared);
  await one.exchange.give([event('a')]);
  const again = await processOf('one', shared, { storage: one.storage, series: one.series });
  await again.exchange.take();
  expect(await again.counted()).toBe(1);
});

test('a process whose series was lost takes everything over anew, its own events too', async () => {
  const shared = createMemoryStorage();
  const [one, two] = [await processOf('one', shared), await processOf('two', shared)];
  await one.count('a');
  await two.count('b');
  await one.exchange.take();
  const renewed = await processOf('one renewed', shared, { storage: one.storage });
  await renewed.exchange.take();
  expect(await renewed.counted()).toBe(2);
});

test('events that could not be laid down are told so, and others after them get through', async () => {
  const shared = createMemoryStorage();
  const one = await processOf('one', shared);
  shared.quotaBytes = 0;
  await expect(one.exchange.give([event('a')])).rejects.toThrow('STORAGE_QUOTA_EXCEEDED');
  shared.quotaBytes = 1_000_000;
  await one.count('b');
  const two = await processOf('two', shared);
  await two.exchange.take();
  expect(await two.counted()).toBe(1);
});

test('a batch goes once it is three days old and everybody has it; who has read nothing for a month holds nothing up', async () => {
  const shared = createMemoryStorage();
  const [one, two] = [await processOf('one', shared), await processOf('two', shared)];
  const batches = async () => (await shared.list('x/batch/')).keys.length;
  await two.exchange.take();
  await one.count('a');
  await one.exchange.tidy();
  one.clock.passDays(4 * day);
  await one.exchange.tidy();
  expect(await batches()).toBe(1);
  await two.exchange.take();
  await one.exchange.tidy();
  expect(await batches()).toBe(0);
  await one.count('b');
  one.clock.passDays(31 * day);
  await one.exchange.tidy();
  expect(await batches()).toBe(0);
});
