/** The follower over the real SQLite index: whatever the order and number of the entries, one state; a lost index comes back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { entryOf, noStorage, startInProcess } from './in-process.ts';
import { buildWorld, record } from './world.ts';

const folders: string[] = [];
const freshFile = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'jiyue-search-')));
  return join(folders.at(-1)!, 'search.sqlite');
};
const logOf = (world: ReadonlyMap<string, Resource>): readonly LogEntry[] => [...world.values()].map((one, place) => entryOf(one, place + 1));

async function digestOf(world: ReadonlyMap<string, Resource>, entries: readonly LogEntry[], batch: number): Promise<string> {
  const run = await startInProcess(world);
  await run.deliver(entries, batch);
  const digest = await run.follower.digest!();
  run.close();
  return digest;
}

test('entries that come twice, shuffled, in batches of any size lead to one index (NT-late-event)', async () => {
  const world = buildWorld();
  // what happened: drafts became versions, some were withdrawn; the repository knows the end of it
  world.set('r-tax', { ...world.get('r-tax')!, status: 'withdrawn', version: 4 });
  world.set('r-city', { ...world.get('r-city')!, version: 3, title: '云川市住房公积金服务月' });
  world.delete('r-flood');
  const log = [
    ...logOf(buildWorld()),
    entryOf(world.get('r-tax')!, 20, 'record.withdrawn'),
    entryOf(world.get('r-city')!, 21),
    entryOf(record({ id: 'r-flood', title: '-' }), 22, 'record.withdrawn'),
  ];
  const expected = await digestOf(world, log, 200);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...log.keys()], { minLength: log.length, maxLength: log.length }),
      fc.array(fc.nat(log.length - 1), { maxLength: 8 }),
      fc.integer({ min: 1, max: 12 }),
      async (order, again, batch) => {
        expect(
          await digestOf(
            world,
            [...order, ...again].map((place) => log[place]!),
            batch,
          ),
        ).toBe(expected);
      },
    ),
    { numRuns: 25 },
  );
});

test('the index says what the repository says, not what the entry says', async () => {
  const world = buildWorld();
  const run = await startInProcess(world);
  await run.deliver(logOf(world));
  world.set('r-tax', { ...world.get('r-tax')!, status: 'withdrawn' });
  // the entry of the publication comes once more, after the withdrawal
  await run.deliver([entryOf(world.get('r-tax')!, 30)]);
  expect((await run.search({ q: '减税' })).ok && (await run.index.query({ match: { token: '减税' }, order: 'newest', limit: 10 })).hits).toEqual([]);
  run.close();
});

test('reset empties the index, keeps its identity, and the replay gives the same digest', async () => {
  const world = buildWorld();
  const run = await startInProcess(world);
  await run.deliver(logOf(world));
  const before = await run.follower.digest!();
  await run.follower.reset(noStorage);
  expect((await run.index.query({ order: 'newest', limit: 0, total: true })).total).toBe(0);
  await run.deliver(logOf(world), 3);
  expect(await run.follower.digest!()).toBe(before);
  const again = await startInProcess(world);
  expect(again.follower.revision).not.toBe(run.follower.revision);
  run.close();
  again.close();
});

test('the revision stays over restarts and changes when the file was lost', async () => {
  const world = buildWorld();
  const file = freshFile();
  const first = await startInProcess(world, {}, file);
  await first.deliver(logOf(world));
  await first.follower.reset(noStorage);
  first.close();
  const second = await startInProcess(world, {}, file);
  expect(second.follower.revision).toBe(first.follower.revision);
  second.close();
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const third = await startInProcess(world, {}, file);
  expect(third.follower.revision).not.toBe(first.follower.revision);
  third.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
