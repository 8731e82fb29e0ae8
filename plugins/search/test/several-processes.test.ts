/** Several processes over one database: each keeps a series of its own, and any of them gives the same figures. */
import { createMemorySeries, createMemoryStorage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld } from './world.ts';

const running: InProcess[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const shared = () => createMemoryStorage();
let processes = 0;
const start = async (common = shared(), left: object = {}) => {
  const world = buildWorld();
  processes += 1;
  const run = await startInProcess(world, { severalProcesses: true }, ':memory:', {
    ...{ shared: common, storage: createMemoryStorage(), series: createMemorySeries(`process ${processes}`), ...left },
  });
  running.push(run);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  return run;
};
const ask = async (run: InProcess, q: string, times = 1) => {
  for (let n = 1; n < times; n += 1) await run.search({ q });
  const reply = await run.search({ q, clickTokens: true });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};
const figures = async (run: InProcess) =>
  (await run.call('listSearchFigures', { from: '2026-02-01', to: '2026-03-05', order: 'searches', limit: 50 })).value as {
    readonly total: { readonly searches: number; readonly opened: number };
    readonly items: readonly { readonly words: string; readonly searches: number; readonly opened: number }[];
  };

test('any process gives the figures of all of them', async () => {
  const common = shared();
  const [one, other] = [await start(common), await start(common)];
  await ask(one, '住房公积金', 6);
  await figures(one);
  await ask(other, '住房公积金', 3);
  await ask(other, '没有这样的词语', 2);
  const told = await figures(other);
  expect(told.total.searches).toBe(11);
  expect(told.items.map(({ words, searches }) => [words, searches])).toEqual([['住房公积金', 9]]);
  expect(await figures(one)).toEqual(told);
});

test('the text of words is kept once the searches of all processes are enough', async () => {
  const common = shared();
  const [one, other] = [await start(common), await start(common)];
  await ask(one, '住房公积金', 3);
  expect((await figures(one)).items).toEqual([]);
  await ask(other, '住房公积金', 1);
  expect((await figures(other)).items).toEqual([]);
  await ask(other, '住房公积金', 1);
  await figures(other);
  expect((await figures(one)).items.map(({ words, searches }) => [words, searches])).toEqual([['住房公积金', 5]]);
});

test('a click counts once, whichever processes are told of it', async () => {
  const common = shared();
  const [one, other] = [await start(common), await start(common)];
  const token = (await ask(one, '住房公积金', 5)).items[0]!.clickToken;
  for (const run of [one, other, one]) await run.call('countSearchClick', { token });
  await figures(one);
  expect([(await figures(other)).total.opened, (await figures(one)).total.opened]).toEqual([1, 1]);
});

test('a process that starts anew goes on, and one without its folder counts everything once', async () => {
  const common = shared();
  const one = await start(common);
  await ask(one, '住房公积金', 5);
  await figures(one);
  const again = await start(common, { storage: one.storage, series: one.series });
  await ask(again, '住房公积金', 2);
  expect((await figures(again)).total.searches).toBe(7);
  expect((await figures(await start(common))).total.searches).toBe(7);
});

test('batches go after a week', async () => {
  const common = shared();
  const one = await start(common);
  await ask(one, '住房公积金', 5);
  await figures(one);
  const batches = async () => (await common.list('searches/batch/')).keys.length;
  expect(await batches()).toBe(1);
  one.clock.at = new Date('2026-03-20T10:00:00.000Z');
  await one.jobs.get('forget-words')!();
  expect(await batches()).toBe(0);
});
