/**
 * Digests (汇总). Each subscription has one window after the other over the log, without gap and without overlap: the window is written
 * down before anything is put into the outbox, so that a run that was cut off makes the same digest again. Without content there is none.
 */
import { asJson, type OwnQueue, type OwnStorage, type QueueItem } from '@jiyue/sdk/plugin';
import type { SubscriptionBook } from '../book/subscription-book.ts';
import { entryOf, type SubscriptionEntry } from '../book/stored-subscription.ts';
import { mineKey } from '../outbox/deliveries.ts';
import { deliveryKey, idOf, sequenceText } from '../outbox/keys.ts';
import { messageChange, receiversChange, type StoredItem, type StoredMessage } from '../outbox/messages.ts';
import { deliveryItem, workLanes } from '../outbox/payload.ts';
import { isDigest, nextDue } from './next-due.ts';
import type { DigestRow, DigestRows } from './rows.ts';

/** Where a subscription stands in the log. */
export interface DigestState {
  /** Everything up to here was in a digest, or matched nothing. */
  readonly until: number;
  /** When the next one is due: RFC 3339, UTC. */
  readonly next: string;
  /** The window of a run that has begun. */
  readonly pending?: { readonly after: number; readonly until: number };
}

/** What digests are made with. */
export interface DigestNeeds {
  readonly storage: OwnStorage;
  readonly queue: Pick<OwnQueue, 'add' | 'get'>;
  readonly book: Pick<SubscriptionBook, 'get'>;
  readonly rows: DigestRows;
  /** The follower has dealt with the log up to here. */
  readonly reached: () => Promise<number>;
  /** Whether another subscription of the same reader may send the same over the same channel. */
  readonly mayOverlap: (subscriberId: string, channel: string) => boolean;
  readonly clock: () => Date;
}

/** Most resources in one digest: the standard's limit of a message. */
const mostItems = 500;
const stateKey = (subscriptionId: string) => `digest/${subscriptionId}`;
/** Marks a version that a digest has taken for a reader, where another subscription might send it too. */
export const claimKey = (key: string) => `${claimPrefix}${key}`;
/** Where these marks are kept. */
export const claimPrefix = 'claimed/';
/** What is kept of one. */
export interface Claim {
  /** Subscription. */
  readonly by: string;
  readonly at: string;
}

/** The work item of one digest. */
const workItem = (subscriptionId: string, next: string): QueueItem => ({
  id: `digest:${subscriptionId}:${next}`,
  lane: workLanes.digest,
  dueAt: next,
  payload: { subscription: subscriptionId, due: next },
});

/** The digests. */
export interface Digests {
  /** Sees to it that the next digest of a subscription waits; does nothing for immediate ones. Safe to repeat. */
  plan(subscription: SubscriptionEntry): Promise<void>;
  /**
   * The holder is about to change the frequency: what waits for a digest goes out before news come at once, and nothing of a pause is
   * made up for.
   */
  beforeChange(subscriptionId: string, was: string, frequency: string): Promise<void>;
  /** Makes the digest that was due. Safe to repeat. */
  make(subscriptionId: string, due: string): Promise<void>;
}

