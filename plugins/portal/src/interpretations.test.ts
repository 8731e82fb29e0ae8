import type { LogEntry } from '@jiyue/sdk/plugin';
import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { article, buildWorld, logOf, memoryStorage, readerOf, type World } from '../test/world.ts';
import { followInterpretations, interpretationsOf } from './interpretations.ts';

const interpretation = (id: string, ...interpretsIds: string[]) => article(id, 'c', id, '', { kind: 'interpretation', interpretsIds });
const worldOf = (...resources: World['resources']): World => ({ ...buildWorld(), resources });
const published = (world: World, id: string): LogEntry[] => logOf(world).filter(({ subject }) => subject === id);

test('a document reaches the interpretations that name it, until they name another or are withdrawn', async () => {
  const world = worldOf(interpretation('i1', 'd1', 'd2'), interpretation('i2', 'd1'), article('d1', 'c', '', ''));
  const storage = memoryStorage();
  const follower = followInterpretations(readerOf(world));
  await follower.apply(logOf(world), storage);
  expect(await interpretationsOf(storage, 'd1')).toEqual(['i1', 'i2']);
  expect(await interpretationsOf(storage, 'd')).toEqual([]);

  world.resources[0] = interpretation('i1', 'd2');
  await follower.apply(published(world, 'i1'), storage);
  expect(await interpretationsOf(storage, 'd1')).toEqual(['i2']);

  world.resources.splice(1, 1);
  await follower.apply([{ ...published(world, 'i1')[0]!, subject: 'i2', type: 'record.withdrawn' }], storage);
  expect(await interpretationsOf(storage, 'd1')).toEqual([]);
  expect([...storage.values.keys()]).toEqual(['explained/d2/i1', 'explains/i1']);

  await follower.reset(storage);
  expect(storage.values.size).toBe(0);
});

test('entries doubled, shuffled and cut into any batches leave the same state (NT-late-event)', async () => {
  const world = worldOf(...Array.from({ length: 6 }, (_, index) => interpretation(`i${index}`, `d${index % 2}`, `d${index % 3}`)));
  const log = logOf(world);
  const whole = memoryStorage();
  const follower = followInterpretations(readerOf(world));
  await follower.apply(log, whole);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 }), fc.integer({ min: 1, max: 5 }), async (entries, size) => {
      const storage = memoryStorage();
      for (let index = 0; index < entries.length; index += size) await follower.apply(entries.slice(index, index + size), storage);
      expect(new Map([...storage.values].toSorted())).toEqual(new Map([...whole.values].toSorted()));
    }),
  );
});

test('other kinds of resources cost no read', async () => {
  const world = worldOf(article('a', 'c', '', ''));
  const unread = { ...readerOf(world), resources: () => Promise.reject(new Error('read')) };
  await expect(followInterpretations(unread).apply(logOf(world), memoryStorage())).resolves.toBeUndefined();
});
