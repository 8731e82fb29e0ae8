import { expect, test } from 'vitest';
import { compileSchema } from './compile-schema.ts';

const compiled = compileSchema({ type: 'array', uniqueItems: true });
const rulesOf = (items: unknown) => (compiled.ok ? compiled.value(items).map(({ pointer, rule, params }) => [pointer, rule, params?.['other']]) : []);

test.each([
  ['texts', ['a', 'b', 'a', 'c', 'a'], [['/4', 'uniqueItems', 3]]],
  [
    'objects, whatever the order of their members',
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [['/1', 'uniqueItems', 1]],
  ],
  ['a text and the number it looks like', ['1', 1, true, 'true', null, 'null'], []],
  ['a text that looks like our key of another', ['a', 'text a', { a: 1 }, '{"a":1}', 'JSON {"a":1}'], []],
  ['an empty list', [], []],
])('%s', (_, items, found) => {
  expect(rulesOf(items)).toEqual(found);
});

test('a list of 500,000 is judged in one pass, where comparing each with each would take an hour', () => {
  const items = Array.from({ length: 500_000 }, (_, index) => `a${index}`);
  expect(rulesOf(items)).toEqual([]);
  expect(rulesOf([...items, 'a7'])).toEqual([['/500000', 'uniqueItems', 8]]);
});

const parts = { type: 'object', required: ['a', 'b'], properties: { parts: { type: 'array', items: { $ref: '#/$defs/part' } } } };
const either = { anyOf: [{ $ref: '#/$defs/part' }, { type: 'array', items: { $ref: '#/$defs/part' } }] };

test('100,000 items that break a referred schema are judged in one pass, and none of them is taken for the number of faults before it', () => {
  const list = compileSchema({ $defs: { part: parts }, type: 'object', properties: { x: { type: 'array', items: { $ref: '#/$defs/part' } } } });
  const items = Array.from({ length: 100_000 }, () => ({}));
  const found = list.ok ? list.value({ x: items }) : [];
  expect(found.at(-1)?.rule).toBe('more');
  // both branches meet more faults than are kept: neither may pass for that
  const union = compileSchema({ $defs: { part: parts, either }, type: 'array', items: { $ref: '#/$defs/either' } });
  expect(union.ok && union.value([items, { a: 1, b: 2, parts: items }, { a: 1, b: 2 }]).length).toBeGreaterThan(1);
  expect(union.ok && union.value([{ a: 1, b: 2, parts: [{ a: 1, b: 2 }] }, [{ a: 1, b: 2 }]])).toEqual([]);
});
