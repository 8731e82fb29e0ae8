import { expect, test } from 'vitest';
import { cachedStatistics } from './cached-statistics.ts';

/** An index of 1,000 documents where the number in a token is its frequency. */
function counted(documents = { now: 1000 }) {
  const asked: string[][] = [];
  const statistics = async (tokens: readonly string[]) => {
    asked.push([...tokens]);
    return { documents: documents.now, averageLengths: { title: documents.now }, documentFrequencies: tokens.map(Number) };
  };
  return { asked, statistics };
}
const frequencies = async (statistics: ReturnType<typeof cachedStatistics>, ...tokens: string[]) => (await statistics(tokens)).documentFrequencies;

test('common tokens are counted once, rare and unknown ones each time', async () => {
  const { asked, statistics } = counted();
  const cached = cachedStatistics({ statistics });
  expect(await frequencies(cached, '500', '3', '0')).toEqual([500, 3, 0]);
  expect(await frequencies(cached, '0', '500', '3')).toEqual([0, 500, 3]);
  expect(asked).toEqual([
    ['500', '3', '0'],
    ['0', '3'],
  ]);
});

test('when the index has grown the counts are made anew, in the answer that sees it', async () => {
  const documents = { now: 1000 };
  const { asked, statistics } = counted(documents);
  const cached = cachedStatistics({ statistics });
  await frequencies(cached, '500');
  documents.now = 1011;
  expect((await cached(['500', '3'])).averageLengths).toEqual({ title: 1011 });
  expect(asked.slice(1)).toEqual([['3'], ['500', '3']]);
  documents.now = 1012;
  await frequencies(cached, '500');
  expect(asked.at(-1)).toEqual([]);
});

test('answers at the same time do not lose each other’s counts', async () => {
  const documents = { now: 1000 };
  const { statistics } = counted(documents);
  const cached = cachedStatistics({ statistics });
  await frequencies(cached, '500', '400');
  documents.now = 2000;
  const answers = await Promise.all([frequencies(cached, '500', '7'), frequencies(cached, '400', '9'), frequencies(cached, '400', '500')]);
  expect(answers).toEqual([
    [500, 7],
    [400, 9],
    [400, 500],
  ]);
});

test('a small index is counted each time: one document more moves its counts', async () => {
  const documents = { now: 999 };
  const { asked, statistics } = counted(documents);
  const cached = cachedStatistics({ statistics });
  await frequencies(cached, '500', '3');
  await frequencies(cached, '500');
  expect(asked).toEqual([['500', '3'], ['500']]);
});
