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
