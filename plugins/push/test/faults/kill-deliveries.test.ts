/** The short version of `npm run faults`: two kills; and a loss would be noticed. */
import { expect, test } from 'vitest';
import { runKillDeliveries } from './kill-deliveries.ts';

test('two kills in the middle of deliveries lose nothing, and no receiver sees a version twice', async () => {
  const moments = [0.35, 0.6];
  const summary = await runKillDeliveries({ rounds: 2, random: () => moments.shift() ?? 0.5, subscribers: 1, publications: 3 });
  expect(summary).toMatchObject({ lost: 0, visibleDuplicates: 0, arrived: summary.expected });
  expect(summary.published).toBeGreaterThan(0);
});
