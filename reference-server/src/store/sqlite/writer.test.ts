/** What the queue of the writer does when a large batch commits right behind its writes; the rest is tested with the stores. */
import { expect, test } from 'vitest';
import { StorageFault } from '../storage-fault.ts';
import type { Engine } from './engine.ts';
import { createWriter, type WriterTurn } from './writer.ts';

/** Notes what is called; each call is answered when `answer` says so, the names in `failing` with a full disk. */
function fakeEngine(failing: readonly string[] = []) {
  const calls: string[] = [];
  let isOpen = false;
  const engine: Engine = {
    call: async (name: string, ..._args: readonly unknown[]) => {
      calls.push(name);
      await new Promise((done) => setImmediate(done));
      if (failing.includes(name)) throw new StorageFault('STORAGE_FULL', 'full');
      isOpen = name !== 'commit' && name !== 'rollback';
      return undefined as never;
    },
    isInTransaction: () => isOpen,
    close: async () => undefined,
  };
  return { engine, calls };
}

const put = (turn: WriterTurn, count: number) => turn.call('put', Array.from({ length: count }) as never, '2026-01-01T00:00:00.000Z');
/** A job that does not wait for its writes. */
const batch =
  (count: number, isKept = true) =>
  async (turn: WriterTurn) => {
    void put(turn, count);
    void put(turn, count);
    return isKept;
  };

test('the commit of a large batch is sent before its writes are answered, and only once', async () => {
  const { engine, calls } = fakeEngine();
  const writer = createWriter(engine);
  await Promise.all([writer.run(batch(40)), writer.run(batch(40))]);
  expect(calls).toEqual(['begin', 'put', 'put', 'commit', 'begin', 'put', 'put', 'commit']);
});

test('a large batch that is given up is rolled back, and small ones share a commit', async () => {
  const { engine, calls } = fakeEngine();
  const writer = createWriter(engine);
  await writer.run(batch(40, false));
  expect(calls).toEqual(['begin', 'put', 'put', 'rollback']);
  calls.length = 0;
  await Promise.all([writer.run(batch(1)), writer.run(batch(1))]);
  expect(calls).toEqual(['begin', 'put', 'put', 'savepoint', 'put', 'put', 'release', 'commit']);
});

test.each([
  ['a write', ['put', 'commit'], ['begin', 'put', 'put', 'commit']],
  ['the commit', ['commit'], ['begin', 'put', 'put', 'commit', 'rollback']],
])('when %s of a large batch fails, the batch is told and the next one begins anew', async (_, failing, expected) => {
  const { engine, calls } = fakeEngine(failing);
  const writer = createWriter(engine);
  await expect(writer.run(batch(40))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  expect(calls).toEqual(expected);
  calls.length = 0;
  await expect(writer.run(batch(40))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  expect(calls[0]).toBe('begin');
});
