/** The short version of `npm run faults`: a few rounds with a new seed each time; the message of a failure names it. */
import { expect, test } from 'vitest';
import { runKillRounds } from './kill-rounds.ts';

test('kill -9 at random moments loses nothing that was acknowledged, and the next start needs no repair', { timeout: 300_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const summary = await runKillRounds({ rounds: 3, seed, lines: 500 });
  expect(summary.rounds).toBe(3);
  expect(summary.entries).toBeGreaterThan(2);
});
