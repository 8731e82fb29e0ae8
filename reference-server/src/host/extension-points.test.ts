import { definePoint } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { runningPlugin } from './attribution.ts';
import { createExtensionPoints } from './extension-points.ts';
import { beginLife } from './life.ts';

interface Ranker {
  rank(ids: readonly string[]): Promise<readonly string[]>;
}
const many = definePoint<Ranker>()({ id: 'search-ranker', version: '1.0', holds: 'many' });
const one = definePoint<Ranker>()({ id: 'search-speller', version: '1.0', holds: 'one' });
const order = ['early', 'late'];
const points = () => createExtensionPoints((id) => order.indexOf(id));
const reverse: Ranker = { rank: async (ids) => [...ids].reverse() };

test('providers come in the order of the operator, not of their start', () => {
  const all = points();
  all.provide(many, beginLife('late'), reverse);
  all.provide(many, beginLife('early'), reverse);
  expect(all.providers(many).map((provider) => provider.plugin)).toEqual(['early', 'late']);
});

test('a provider that ends leaves the list, and what was kept of it is dead', async () => {
  const all = points();
  const life = beginLife('early');
  all.provide(many, life, reverse);
  const kept = all.providers(many)[0]!.use;
  expect(await kept.rank(['a', 'b'])).toEqual(['b', 'a']);
  life.end();
  expect(all.providers(many)).toEqual([]);
  await expect(kept.rank(['a'])).rejects.toThrow('PLUGIN_STOPPED: {"id":"early","member":"search-ranker.rank"}');
});

test('a point for one refuses the second and names the first; its place is free again after the end', () => {
  const all = points();
  const life = beginLife('early');
  all.provide(one, life, reverse);
  expect(() => all.provide(one, beginLife('late'), reverse)).toThrow('PLUGIN_POINT_TAKEN: {"point":"search-speller","by":"early"}');
  life.end();
  all.provide(one, beginLife('late'), reverse);
  expect(all.providers(one)[0]?.plugin).toBe('late');
});

test('calls run as the provider', async () => {
  const all = points();
  all.provide(many, beginLife('early'), { rank: async () => [runningPlugin() ?? 'server'] });
  expect(await all.providers(many)[0]!.use.rank([])).toEqual(['early']);
  expect(runningPlugin()).toBeUndefined();
});
