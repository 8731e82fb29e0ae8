/**
 * A plugin's own queue of work that must not be lost and is done once (permission queue:own): a transactional outbox with leases.
 * What was added is durable; what a process took and did not end comes back when its lease is over. Work may therefore be done again
 * after a crash: give the receiver the item's id, so that it can tell.
 */
import type { Json } from './outcome.ts';

/** Something to do. */
export interface QueueItem {
  /** 1 to 200 characters. An id that is known, waiting or ended, is not added again until it is forgotten. */
  readonly id: string;
  /** What works it off, e.g. a channel: 1 to 32 lower-case letters, digits, hyphens; a letter first. */
  readonly lane: string;
  /** Not to be taken before: RFC 3339. Absent: at once. */
  readonly dueAt?: string;
  /** At most 64 KiB of JSON. */
  readonly payload: Json;
}

/** An item that was taken. */
export interface QueueLease {
  readonly id: string;
  readonly lane: string;
  readonly payload: Json;
  /** 1 at the first time. */
  readonly attempt: number;
  /** Shown when the item is ended: proves that the lease is this one. */
  readonly token: string;
  /** When it goes to somebody else unless it is ended or renewed. */
  readonly until: string;
}

/** How a lease ends. */
export interface QueueEnd {
  readonly id: string;
  readonly token: string;
  /** done: kept as done. again: waits until `dueAt`. dead: kept for people to look at. */
  readonly outcome: 'done' | 'again' | 'dead';
  /** For `again`: RFC 3339. Absent: at once. */
  readonly dueAt?: string;
  /** At most 2,000 characters: a receipt, or why it failed. */
  readonly note?: string;
}

/** Where an item stands. */
export type QueueState = 'waiting' | 'leased' | 'done' | 'dead';

/** An item as people see it. */
export interface QueueEntry extends QueueItem {
  readonly state: QueueState;
  /** Number of times it was taken. */
  readonly attempts: number;
  readonly addedAt: string;
  /** Absent: not ended. */
  readonly endedAt?: string;
  readonly note?: string;
}

/** A page of items. */
export interface QueuePage {
  readonly items: readonly QueueEntry[];
  /** Place to go on from; absent on the last page. */
  readonly next?: string;
}

/** The port. Every write is durable when it resolves, and all or nothing. */
export interface OwnQueue {
  /** @returns number of items whose id was new */
  add(items: readonly QueueItem[]): Promise<number>;
  /** Takes items that are due, the longest due first. @param wish limit 1 to 1,000; seconds 1 to 3,600 */
  lease(wish: { readonly lane: string; readonly limit: number; readonly seconds: number }): Promise<readonly QueueLease[]>;
  /** @returns for each whether the lease still held; one that did not changes nothing */
  end(ends: readonly QueueEnd[]): Promise<readonly boolean[]>;
  /** @returns for each whether the lease still held */
  renew(leases: readonly Pick<QueueLease, 'id' | 'token'>[], seconds: number): Promise<readonly boolean[]>;
  get(id: string): Promise<QueueEntry | undefined>;
  /** In the order they were added. @param wish limit 1 to 1,000 */
  list(wish: { readonly lane?: string; readonly state?: QueueState; readonly after?: string; readonly limit: number }): Promise<QueuePage>;
  /** Number of items of each lane and state; what there is none of is absent. */
  count(): Promise<readonly { readonly lane: string; readonly state: QueueState; readonly items: number }[]>;
  /** When the next item of the lane can be taken; undefined when nothing waits. */
  nextDue(lane: string): Promise<string | undefined>;
  /** Dead items wait again, from now on. @returns number of items */
  revive(ids: readonly string[]): Promise<number>;
  /** Takes back items that wait. @returns number of items */
  cancel(ids: readonly string[]): Promise<number>;
  /** Forgets what ended before; its ids may come again. @returns number of items */
  forget(endedBefore: string): Promise<number>;
}
