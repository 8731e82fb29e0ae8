/** How long one change takes to find its interests among very many, how long the index takes to fill, and what it holds in memory. */
import { createInterestIndex, matchQuery } from '../../src/interest/index.ts';
import { manyInterests, oneChange, sequence, wordsOf } from './many-interests.ts';

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
/** Value that so many per cent lie below. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** @returns figures for the table */
export function benchMatch(interests: number, changes: number, characters: number, alphabet: number) {
  const queries = manyInterests(interests, alphabet);
  const word = wordsOf(alphabet);
  const before = heap();
  const begun = performance.now();
  const index = createInterestIndex();
  for (const [id, query] of queries) index.put(id, query);
  const fillMs = performance.now() - begun;
  const memoryMiB = (heap() - before) / 2 ** 20;

  const random = sequence(11);
  const spent: number[] = [];
  let matched = 0;
  for (let number = 0; number < changes; number += 1) {
    const facts = oneChange(random, characters, word);
    const from = performance.now();
    matched += index.match(facts).length;
    spent.push(performance.now() - from);
  }
  // the same answers as a walk over all of them
  const again = sequence(13);
  let naiveMs = 0;
  for (let number = 0; number < 3; number += 1) {
    const facts = oneChange(again, characters, word);
    const from = performance.now();
    const expected = [...queries].flatMap(([id, query]) => (matchQuery(query, facts) ? [id] : [])).sort();
    naiveMs += performance.now() - from;
    const found = [...index.match(facts)].sort();
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error('the index and the walk differ');
  }
  const changeBegun = performance.now();
  for (const [id, query] of [...queries].slice(0, 1000)) index.put(id, query);
  return {
    interests,
    changes,
    characters,
    alphabet,
    fillMs: Math.round(fillMs),
    memoryMiB: Math.round(memoryMiB),
    matchP50Ms: rounded(percentile(spent, 0.5)),
    matchP95Ms: rounded(percentile(spent, 0.95)),
    matchMaxMs: rounded(Math.max(...spent)),
    matchedMean: Math.round(matched / changes),
    walkMs: Math.round(naiveMs / 3),
    replaceOneMs: rounded((performance.now() - changeBegun) / 1000),
  };
}
