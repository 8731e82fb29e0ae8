/** Search across sites and levels. */
import type { Site } from '@jiyue/standards/model';
import { expect, test } from 'vitest';
import { entryOf, startInProcess } from './in-process.ts';
import { record } from './world.ts';

const site = (id: string, parentId?: string) => ({ id, ...(parentId === undefined ? {} : { parentId }) }) as Site;

test('a site is searched alone, or with all that stand under it, counted by site', async () => {
  const sites = [
    site('province'),
    site('city', 'province'),
    site('county', 'city'),
    site('other', 'province'),
    site('loop-a', 'loop-b'),
    site('loop-b', 'loop-a'),
  ];
  const world = new Map(sites.map(({ id }) => [`r-${id}`, record({ id: `r-${id}`, title: '防汛工作', siteId: id })]));
  const run = await startInProcess(world, {}, ':memory:', { sites });
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  const found = async (scope: object) => {
    const reply = await run.search({ q: '防汛', ...scope });
    if (!reply.ok) throw new Error(reply.failure.code);
    const counted = reply.value.facets.find(({ name }) => name === 'siteId')?.values.map(({ value, count }) => `${value} ${count}`);
    return [reply.value.items.map(({ siteId }) => siteId).toSorted(), counted?.toSorted()];
  };
  expect(await found({ siteId: 'city' })).toEqual([['city'], ['city 1']]);
  expect(await found({ siteId: 'city', scope: 'below' })).toEqual([
    ['city', 'county'],
    ['city 1', 'county 1'],
  ]);
  expect((await found({ siteId: 'province', scope: 'below' }))[0]).toEqual(['city', 'county', 'other', 'province']);
  expect((await found({}))[0]).toHaveLength(6);
  // a circle of sites ends, and a site that is not there has nothing under it
  expect((await found({ siteId: 'loop-a', scope: 'below' }))[0]).toEqual(['loop-a', 'loop-b']);
  expect((await found({ siteId: 'gone', scope: 'below' }))[0]).toEqual([]);
  // pages of one scope are none of another
  const first = await run.search({ q: '防汛', siteId: 'province', scope: 'below', limit: 1 });
  const cursor = first.ok ? first.value.next! : '';
  expect(await run.search({ q: '防汛', siteId: 'province', limit: 1, cursor })).toMatchObject({ ok: false, failure: { code: 'CURSOR_INVALID' } });
  await run.close();
});
