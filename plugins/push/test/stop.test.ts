/** The end of the plugin's life at any step: what goes on by itself, the hub of feeds among it, reaches for nothing afterwards. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { begin, draft } from './world.ts';

const form = {
  'hub.mode': 'subscribe',
  'hub.callback': 'https://93.184.216.34/in',
  'hub.topic': 'https://www.xusheng.example/api/v1/sites/site-province/feed?format=atom',
};

/** Ends the life of a busy plugin at the given call of its storage. @returns what it reached for afterwards */
async function endedAt(step: number) {
  const { world, running } = await begin({ config: { channels: { websub: {} } } });
  let steps = 0;
  for (const member of ['get', 'list', 'write'] as const) {
    const reach = world.storage[member].bind(world.storage) as (...values: readonly unknown[]) => Promise<unknown>;
    const counted = async (...values: readonly unknown[]) => {
      steps += 1;
      if (steps === step) running.end();
      await turn();
      return reach(...values);
    };
    Object.defineProperty(world.storage, member, { value: counted });
  }
  const work = [running.call('requestSubscription', { body: draft() }), running.call('requestFeedNotices', { body: form }), running.catchUp()];
  await Promise.allSettled(work);
  for (let turns = 0; turns < 40; turns += 1) await turn();
  await running.stop();
  return { steps, late: running.lateUses.map(({ member }) => member) };
}

test.each(Array.from({ length: 12 }, (_, place) => place + 1))('stopped at step %i of its storage, nothing is reached for', async (step) => {
  const { steps, late } = await endedAt(step);
  expect(steps).toBeGreaterThanOrEqual(step);
  expect(late).toEqual([]);
});
