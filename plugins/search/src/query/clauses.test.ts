import { expect, test } from 'vitest';
import { synonymsOf } from '../analysis/synonyms.ts';
import { heldClauses } from './clauses.ts';
import { readQuery } from './read-query.ts';
import { weigh } from './weigh.ts';

const index = {
  statistics: async (tokens: readonly string[]) => ({ documents: 100, averageLengths: {}, documentFrequencies: tokens.map(() => 10) }),
};
/** A hit that holds these pairs in its body. */
const holding = (tokens: readonly { readonly token: string }[], pairs: readonly string[]) => ({
  ...{ id: 'r-1', version: 1, sortKey: '', score: 0, attributes: {} },
  counts: { title: tokens.map(() => 0), about: tokens.map(() => 0), body: tokens.map(({ token }) => (pairs.includes(token) ? 1 : 0)) },
});
const shareOf = async (q: string, pairs: readonly string[]) => {
  const weighed = await weigh(index, readQuery(q, synonymsOf()));
  return heldClauses(weighed)(holding(weighed.tokens, pairs));
};

test('a little of every clause is more than all of one', async () => {
  const all = await shareOf('虚构甲；假想乙', ['虚构', '构甲', '假想', '想乙']);
  const each = await shareOf('虚构甲；假想乙', ['虚构', '假想']);
  const one = await shareOf('虚构甲；假想乙', ['虚构', '构甲']);
  expect([all, one]).toEqual([1, 0.5]);
  expect(each).toBeGreaterThan(one);
  expect(each).toBeLessThan(all);
});

test('a question of one clause has no share; words of asking part clauses', async () => {
  expect(await shareOf('虚构甲', ['虚构', '构甲'])).toBe(0);
  expect(await shareOf('虚构甲怎样假想乙', ['虚构', '构甲'])).toBe(0.5);
});

test.each([
  ['“一房多租”有效吗？', 0],
  ['如何实现“以房养老”', 0],
  ['请看这里写着一段很长很长很长的说明文字“虚构事项”', 0],
  ['“虚构事项”', 1],
  ['营商环境 "虚构事项"', 1],
])('quotes in a sentence name something, elsewhere they ask for the words as they stand: %s', (q, phrases) => {
  expect(readQuery(q, synonymsOf()).phrases).toHaveLength(phrases);
});
