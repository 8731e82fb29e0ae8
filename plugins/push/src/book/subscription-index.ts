/**
 * Who waits for what, in memory: one inverted index over the distinct queries, and the active subscriptions of each. Filled from own
 * storage, then kept beside it by the touches that every change leaves, of whatever process.
 */
import type { InterestQuery } from '@jiyue/standards/model';
import { createInterestIndex, type RecordFacts } from '../interest/index.ts';
import { entryOf, type StoredSubscription, type SubscriptionEntry } from './stored-subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';

/** The subscriptions of one query. */
export interface WaitingList {
  readonly queryId: string;
  readonly subscriptions: readonly SubscriptionEntry[];
}

/** The index. */
export interface SubscriptionIndex {
  /** Takes over what was changed since the last time; at first everything. */
  refresh(): Promise<void>;
  match(facts: RecordFacts): readonly WaitingList[];
  /** Whether a subscriber has more than one active subscription on a channel, so that they could overlap. */
  mayOverlap(subscriberId: string, channel: string): boolean;
  /** Queries of active subscriptions, with who waits. */
  lists(): Iterable<{ readonly queryId: string; readonly query: InterestQuery; readonly subscriptionIds: Iterable<string> }>;
  /** Number of distinct queries and of active subscriptions. */
  readonly size: { readonly queries: number; readonly subscriptions: number };
}

/** Clocks of processes may differ by so much, and a write may land so much later than its touch says. */
const overlapMs = 60_000;

/** @param clock of the host */
export function createSubscriptionIndex(book: SubscriptionBook, clock: () => Date): SubscriptionIndex {
  const interests = createInterestIndex();
  const queries = new Map<string, InterestQuery>();
  const waiting = new Map<string, Map<string, SubscriptionEntry>>();
  const byId = new Map<string, SubscriptionEntry>();
  const perReceiver = new Map<string, number>();
  let isFilled = false;
  let readAt = clock();
  /** Touches of the last while that were dealt with. */
  let seen = new Set<string>();
  let turn: Promise<void> = Promise.resolve();
  const receiver = (entry: SubscriptionEntry) => `${entry.channel}\n${entry.subscriberId}`;

  const drop = (id: string): void => {
    const entry = byId.get(id);
    if (!entry) return;
    byId.delete(id);
    const left = (perReceiver.get(receiver(entry)) ?? 1) - 1;
    if (left > 0) perReceiver.set(receiver(entry), left);
    else perReceiver.delete(receiver(entry));
    const list = waiting.get(entry.queryId);
    list?.delete(id);
    if (list?.size !== 0) return;
    waiting.delete(entry.queryId);
    queries.delete(entry.queryId);
    interests.remove(entry.queryId);
  };
  const take = async (stored: StoredSubscription): Promise<void> => {
    const entry = entryOf(stored);
    drop(stored.record.id);
    if (!entry) return;
    if (!waiting.has(entry.queryId)) {
      const query = await book.query(entry.queryId);
      if (!query) return;
      waiting.set(entry.queryId, new Map());
      queries.set(entry.queryId, query);
      interests.put(entry.queryId, query);
    }
    waiting.get(entry.queryId)!.set(entry.id, entry);
    byId.set(entry.id, entry);
    perReceiver.set(receiver(entry), (perReceiver.get(receiver(entry)) ?? 0) + 1);
  };
  const readAll = async (): Promise<void> => {
    const from = clock();
    for await (const one of book.all()) await take(one);
    readAt = from;
    isFilled = true;
  };
  const readTouched = async (): Promise<void> => {
    const from = clock();
    const touches = await book.touchesSince(new Date(readAt.getTime() - overlapMs).toISOString());
    for (const id of new Set(touches.flatMap(({ key, subscriptionId }) => (seen.has(key) ? [] : [subscriptionId])))) {
      const stored = await book.get(id);
      if (stored) await take(stored);
      else drop(id);
    }
    seen = new Set(touches.map(({ key }) => key));
    readAt = from;
  };

  return {
    refresh() {
      // one at a time: two of them would take each other's queries away
      turn = turn
        .catch(() => undefined)
        .then(async () => {
          if (!isFilled) await readAll();
          await readTouched();
        });
      return turn;
    },
    match: (facts) => interests.match(facts).map((queryId) => ({ queryId, subscriptions: [...waiting.get(queryId)!.values()] })),
    mayOverlap: (subscriberId, channel) => (perReceiver.get(`${channel}\n${subscriberId}`) ?? 0) > 1,
    *lists() {
      for (const [queryId, query] of queries) yield { queryId, query, subscriptionIds: waiting.get(queryId)!.keys() };
    },
    get size() {
      return { queries: queries.size, subscriptions: byId.size };
    },
  };
}
