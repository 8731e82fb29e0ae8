import { expect, test } from 'vitest';
import { newRecordId } from './new-record-id.ts';

const at = (time: string) => () => new Date(time);
const zeros = (size: number) => new Uint8Array(size);

test('an id is "r" and twenty characters that a record id may have', () => {
  expect(newRecordId()).toMatch(/^r[0-9a-hjkmnp-tv-z]{20}$/);
});

test('the same clock and chance give the same id', () => {
  expect(newRecordId(at('2024-01-01T00:00:00Z'), zeros)).toBe('r01hk153x000000000000');
});

test('ids of later milliseconds sort after earlier ones, whatever the chance', () => {
  const times = ['1970-01-01T00:00:00.000Z', '2018-11-09T01:30:00.000Z', '2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.001Z', '2099-12-31T23:59:59.999Z'];
  const ids = times.map((time, index) => newRecordId(at(time), (size) => new Uint8Array(size).fill(31 - index)));
  expect(ids.toSorted()).toEqual(ids);
});

test('a thousand ids of one millisecond are all different', () => {
  const now = at('2024-01-01T00:00:00Z');
  expect(new Set(Array.from({ length: 1000 }, () => newRecordId(now))).size).toBe(1000);
});
