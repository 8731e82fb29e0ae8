/** The own queue in memory, with the same answers as those on a platform. For tests of plugins; nothing survives its process. */
import { checkQueueEnds, checkQueueItems, checkQueueWish } from '../../plugin/own-queue-checks.ts';
import type { Json, OwnQueue, QueueEntry, QueueLease } from '../../plugin/index.ts';
import type { MemoryClock } from './memory-clock.ts';

interface Kept {
  readonly place: number;
  readonly id: string;
  readonly lane: string;
  readonly payload: string;
  readonly addedAt: string;
  readonly state: QueueEntry['state'];
  readonly attempts: number;
  /** waiting: when it is due; leased: when the lease is over. */
  readonly available: string;
  readonly token?: string;
  readonly note?: string;
  readonly endedAt?: string;
}

/** An empty queue. @param clock of the world */
export function createMemoryQueue(clock: Pick<MemoryClock, 'now'>): OwnQueue {
  const kept = new Map<string, Kept>();
  let places = 0;
  let tokens = 0;
  const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000).toISOString();
  const holds = (id: string, token: string) => {
    const one = kept.get(id);
    return one?.state === 'leased' && one.token === token ? one : undefined;
  };
  const toDo = (lane: string) =>
    [...kept.values()]
      .filter((one) => one.lane === lane && (one.state === 'waiting' || one.state === 'leased'))
      .sort((a, b) => (a.available < b.available ? -1 : a.available > b.available ? 1 : a.place - b.place));
  const each = (ids: readonly string[], isWanted: (one: Kept) => boolean, change: (one: Kept) => void) => {
    const wanted = ids.flatMap((id) => kept.get(id) ?? []).filter(isWanted);
    wanted.forEach(change);
    return wanted.length;
  };

  return {
    async add(items) {
      const fresh = checkQueueItems(items, clock.now()).filter(({ id }, at, all) => !kept.has(id) && all.findIndex((other) => other.id === id) === at);
      for (const { id, lane, dueAt, payload } of fresh) {
        places += 1;
        kept.set(id, { place: places, id, lane, payload, addedAt: clock.now().toISOString(), state: 'waiting', attempts: 0, available: dueAt });
      }
      return fresh.length;
    },
    async lease(wish) {
      checkQueueWish(wish);
      const now = clock.now().toISOString();
      return toDo(wish.lane)
        .filter(({ available }) => available <= now)
        .slice(0, wish.limit)
        .map((one): QueueLease => {
          tokens += 1;
          const taken = { ...one, state: 'leased', attempts: one.attempts + 1, token: `token-${tokens}`, available: later(wish.seconds) } as const;
          kept.set(one.id, taken);
          return { id: one.id, lane: one.lane, payload: JSON.parse(one.payload) as Json, attempt: taken.attempts, token: taken.token, until: taken.available };
        });
    },
    async end(ends) {
      return checkQueueEnds(ends, clock.now()).map(({ id, token, outcome, dueAt, note }) => {
        const one = holds(id, token);
        if (!one) return false;
        const { token: _token, note: _note, endedAt: _endedAt, ...rest } = one;
        const state = outcome === 'again' ? 'waiting' : outcome;
        kept.set(id, {
          ...rest,
          state,
          available: dueAt,
          ...(note !== undefined && { note }),
          ...(state !== 'waiting' && { endedAt: clock.now().toISOString() }),
        });
        return true;
      });
    },
    async renew(leases, seconds) {
      checkQueueWish({ seconds });
      return leases.map(({ id, token }) => {
        const one = holds(id, token);
        if (one) kept.set(id, { ...one, available: later(seconds) });
        return one !== undefined;
      });
    },
    async get(id) {
      const one = kept.get(id);
      return one && entryOf(one);
    },
    async list({ lane, state, after, limit }) {
      checkQueueWish({ limit, ...(lane === undefined ? {} : { lane }) });
      const found = [...kept.values()]
        .filter((one) => one.place > Number(after ?? 0) && (lane ?? one.lane) === one.lane && (state ?? one.state) === one.state)
        .sort((a, b) => a.place - b.place);
      const items = found.slice(0, limit).map(entryOf);
      return found.length > limit ? { items, next: String(found[limit - 1]!.place) } : { items };
    },
    async count() {
      const counts = new Map<string, { lane: string; state: QueueEntry['state']; items: number }>();
      for (const { lane, state } of kept.values()) {
        const key = `${lane} ${['waiting', 'leased', 'done', 'dead'].indexOf(state)}`;
        counts.set(key, { lane, state, items: (counts.get(key)?.items ?? 0) + 1 });
      }
      return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    },
    nextDue: async (lane) => toDo(lane)[0]?.available,
    revive: async (ids) =>
      each(
        ids,
        ({ state }) => state === 'dead',
        ({ endedAt: _endedAt, ...one }) => kept.set(one.id, { ...one, state: 'waiting', available: clock.now().toISOString() }),
      ),
    cancel: async (ids) =>
      each(
        ids,
        ({ state }) => state === 'waiting',
        ({ id }) => kept.delete(id),
      ),
    async forget(endedBefore) {
      const before = new Date(endedBefore).toISOString();
      const old = [...kept.values()].filter(({ endedAt }) => endedAt !== undefined && endedAt < before);
      for (const { id } of old) kept.delete(id);
      return old.length;
    },
  };
}

const entryOf = ({ id, lane, payload, state, attempts, addedAt, endedAt, note, available }: Kept): QueueEntry => ({
  id,
  lane,
  ...(state === 'waiting' && { dueAt: available }),
  payload: JSON.parse(payload) as Json,
  state,
  attempts,
  addedAt,
  ...(endedAt !== undefined && { endedAt }),
  ...(note !== undefined && { note }),
});
