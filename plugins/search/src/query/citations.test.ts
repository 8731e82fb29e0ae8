import { expect, test } from 'vitest';
import type { IndexHit } from '@jiyue/sdk/plugin';
import { placeInTime, workCode } from '../indexing/works.ts';
import { citationsOf } from './citations.ts';

const hit = (title: string): IndexHit => ({
  id: title,
  version: 1,
  sortKey: placeInTime('2026-01-01T00:00:00.000Z', workCode(title)),
  score: 0,
  attributes: {},
});

test('the works of hits are looked up together, once, until the index has grown', async () => {
  const named = new Map([[workCode('虚构法'), 7]]);
  const asked: number[] = [];
  let documents = 100;
  const citations = citationsOf({
    statistics: async (tokens) => {
      asked.push(tokens.length);
      return { documents, averageLengths: {}, documentFrequencies: tokens.map((token) => named.get(token) ?? 0) };
    },
  });
  const hits = [hit('虚构法 第一条'), hit('虚构法 第二条'), hit('虚构省条例')];
  const first = await citations(hits);
  expect(hits.map(first)).toEqual([7, 7, 0]);
  const before = asked.length;
  await citations(hits);
  expect(asked.length).toBe(before);

  documents = 200;
  named.set(workCode('虚构法'), 30);
  const more = [...hits, hit('虚构省办法')];
  expect(more.map(await citations(more))).toEqual([30, 30, 0, 0]);
});
