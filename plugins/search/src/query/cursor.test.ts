import { expect, test } from 'vitest';
import type { SearchParameters } from '../types.ts';
import { makeCursor, readCursor } from './cursor.ts';

const params: SearchParameters = { q: '公积金', limit: 20, sort: 'relevance', kind: 'article' };

test('a cursor leads on in the question it was given for, whatever the size of the page', () => {
  const cursor = makeCursor(params, 20);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,512}$/);
  expect(readCursor({ ...params, cursor })).toBe(20);
  expect(readCursor({ ...params, cursor, limit: 5 })).toBe(20);
  expect(readCursor(params)).toBe(0);
});

test.each([
  ['another question', { ...params, q: '社保' }, (cursor: string) => cursor],
  ['another filter', { ...params, siteId: 's1' }, (cursor: string) => cursor],
  ['another order', { ...params, sort: 'date' as const }, (cursor: string) => cursor],
  ['another place', params, (cursor: string) => `${cursor}0`],
  ['a leading zero', params, (cursor: string) => `${cursor.slice(0, 24)}020`],
  ['something else', params, () => 'AAAA'],
  ['a negative place', params, (cursor: string) => `${cursor.slice(0, 24)}-1`],
])('%s is refused', (_name, asked, change) => {
  expect(readCursor({ ...asked, cursor: change(makeCursor(params, 20)) })).toBeUndefined();
});
