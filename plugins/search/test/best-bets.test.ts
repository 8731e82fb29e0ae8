/** Best bets: kept by editors with a right on the site, shown apart, for their days, and never a record that is gone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Resource, Site } from '@jiyue/standards/model';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld } from './world.ts';

let run: InProcess;
let world: Map<string, Resource>;
const sites = [{ id: 's1' }, { id: 's2' }] as Site[];
beforeEach(async () => {
  world = buildWorld();
  run = await startInProcess(world, {}, ':memory:', { sites });
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
});
afterEach(() => run.close());

const draft = { words: ['公积金提取', '提取 公积金'], match: 'whole', resourceId: 'r-read', siteId: 's1', note: '先看解读。' };
const create = async (more: object = {}, caller: object = {}) => run.call('createBestBet', {}, { body: { ...draft, ...more }, ...caller });
const bets = async (q: string, more: object = { siteId: 's1' }) => {
  const reply = await run.search({ q, ...more });
  return reply.ok ? (reply.value.bestBets ?? []).map(({ id }) => id) : reply.failure.code;
};

test('a chosen record stands apart from the hits, marked as chosen, on the first page alone, and counts nowhere', async () => {
  const before = await run.search({ q: '公积金提取', siteId: 's1', limit: 2 });
  await create();
  const after = await run.search({ q: '公积金提取', siteId: 's1', limit: 2 });
  if (!before.ok || !after.ok) throw new Error('no answer');
  const { bestBets, ...rest } = after.value;
  expect(rest).toEqual(before.value);
  expect(bestBets).toEqual([
    {
      ...{ id: 'r-read', version: 1, kind: 'interpretation', siteId: 's1', columnId: 'c-read', title: '《住房公积金管理办法》解读', note: '先看解读。' },
      ...{ sourceName: '虚构省政府办公厅', publishedAt: '2026-01-12T16:00:00.000Z' },
    },
  ]);
  expect(await bets('公积金提取', { siteId: 's1', limit: 2, cursor: rest.next })).toEqual([]);
  expect(await bets('公积金提取', { siteId: 's1', sort: 'date' })).toEqual([]);
  expect(await bets('公积金提取', { siteId: 's1', kind: 'interpretation' })).toEqual([]);
});

test('a withdrawn record is recommended no more, whatever the editors say', async () => {
  await create();
  world.set('r-read', { ...world.get('r-read')!, status: 'withdrawn' });
  expect(await bets('公积金提取')).toEqual([]);
  expect((await create({ words: ['解读'] })).failure).toEqual({ code: 'SEARCH_BET_RECORD', data: { resourceId: 'r-read' } });
});

test('any way of writing the words counts; "within" also answers longer questions; order and limit are the editors’', async () => {
  await create();
  expect([await bets(' 提取　公积金 '), await bets('公积金提取条件'), await bets('公积金')]).toEqual([['r-read'], [], []]);
  await create({ words: ['提取'], match: 'within', resourceId: 'r-fund', order: 1 });
  for (const resourceId of ['r-tax', 'r-flood', 'r-empty', 'r-fund-news']) await create({ words: ['提取'], match: 'within', resourceId, order: 9 });
  const found = (await bets('公积金提取')) as string[];
  expect([found[0], found.length]).toEqual(['r-fund', 5]);
});

test('a bet of a site speaks on that site; one of the whole platform on all searches, and asks for the right on all', async () => {
  await create();
  expect([await bets('公积金提取', { siteId: 's2' }), await bets('公积金提取', {})]).toEqual([[], []]);
  const { siteId: _, ...everywhere } = draft;
  const refused = await run.call('createBestBet', {}, { body: everywhere, siteIds: ['s1'] });
  expect(refused.failure).toEqual({ code: 'SEARCH_CALLER_REFUSED', data: { siteId: '*' } });
  await run.call('createBestBet', {}, { body: { ...everywhere, resourceId: 'r-city' } });
  expect([await bets('公积金提取', { siteId: 's2' }), await bets('公积金提取', {})]).toEqual([['r-city'], ['r-city']]);
});

test('it begins and ends with its days in China', async () => {
  await create({ startDate: '2026-03-06', endDate: '2026-03-07' });
  const shownAt = async (instant: string) => {
    run.clock.at = new Date(instant);
    return bets('公积金提取');
  };
  expect(await shownAt('2026-03-05T15:59:59.000Z')).toEqual([]);
  expect(await shownAt('2026-03-05T16:00:00.000Z')).toEqual(['r-read']);
  expect(await shownAt('2026-03-07T15:59:59.000Z')).toEqual(['r-read']);
  expect(await shownAt('2026-03-07T16:00:00.000Z')).toEqual([]);
  expect((await create({ startDate: '2026-03-02', endDate: '2026-03-01' })).failure.code).toBe('SEARCH_BET_PERIOD');
});

test('changes rest on the version that was read, and each is told with who, when, before and after', async () => {
  const { value: made } = await create();
  expect(made).toMatchObject({ version: 1, updatedBy: 'editor-1', updatedAt: '2026-03-05T10:00:00.000Z' });
  const at = (version: number) => ({ betId: made.id, 'If-Match': `"${version}"` });
  run.clock.at = new Date('2026-03-06T10:00:00.000Z');
  const replaced = await run.call('replaceBestBet', at(1), { body: { ...draft, resourceId: 'r-fund' }, id: 'editor-2' });
  expect(replaced.value).toMatchObject({ id: made.id, version: 2, resourceId: 'r-fund', updatedBy: 'editor-2' });
  expect(await bets('公积金提取')).toEqual(['r-fund']);
  expect((await run.call('replaceBestBet', at(1), { body: draft })).failure).toEqual({ code: 'SEARCH_BET_CHANGED', data: { betId: made.id, version: 2 } });
  run.clock.at = new Date('2026-03-07T10:00:00.000Z');
  await run.call('removeBestBet', at(2));
  expect(await bets('公积金提取')).toEqual([]);
  const { value } = await run.call('listBestBetChanges', { siteId: 's1' });
  expect(value.items.map(({ act, by, before, after }: Record<string, { version?: number }>) => [act, by, before?.version, after?.version])).toEqual([
    ['removed', 'editor-1', 2, undefined],
    ['replaced', 'editor-2', 1, 2],
    ['created', 'editor-1', undefined, 1],
  ]);
});

test('who has no right on the site sees nothing of it and changes nothing', async () => {
  const { value: made } = await create();
  const stranger = { siteIds: ['s2'], id: 'stranger' };
  expect((await create({}, stranger)).failure).toEqual({ code: 'SEARCH_CALLER_REFUSED', data: { siteId: 's1' } });
  expect((await run.call('removeBestBet', { betId: made.id, 'If-Match': '"1"' }, stranger)).failure.code).toBe('SEARCH_BET_UNKNOWN');
  expect((await run.call('listBestBets', {}, stranger)).value).toEqual({ items: [], total: 0 });
  expect((await run.call('listBestBets', { siteId: 's1' }, stranger)).failure.code).toBe('SEARCH_CALLER_REFUSED');
  expect((await run.call('listBestBetChanges', {}, stranger)).value.total).toBe(0);
  expect((await create({ siteId: 's9' })).failure).toEqual({ code: 'SEARCH_SITE_UNKNOWN', data: { siteId: 's9' } });
});

test('lists are walked by cursors', async () => {
  for (let n = 0; n < 5; n += 1) await create({ words: [`词${n}`] });
  const first = (await run.call('listBestBets', { limit: 3 })).value;
  const second = (await run.call('listBestBets', { limit: 3, cursor: first.next })).value;
  expect([first.items.length, first.total, second.items.length, second.next]).toEqual([3, 5, 2, undefined]);
  expect((await run.call('listBestBets', { cursor: 'page2' })).failure.code).toBe('SEARCH_CURSOR_INVALID');
});

test('another process shows what one has written, within two seconds of its clock', async () => {
  const other = await startInProcess(world, {}, ':memory:', { sites, shared: run.shared });
  await other.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  const shown = async () => {
    const reply = await other.search({ q: '公积金提取', siteId: 's1' });
    return reply.ok && (reply.value.bestBets ?? []).map(({ id }) => id);
  };
  expect(await shown()).toEqual([]);
  await create();
  other.clock.at = new Date(other.clock.at.getTime() + 2000);
  expect(await shown()).toEqual(['r-read']);
  await other.close();
});
