import type { Resource } from '@jiyue/standards/model';
import { describe, expect, test } from 'vitest';
import { article } from '../test/world.ts';
import { isDay, longDate, momentOf, publicationOf } from './dates.ts';

const published = (more: Partial<Resource>) => publicationOf(article('r1', 'c1', '标题', '正文', { firstPublishedAt: '2026-03-05T10:00:00.000Z', ...more }));
const origin = { system: 'oa', recordId: '1' };

describe('publication time', () => {
  test('the instant of the source comes first and is shown in local time', () => {
    expect(published({ origin: { ...origin, publishedAt: '2018-11-08T23:30:59-05:00', publishedDate: '2018-11-01' } })).toEqual({
      tag: '2018-11-09 12:30',
      shown: '2018-11-09 12:30',
      machine: '2018-11-09T12:30+08:00',
      date: '2018-11-09',
    });
  });
  test('a source that gives a day alone gets 00:00 in the tag and no time for readers', () => {
    expect(published({ origin: { ...origin, publishedDate: '2018-11-09' } })).toMatchObject({
      tag: '2018-11-09 00:00',
      shown: '2018-11-09',
      machine: '2018-11-09',
    });
  });
  test('else the first publication on this platform counts, over midnight too', () => {
    expect(published({ origin, firstPublishedAt: '2026-12-31T16:05:00Z' }).tag).toBe('2027-01-01 00:05');
  });
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-13-01', false],
  ['2026-3-1', false],
  ['2026-03-01T00:00', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test('a long date has no leading zeros in Chinese and stays as it is in English', () => {
  expect(longDate('2018-02-07', 'zh-CN')).toBe('2018年2月7日');
  expect(longDate('2018-02-07', 'en')).toBe('2018-02-07');
  expect(momentOf('2018-02-07T00:00:00+08:00').date).toBe('2018-02-07');
});
