import { expect, test } from 'vitest';
import { createRandomPool } from './random-pool.ts';

test('no byte is given twice, also over the end of a block and beyond its size', () => {
  const random = createRandomPool(64);
  const given = Array.from({ length: 200 }, () => Buffer.from(random(10)).toString('hex'));
  expect(given.every((text) => text.length === 20)).toBe(true);
  expect(new Set(given).size).toBe(200);
  expect(random(100)).toHaveLength(100);
});
