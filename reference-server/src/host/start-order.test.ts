import { expect, test } from 'vitest';
import { type Ordered, startOrder } from './start-order.ts';

const plugin = (id: string, requires: Record<string, string> = {}, provides: Record<string, string> = {}): Ordered => ({
  id,
  manifest: { requires, provides },
});
const ids = (plugins: readonly Ordered[]) => plugins.map((one) => one.id);

test('providers start before their users, otherwise the order is the operator’s', () => {
  const { order, refused } = startOrder([plugin('b', { p: '^1.0' }), plugin('a'), plugin('c', {}, { p: '1.2' })]);
  expect(ids(order)).toEqual(['c', 'b', 'a']);
  expect(refused).toEqual([]);
});

test('a point that nobody provides, or only in another version, is named with its range', () => {
  const { order, refused } = startOrder([plugin('a', { p: '^2.0' }), plugin('b', {}, { p: '1.2' })]);
  expect(ids(order)).toEqual(['b']);
  expect(refused[0]?.failure).toEqual({ code: 'PLUGIN_POINT_MISSING', data: { id: 'a', point: 'p', range: '^2.0' } });
});

test('a cycle is named by its path and holds back nobody else', () => {
  const { order, refused } = startOrder([plugin('a', { q: '^1.0' }, { p: '1.0' }), plugin('b', { p: '^1.0' }, { q: '1.0' }), plugin('c')]);
  expect(ids(order)).toEqual(['c']);
  expect(refused.map(({ plugin: one }) => one.id).sort()).toEqual(['a', 'b']);
  expect(refused[0]?.failure).toEqual({ code: 'PLUGIN_CYCLE', data: { path: 'a -> b -> a' } });
});

test('one of several providers is enough', () => {
  const { order } = startOrder([plugin('user', { p: '^1.0' }), plugin('broken', { none: '^1.0' }, { p: '1.0' }), plugin('good', {}, { p: '1.1' })]);
  expect(ids(order)).toEqual(['good', 'user']);
});