/** @returns the digests */
export function digests(needs: DigestNeeds): Digests {
  const { storage, queue, book, rows, reached, clock } = needs;
  const stateOf = (id: string) => storage.get<DigestState>(stateKey(id));
  const save = (id: string, state: DigestState) => storage.write({ put: { [stateKey(id)]: asJson(state) } });

  const planFor = async (id: string, until: number): Promise<void> => {
    const stored = await book.get(id);
    const next = stored && isDigest(stored.record.frequency) ? nextDue(stored.record, clock())?.toISOString() : undefined;
    if (next === undefined) return;
    await queue.add([workItem(id, next)]);
    await save(id, { until, next });
  };

  return {
    async plan({ id, frequency }) {
      if (!isDigest(frequency)) return;
      const state = await stateOf(id);
      if (!state) return planFor(id, await reached());
      const stored = await book.get(id);
      // another time of day or another pace: the window goes on, the time is the new one
      const wanted = stored && nextDue(stored.record, clock())?.toISOString();
      if (wanted !== undefined && state.next > wanted) return planFor(id, state.until);
      await queue.add([workItem(id, state.next)]);
    },
    async beforeChange(id, was, frequency) {
      const state = was === frequency ? undefined : await stateOf(id);
      if (!state || (was !== 'paused' && isDigest(frequency))) return;
      if (frequency === 'immediate' && isDigest(was)) await make(id, state.next);
      await storage.write({ remove: [stateKey(id)] });
    },
    make,
  };

  async function make(id: string, due: string): Promise<void> {
    const [state, stored] = [await stateOf(id), await book.get(id)];
    const entry = stored && entryOf(stored);
    if (!state || state.next !== due || !stored || !entry || !isDigest(entry.frequency)) return;
    const window = state.pending ?? { after: state.until, until: Math.max(state.until, await reached()) };
    await save(id, { ...state, pending: window });
    const found = await rows.between(entry.queryId, window.after, window.until);
    const items = await choose(needs, entry, found);
    if (items.length > 0) await send(needs, entry, stored.record.siteId, items, window);
    const next = nextDue(stored.record, new Date(Math.max(Date.parse(due), clock().getTime())))!.toISOString();
    await queue.add([workItem(id, next)]);
    await save(id, { until: window.until, next });
  }
}

/** The latest version of each resource, newest last; what this reader got or will get otherwise is left out. */
async function choose(
  { rows, queue, storage, mayOverlap }: DigestNeeds,
  entry: SubscriptionEntry,
  found: readonly DigestRow[],
): Promise<readonly StoredItem[]> {
  const latest = new Map(found.filter(({ time }) => time >= entry.since).map((row) => [row.resourceId, row]));
  const items: StoredItem[] = [];
  for (const row of [...latest.values()].sort((a, b) => a.seq - b.seq).slice(-mostItems)) {
    if (mayOverlap(entry.subscriberId, entry.channel)) {
      const key = deliveryKey(entry.subscriberId, row.resourceId, row.version, entry.channel);
      const kept = await storage.get<Claim | string>(claimKey(key));
      const claimed = typeof kept === 'object' ? kept.by : kept;
      if ((claimed !== undefined && claimed !== entry.id) || (await queue.get(key))) continue;
    }
    const item = await rows.item(row);
    if (item) items.push(item);
  }
  return items;
}

async function send(
  { storage, queue, mayOverlap, clock }: DigestNeeds,
  entry: SubscriptionEntry,
  siteId: string,
  items: readonly StoredItem[],
  { after, until }: { readonly after: number; readonly until: number },
): Promise<void> {
  const window = [sequenceText(after + 1), sequenceText(until)] as const;
  // equal digests of several readers are one message
  const id = idOf('digest', siteId, ...window, ...items.map(({ resourceId, version }) => `${resourceId} ${version}`));
  const deliveryId = idOf('digest', entry.id, ...window);
  const now = clock();
  const message: StoredMessage = {
    id,
    messageKind: 'digest',
    kind: 'digest',
    siteId,
    resources: items,
    fromSequence: window[0],
    untilSequence: window[1],
    createdAt: now.toISOString(),
  };
  const claims = mayOverlap(entry.subscriberId, entry.channel)
    ? items.map(
        ({ resourceId, version }) =>
          [claimKey(deliveryKey(entry.subscriberId, resourceId, version, entry.channel)), { by: entry.id, at: now.toISOString() }] as const,
      )
    : [];
  const mine = entry.hasAccount ? { [mineKey(entry.subscriberId, message.createdAt, deliveryId)]: null } : {};
  const known = await storage.get(`message/${id}`);
  await storage.write({
    put: {
      ...(known === undefined ? messageChange(message) : {}),
      ...receiversChange(id, [deliveryId], deliveryId.slice(0, 16)),
      ...mine,
      ...Object.fromEntries(claims),
    },
  });
  await queue.add([deliveryItem(deliveryId, entry, { use: 'news', message: id }, now)]);
}
