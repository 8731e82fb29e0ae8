/** The short version of `npm run faults`: a few rounds with the same seed each time; the message of a failure names it. */
import { expect, test } from 'vitest';
import { runKillRounds } from './kill-rounds.ts';
import { seededRandom } from './seeded-random.ts';
import type { Acknowledged } from './single-writer.ts';

test('kill -9 at random moments loses nothing that was acknowledged, and the next start needs no repair', { timeout: 300_000 }, async () => {
  const summary = await runKillRounds({ rounds: 3, seed: 20180071, lines: 500 });
  expect(summary.rounds).toBe(3);
  expect(summary.entries).toBeGreaterThan(2);
});

test('a write that was acknowledged and is not there would be noticed, with the seed', async () => {
  // a seed whose first round is one under load
  const seed = [1, 2, 3, 4, 5].find((one) => seededRandom(one)() >= 0.2)!;
  const plant = ({ resources }: Acknowledged) => void resources.set('rlost', { version: 1, title: '没有的', isPublished: false });
  await expect(runKillRounds({ rounds: 1, seed, lines: 100, plant })).rejects.toThrow(new RegExp(`seed ${seed}.*GET /api/v1/resources/rlost.*404`, 's'));
});
