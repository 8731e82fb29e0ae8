import { expect, test } from 'vitest';
import { queueCases, queueTrialStart } from '../queue-cases.ts';
import { createMemoryClock } from './memory-clock.ts';
import { createMemoryQueue } from './memory-queue.ts';

test.each(queueCases)('queue in memory: $title', async ({ run }) => {
  const clock = createMemoryClock(queueTrialStart.toISOString());
  const setClock = (seconds: number) => clock.set(new Date(queueTrialStart.getTime() + seconds * 1000).toISOString());
  await expect(run({ queue: createMemoryQueue(clock), setClock })).resolves.toBeUndefined();
});
