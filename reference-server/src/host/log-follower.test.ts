import { clear, type Follower, type LogEntry, type StorageChange } from '@jiyue/sdk/plugin';
import { describe, expect, test } from 'vitest';
import { type FollowerCursor, type FollowerStore, openLogFollower, type ParkedEntry } from './log-follower.ts';

const entry = (seq: number, subject: string): LogEntry => ({
  seq,
  type: 'record.published',
  subject,
  siteId: 's1',
  time: '2024-03-12T01:30:00.000Z',
  data: {} as LogEntry['data'],
});

/** The follower port kept in memory, with the same all-or-nothing commit. */
function memoryStore() {
  const values = new Map<string, string>();
  const parked = new Map<number, ParkedEntry>();
  const state: { cursor?: FollowerCursor; commits: number } = { commits: 0 };
  const write = async (change: StorageChange) => {
    for (const [key, text] of change) text === undefined ? values.delete(key) : values.set(key, text);
  };
  const store: FollowerStore = {
    cursor: async () => state.cursor,
    parked: async () => [...parked.values()],
    async commit({ storage, cursor, park = [], unpark = [] }) {
      await write(storage);
      state.cursor = cursor;
      state.commits += 1;
      if (unpark === 'all') parked.clear();
      else for (const seq of unpark) parked.delete(seq);
      for (const one of park) parked.set(one.entry.seq, one);
    },
    namespace: {
      get: async (key) => values.get(key),
      list: async (prefix, after, limit) =>
        [...values.keys()]
          .filter((key) => key.startsWith(prefix) && (after === undefined || key > after))
          .sort()
          .slice(0, limit),
      write,
    },
  };
  return { store, values, parked, state };
}

/** A follower that keeps the order per subject and fails as told. */
function recording(failsOn: (batch: readonly LogEntry[]) => boolean = () => false) {
  const calls: number[][] = [];
  const follower: Follower = {
    types: ['record.published'],
    async apply(batch, storage) {
      calls.push(batch.map((one) => one.seq));
      // written before the failure: must not stay
      for (const one of batch) await storage.write({ put: { [one.subject]: [...((await storage.get<number[]>(one.subject)) ?? []), one.seq] } });
      if (failsOn(batch)) throw new Error(`cannot take ${batch[0]!.seq}`);
    },
    reset: clear,
  };
  return { calls, follower };
}

const world = (entries: readonly LogEntry[], follower: Follower, memory = memoryStore(), options: { rebuild?: string; batchEntries?: number } = {}) => {
  const abort = new AbortController();
  const waits: number[] = [];
  const faults: { firstSeq: number; lastSeq: number; isDead: boolean }[] = [];
  const opened = openLogFollower({
    follower,
    store: memory.store,
    log: {
      read: async (after, limit) => {
        const found = entries.filter((one) => one.seq > after).slice(0, limit);
        return { entries: found, scanned: found.length < limit ? (entries.at(-1)?.seq ?? 0) : found.at(-1)!.seq };
      },
    },
    maySee: (one) => one.siteId !== 'hidden',
    batchEntries: options.batchEntries ?? 200,
    retryMs: [1000, 5000, 25_000],
    signal: abort.signal,
    wait: async (ms) => void waits.push(ms),
    onFault: ({ firstSeq, lastSeq, isDead }) => void faults.push({ firstSeq, lastSeq, isDead }),
    ...(options.rebuild === undefined ? {} : { rebuild: options.rebuild }),
  });
  return { ...memory, opened, abort, waits, faults };
};
const four = [entry(1, 'a'), entry(2, 'b'), entry(4, 'a'), entry(7, 'c')];

describe('the log reaches a follower', () => {
  test('in order and in batches, and the cursor moves with the writes', async () => {
    const { calls, follower } = recording();
    const { opened, state, values } = world(four, follower, memoryStore(), { batchEntries: 3 });
    await (await opened).catchUp();
    expect(calls).toEqual([[1, 2, 4], [7]]);
    expect(state.cursor).toEqual({ seq: 7 });
    expect(values.get('a')).toBe('[1,4]');
  });

  test('without the entries of sites that were not granted', async () => {
    const { calls, follower } = recording();
    const { opened } = world([entry(1, 'a'), { ...entry(2, 'b'), siteId: 'hidden' }, entry(3, 'c')], follower);
    await (await opened).catchUp();
    expect(calls).toEqual([[1, 3]]);
  });

  test('going on where it stopped', async () => {
    const memory = memoryStore();
    const first = recording();
    await (await world(four.slice(0, 2), first.follower, memory).opened).catchUp();
    const second = recording();
    await (await world(four, second.follower, memory).opened).catchUp();
    expect(second.calls).toEqual([[4, 7]]);
  });
});

