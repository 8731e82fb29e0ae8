import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyedWrite } from '../keyed-write.ts';
import { createRepository } from './repository.ts';
import { article, must, openWorld, root, type World } from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const write = (given: Partial<KeyedWrite> = {}): KeyedWrite => ({
  caller: 'root',
  key: 'key-000000000001',
  request: 'digest',
  expiresAt: (time) => new Date(Date.parse(time) + 24 * 3_600_000).toISOString(),
  isReplayed: false,
  ...given,
});
const create = (keyed: KeyedWrite) => world.repository.keyed(keyed).createDraft(root, article());

test('a key is forgotten when its time is over, and the write is a new one', async () => {
  const first = must(await create(write()));
  world.tick(24 * 3600 - 1);
  const again = write();
  expect([must(await create(again)), again.isReplayed]).toEqual([first, true]);
  world.tick(2);
  const later = write();
  expect([must(await create(later)).json === first.json, later.isReplayed]).toEqual([false, false]);
});

test('what a write gives is kept with it or not at all', async () => {
  const before = (await world.store.log.head()).seq;
  const { transact } = world.store;
  const broken = {
    ...world.store,
    transact: ((now, work) => transact(now, (open) => work({ ...open, keepReply: () => Promise.reject(new Error('no room')) }))) as typeof transact,
  };
  const repository = createRepository(broken, { now: world.now });
  await expect(repository.keyed(write()).createDraft(root, article())).rejects.toThrow('no room');
  expect((await world.store.log.head()).seq).toBe(before);
});

test('a second use case with one key is a mistake of the program', async () => {
  const repository = world.repository.keyed(write());
  must(await repository.createDraft(root, article()));
  await expect(repository.createDraft(root, article())).rejects.toThrow('one transaction');
});
