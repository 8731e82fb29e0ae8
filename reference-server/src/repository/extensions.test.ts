/** What a vendor or a province adds stays as it was given: extensions and codes of an owner (JY-FMT-004, JY-CLS-002). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anonymous } from './principal.ts';
import { article, openWorld, published, recordIn, type World } from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const ext = { 'cn-xg': { 批次: '２０２６-01', list: [null, true, 0.5, { 'a/b~c': '𠮷' }], empty: {} }, 'vendor.a': [] };

test('extensions come back as they were given, whatever they hold', async () => {
  const { id } = await published(world.repository, article({ ext }));
  const read = recordIn(await world.repository.getResource(anonymous, { id, edition: 'published' }));
  expect(read.ext).toEqual(ext);
});

test('a code of an owner in an open table comes back as it was given', async () => {
  const classification = { topics: ['T0201', 'x-xg-village-affairs'] };
  const { id } = await published(world.repository, article({ classification }));
  expect(recordIn(await world.repository.getResource(anonymous, { id, edition: 'published' })).classification).toEqual(classification);
});
