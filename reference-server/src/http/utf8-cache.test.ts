import { expect, test } from 'vitest';
import { createUtf8Cache } from './utf8-cache.ts';

test('equal texts give the same bytes until they are pushed out by younger ones', () => {
  const cache = createUtf8Cache(48);
  const first = cache.bytesOf('通知公告');
  expect(first).toEqual(Buffer.from('通知公告'));
  expect(cache.bytesOf(['通知', '公告'].join(''))).toBe(first);
  for (const text of ['一二三', '四五六', '七八九', '十百千', '万亿兆']) cache.bytesOf(text);
  expect(cache.bytesOf('通知公告')).not.toBe(first);
  expect(cache.bytesOf('通知公告')).toEqual(first);
});

test('a text that would fill the cache alone is not kept', () => {
  const cache = createUtf8Cache(40);
  expect(cache.bytesOf('一二三四')).not.toBe(cache.bytesOf('一二三四'));
});
