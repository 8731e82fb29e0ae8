import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { prepareChecked, type SqlValue } from './checked-statement.ts';

const insert = () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t(a, b)');
  return prepareChecked(database, "INSERT INTO t(a, b) VALUES(?, coalesce(?, 'really?'))");
};

const silent: readonly (readonly [string, unknown])[] = [
  ['a missing value', []],
  ['one value too many', ['1', '2', '3']],
  ['undefined', ['1', undefined]],
  ['a Date', ['1', new Date(0)]],
  ['a boolean', ['1', true]],
  ['a fraction', ['1', 0.5]],
  ['a number beyond 2^53', ['1', 2 ** 53]],
  ['NaN', ['1', Number.NaN]],
  ['an object', ['1', {}]],
];

test.each(silent)('%s is refused instead of bound as something else', (_, values) => {
  expect(() => insert().run(...(values as SqlValue[]))).toThrow(TypeError);
});

test('texts, whole numbers, bytes and null are bound as they are', () => {
  expect(insert().run('政', null)).toBe(1);
  expect(insert().run(7, new Uint8Array([1]))).toBe(1);
});
