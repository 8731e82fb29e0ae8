/**
 * What own storage forgets, and when. Everything that is written for a delivery goes with it; what only a while needs goes after that while;
 * a query goes once no subscription asks it.
 */
import { type Json, keys, type OwnQueue, type OwnStorage } from '@jiyue/sdk/plugin';
import type { SubscriptionBook } from './book/subscription-book.ts';
import { type Claim, claimPrefix } from './digest/make-digest.ts';
import { type KeptReceipt, receiptPrefix } from './outbox/deliver.ts';
import type { KeptReport } from './outbox/show-delivery.ts';

/** What it works with. */
export interface RetentionNeeds {
  readonly storage: OwnStorage;
  readonly queue: Pick<OwnQueue, 'get'>;
  readonly book: Pick<SubscriptionBook, 'all' | 'get' | 'touchesSince'>;
  readonly clock: () => Date;
}

/** Instants before which things go, RFC 3339. */
export interface Ages {
  /** Deliveries and what belongs to them. */
  readonly deliveries: string;
  /** Ids that channels gave, by which their later reports find a delivery. */
  readonly receipts: string;
  /** Marks of what a digest took, needed as long as the rows of digests. */
  readonly claims: string;
}

/** Runs once a day. */
export async function forgetOld(ages: Ages, { storage, queue, book, clock }: RetentionNeeds, signal: AbortSignal): Promise<void> {
  /** Removes what is judged to be old, in portions. */
  const sweep = async (prefix: string, isOld: (key: string) => boolean | Promise<boolean>): Promise<void> => {
    let remove: string[] = [];
    for await (const key of keys(storage, prefix)) {
      if (signal.aborted) return;
      if (await isOld(key)) remove.push(key);
      if (remove.length < 500) continue;
      await storage.write({ remove });
      remove = [];
    }
    if (remove.length > 0) await storage.write({ remove });
  };
  const isOver = async (deliveryId: string) => (await queue.get(deliveryId)) === undefined;
  /** By a member of the value that says when; a value without it is as old as it gets. */
  const byMember = (member: string, before: string) => async (key: string) => {
    const value = await storage.get<{ readonly [name: string]: Json }>(key);
    const at = value?.[member];
    return typeof at === 'string' ? at < before : true;
  };

  await sweep('mine/', (key) => key.slice(key.lastIndexOf('/') + 1) < ages.deliveries);
  await sweep('report/', async (key) => {
    const report = await storage.get<KeptReport>(key);
    return (report === undefined || report.occurredAt < ages.deliveries) && isOver(key.slice('report/'.length));
  });
  await sweep(receiptPrefix, async (key) => {
    const kept = await storage.get<KeptReceipt | string>(key);
    // before there was an instant beside it, the id stood alone
    return typeof kept === 'string' ? isOver(kept) : kept === undefined || kept.at < ages.receipts;
  });
  await sweep(claimPrefix, async (key) => {
    const claim = await storage.get<Claim | string>(key);
    if (typeof claim !== 'string') return claim === undefined || claim.at < ages.claims;
    await storage.write({ put: { [key]: { by: claim, at: clock().toISOString() } } });
    return false;
  });
  await sweep('recall/', byMember('issuedAt', ages.deliveries));
  // what was written before it had an instant stays: whoever got it hears of a withdrawal
  await sweep('websub/sent/', async (key) => ((await storage.get<{ readonly at?: string }>(key))?.at ?? ages.deliveries) < ages.deliveries);
  await sweep('attempt/', byMember('startedAt', ages.deliveries));
  await sweep('link/', async (key) => {
    const id = await storage.get<string>(key);
    return id === undefined || (await book.get(id)) === undefined;
  });
  await forgetQueries({ storage, queue, book, clock }, signal);
}

/** A query that is asked anew while this runs is put back: whoever saves a subscription leaves a touch. */
async function forgetQueries({ storage, book, clock }: RetentionNeeds, signal: AbortSignal): Promise<void> {
  const begun = new Date(clock().getTime() - 60_000).toISOString();
  const used = new Set<string>();
  for await (const { queryId } of book.all()) used.add(queryId);
  const removed = new Map<string, Json>();
  for await (const key of keys(storage, 'query/')) {
    if (signal.aborted) return;
    const id = key.slice('query/'.length);
    const query = used.has(id) ? undefined : await storage.get<Json>(key);
    if (query === undefined) continue;
    removed.set(id, query);
    await storage.write({ remove: [key] });
  }
  if (removed.size === 0) return;
  for (const { subscriptionId } of await book.touchesSince(begun)) {
    const queryId = (await book.get(subscriptionId))?.queryId;
    const query = queryId === undefined ? undefined : removed.get(queryId);
    if (queryId !== undefined && query !== undefined) await storage.write({ put: { [`query/${queryId}`]: query } });
  }
}