describe('a failed batch', () => {
  test('because the disk is full: nothing is parked, and the next attempt goes on from there', async () => {
    let isFull = true;
    const { calls, follower } = recording();
    const full: Follower = {
      ...follower,
      async apply(batch, storage) {
        if (isFull) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
        await follower.apply(batch, storage);
      },
    };
    const { opened, waits, faults, state } = world(four, full);
    const one = await opened;
    await expect(one.catchUp()).rejects.toThrow('disk is full');
    expect([waits, faults, one.state]).toEqual([[], [], { seq: 0, parked: 0, deadLetters: [] }]);
    isFull = false;
    await one.catchUp();
    expect(calls).toEqual([[1, 2, 4, 7]]);
    expect(state.cursor).toEqual({ seq: 7 });
  });
  test('is tried again after each wait and leaves no half of its writes', async () => {
    let failures = 2;
    const { calls, follower } = recording(() => failures-- > 0);
    const { opened, waits, faults, values } = world(four, follower);
    await (await opened).catchUp();
    expect(waits).toEqual([1000, 5000]);
    expect(calls).toHaveLength(3);
    expect(values.get('a')).toBe('[1,4]');
    expect(faults).toEqual([
      { firstSeq: 1, lastSeq: 7, isDead: false },
      { firstSeq: 1, lastSeq: 7, isDead: false },
    ]);
  });

  test('is halved until one entry stands alone; its subject is parked, the others go on', async () => {
    const { follower } = recording((batch) => batch.some((one) => one.seq === 1));
    const { opened, values, parked, state, faults } = world([...four, entry(9, 'b')], follower);
    const run = await opened;
    await run.catchUp();
    expect(values.get('a')).toBeUndefined();
    expect(values.get('b')).toBe('[2,9]');
    expect(values.get('c')).toBe('[7]');
    expect([...parked.values()].map((one) => [one.entry.seq, one.cause])).toEqual([
      [1, 'cannot take 1'],
      [4, undefined],
    ]);
    expect(state.cursor?.seq).toBe(9);
    expect(faults.at(-1)).toEqual({ firstSeq: 1, lastSeq: 1, isDead: true });
    expect(run.state).toMatchObject({ seq: 9, parked: 2 });
  });

  test('parked subjects survive a restart and are delivered in order when replayed', async () => {
    const memory = memoryStore();
    const bad = recording((batch) => batch.some((one) => one.subject === 'a'));
    await (await world(four, bad.follower, memory).opened).catchUp();
    const good = recording();
    const run = await world([...four, entry(9, 'a')], good.follower, memory).opened;
    await run.catchUp();
    expect(good.calls).toEqual([]);
    expect(memory.parked.size).toBe(3);
    await run.replayDeadLetters();
    expect(good.calls).toEqual([[1], [4], [9]]);
    expect(memory.values.get('a')).toBe('[1,4,9]');
    expect(run.state.parked).toBe(0);
  });

  test('a replay that fails again keeps the subject parked from there on', async () => {
    const memory = memoryStore();
    await (await world(four, recording((batch) => batch.some((one) => one.subject === 'a')).follower, memory).opened).catchUp();
    const still = recording((batch) => batch.some((one) => one.seq === 4));
    const run = await world(four, still.follower, memory).opened;
    await run.replayDeadLetters();
    expect([...memory.parked.keys()]).toEqual([4]);
    expect(memory.values.get('a')).toBe('[1]');
  });

  test('one by one or all at once, the state is the same', async () => {
    const big = recording();
    const small = recording();
    const one = world(four, big.follower);
    const other = world(four, small.follower, memoryStore(), { batchEntries: 1 });
    await (await one.opened).catchUp();
    await (await other.opened).catchUp();
    expect([...other.values]).toEqual([...one.values]);
    expect(small.calls).toHaveLength(4);
  });
});

describe('a rebuild', () => {
  test.each(['revision', 'rebuild'] as const)('by a new %s resets, forgets dead letters and replays to the same state', async (mark) => {
    const memory = memoryStore();
    const first = recording();
    await (await world(four, { ...first.follower, revision: 'index-1' }, memory, { rebuild: '1' }).opened).catchUp();
    const before = [...memory.values];
    memory.values.set('leftover', '1');
    const second = recording();
    const follower = { ...second.follower, revision: mark === 'revision' ? 'index-2' : 'index-1' };
    await (await world(four, follower, memory, { rebuild: mark === 'rebuild' ? '2' : '1' }).opened).catchUp();
    expect([...memory.values]).toEqual(before);
    expect(second.calls).toEqual([[1, 2, 4, 7]]);
  });

  test('does not happen when nothing changed', async () => {
    const memory = memoryStore();
    const { follower } = recording();
    await (await world(four, { ...follower, revision: 'index-1' }, memory).opened).catchUp();
    const again = recording();
    await (await world(four, { ...again.follower, revision: 'index-1' }, memory).opened).catchUp();
    expect(again.calls).toEqual([]);
  });
});

test('a follower that ends stops between attempts and keeps its cursor', async () => {
  const { follower } = recording(() => true);
  const memory = memoryStore();
  const { opened, abort } = world(four, follower, memory);
  const run = await opened;
  abort.abort();
  await run.catchUp();
  expect(memory.state.cursor).toBeUndefined();
});
