import { fileURLToPath } from 'node:url';
import { checkPlugin } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the check that every author of a plugin has finds nothing in this one', async () => {
  const answerQuestion = [{ body: { question: '集约化平台怎么建' } }];
  const calls = {
    answerQuestion,
    search: [{ params: { q: '集约化' } }, { params: { q: '云川江 治理', sort: 'date', kind: 'article', publishedFrom: '2026-01-01' } }],
  };
  expect(await checkPlugin(root, { calls })).toEqual([]);
});

test('nor with every setting changed', async () => {
  const config = { synonyms: ['一网通办 → 政务服务'], legalLevelBoost: 0, extractCharacters: 40, facetValues: 1, answers: false };
  expect(
    await checkPlugin(root, {
      config,
      calls: {
        searchInteraction: [{ params: { q: '集约化', limit: 20 } }],
        answerQuestion: [{ body: { question: '一网通办是什么' } }],
        search: [{ params: { q: '一网通办' } }],
      },
      levels: ['inline'],
    }),
  ).toEqual([]);
});
