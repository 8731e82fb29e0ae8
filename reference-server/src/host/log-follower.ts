/**
 * Feeds the log to one plugin: batches in order of seq, own-storage writes and cursor in one commit, retry, halving, dead letter.
 * A dead letter parks its subject: later entries of that subject queue behind it, all others go on (plugins.md, section 5).
 */
import type { Follower, LogEntry, StorageChange } from '@jiyue/sdk/plugin';
import { asStorageFault, StorageFault } from '../store/storage-fault.ts';
import { bufferedStorage, type StorageNamespace } from './own-storage.ts';

/** Where a follower stands. */
export interface FollowerCursor {
  /** Last entry that was dealt with; 0 before the first. */
  readonly seq: number;
  /** `revision` of the follower that the state belongs to. */
  readonly revision?: string;
  /** `rebuild` of the registry that the state belongs to. */
  readonly rebuild?: string;
}

/** An entry that waits: the one that failed, or one of the same subject behind it. */
export interface ParkedEntry {
  readonly entry: LogEntry;
  /** Why it failed; absent: it waits behind another. */
  readonly cause?: string;
}

/** What one commit changes, all or nothing. */
export interface FollowerCommit {
  readonly storage: StorageChange;
  readonly cursor: FollowerCursor;
  readonly park?: readonly ParkedEntry[];
  /** Sequence numbers that no longer wait, or all. */
  readonly unpark?: readonly number[] | 'all';
}

/** The part of the store that a follower needs. */
export interface FollowerStore {
  cursor(): Promise<FollowerCursor | undefined>;
  parked(): Promise<readonly ParkedEntry[]>;
  commit(change: FollowerCommit): Promise<void>;
  readonly namespace: StorageNamespace;
}

/** The log as a follower reads it. */
export interface FollowedLog {
  /** Entries after `seq` with one of the types, oldest first; `scanned` is the last seq looked at. */
  read(after: number, limit: number, types: readonly string[]): Promise<{ readonly entries: readonly LogEntry[]; readonly scanned: number }>;
}

/** What a follower run needs. */
export interface FollowerNeeds {
  readonly follower: Follower;
  readonly store: FollowerStore;
  readonly log: FollowedLog;
  /** Whether the plugin was granted the site of an entry. */
  readonly maySee: (entry: LogEntry) => boolean;
  readonly rebuild?: string;
  readonly batchEntries: number;
  readonly retryMs: readonly number[];
  /** Ended at the end of the plugin's life. */
  readonly signal: AbortSignal;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Entries up to this seq are delivered one at a time: the plugin ended in the middle of one of them. */
  readonly oneByOneUpTo?: number;
  /** Seq -> cause: entries with which the plugin ended again and again; they are dead letters without another attempt. */
  readonly condemned?: ReadonlyMap<number, string>;
  /** Told of every failed attempt, and of every dead letter. */
  readonly onFault: (fault: { readonly error: unknown; readonly firstSeq: number; readonly lastSeq: number; readonly isDead: boolean }) => void;
}

/** State of a follower, for status and health. */
export interface FollowerState {
  readonly seq: number;
  /** How many entries wait. */
  readonly parked: number;
  /** The first of them, in order of seq. */
  readonly deadLetters: readonly ParkedEntry[];
}

/** Dead letters that a state shows. */
export const shownDeadLetters = 20;

/** One plugin's way through the log. */
export interface LogFollower {
  readonly state: FollowerState;
  /** Reads and delivers until nothing is left, or the signal ends. Throws what the storage throws; the next call goes on from there. */
  catchUp(): Promise<void>;
  /** Delivers the parked entries again, in order, subject by subject. */
  replayDeadLetters(): Promise<void>;
}

/** Opens the cursor; a new revision or rebuild mark resets the plugin's state first. */
export async function openLogFollower(needs: FollowerNeeds): Promise<LogFollower> {
  const { follower, store, log, signal } = needs;
  const marks = {
    ...(follower.revision === undefined ? {} : { revision: follower.revision }),
    ...(needs.rebuild === undefined ? {} : { rebuild: needs.rebuild }),
  };
  let cursor = await store.cursor();
  const parked = new Map<number, ParkedEntry>((await store.parked()).map((one) => [one.entry.seq, one]));

  if (cursor && (cursor.revision !== marks.revision || cursor.rebuild !== marks.rebuild)) {
    const storage = bufferedStorage(store.namespace);
    await follower.reset(storage);
    await store.commit({ storage: storage.change, cursor: { seq: 0, ...marks }, unpark: 'all' });
    parked.clear();
    cursor = undefined;
  }
  let seq = cursor?.seq ?? 0;
  let storedSeq = cursor?.seq ?? -1;

  const commit = async (storage: StorageChange, upTo: number, rest: Pick<FollowerCommit, 'park' | 'unpark'> = {}) => {
    await store.commit({ storage, cursor: { seq: upTo, ...marks }, ...rest });
    for (const one of rest.park ?? []) parked.set(one.entry.seq, one);
    for (const one of Array.isArray(rest.unpark) ? rest.unpark : []) parked.delete(one);
    storedSeq = upTo;
    seq = Math.max(seq, upTo);
  };
  /** One attempt; the cursor moves with the writes. Gives the error, or undefined. */
  const attempt = async (entries: readonly LogEntry[], upTo: number, rest: Pick<FollowerCommit, 'park' | 'unpark'>): Promise<unknown> => {
    const storage = bufferedStorage(store.namespace);
    try {
      await follower.apply(entries, storage);
    } catch (error) {
      // a full disk under an own index is no fault of the entries: the loop waits it out, nothing is parked
      if (asStorageFault(error) instanceof StorageFault) throw error;
      return error ?? new Error('rejected without a reason');
    }
    await commit(storage.change, upTo, rest);
    return undefined;
  };

  const tell = (error: unknown, entries: readonly LogEntry[], isDead = false) =>
    needs.onFault({ error, firstSeq: entries[0]!.seq, lastSeq: entries.at(-1)!.seq, isDead });

  /** Delivers all of `entries`, whatever it takes; the cursor then stands at `upTo`. */
  const deliver = async (entries: readonly LogEntry[], upTo: number, waits: readonly number[]): Promise<void> => {
    const subjects = new Set([...parked.values()].map((one) => one.entry.subject));
    const free = entries.filter((entry) => !subjects.has(entry.subject));
    const park: ParkedEntry[] = entries.filter((entry) => subjects.has(entry.subject)).map((entry) => ({ entry }));
    if (free.length === 0) return commit(new Map(), upTo, { park });
    const cause = free.length === 1 ? needs.condemned?.get(free[0]!.seq) : undefined;
    if (cause !== undefined) {
      tell(new Error(cause), free, true);
      return commit(new Map(), upTo, { park: [{ entry: free[0]!, cause }, ...park] });
    }

    let error = await attempt(free, upTo, { park });
    for (const ms of waits) {
      if (error === undefined || signal.aborted) return;
      tell(error, free);
      await needs.wait(ms, signal);
      if (signal.aborted) return;
      error = await attempt(free, upTo, { park });
    }
    if (error === undefined || signal.aborted) return;
    if (free.length === 1) {
      tell(error, free, true);
      return commit(new Map(), upTo, { park: [{ entry: free[0]!, cause: causeOf(error) }, ...park] });
    }
    const middle = free[Math.ceil(free.length / 2) - 1]!.seq;
    const isFirst = (entry: LogEntry) => entry.seq <= middle;
    await deliver(entries.filter(isFirst), middle, []);
    if (!signal.aborted)
      await deliver(
        entries.filter((entry) => !isFirst(entry)),
        upTo,
        [],
      );
  };

  /** Those in doubt alone, the rest together. */
  const deliverAll = async (entries: readonly LogEntry[], upTo: number): Promise<void> => {
    const alone = entries.filter((entry) => entry.seq <= (needs.oneByOneUpTo ?? 0));
    for (const entry of alone) {
      if (signal.aborted) return;
      await deliver([entry], entry === entries.at(-1) ? upTo : entry.seq, needs.retryMs);
    }
    const rest = entries.slice(alone.length);
    if (rest.length > 0 && !signal.aborted) await deliver(rest, upTo, needs.retryMs);
  };

  return {
    get state() {
      const deadLetters = [...parked.values()].sort((a, b) => a.entry.seq - b.entry.seq).slice(0, shownDeadLetters);
      return { seq, parked: parked.size, deadLetters };
    },
    async catchUp() {
      while (!signal.aborted) {
        const { entries, scanned } = await log.read(seq, needs.batchEntries, follower.types);
        const wanted = entries.filter(needs.maySee);
        if (wanted.length > 0) await deliverAll(wanted, scanned);
        if (signal.aborted) return;
        // nothing of interest: remember how far we looked, but do not write for every few entries
        if (wanted.length === 0 && scanned > seq) {
          seq = scanned;
          if (seq - storedSeq >= 1000 || storedSeq < 0) await commit(new Map(), seq);
        }
        if (entries.length < needs.batchEntries) return;
      }
    },
    async replayDeadLetters() {
      const stuck = new Set<string>();
      for (const { entry } of [...parked.values()].sort((a, b) => a.entry.seq - b.entry.seq)) {
        if (signal.aborted) return;
        if (stuck.has(entry.subject)) continue;
        if (needs.condemned?.has(entry.seq)) {
          stuck.add(entry.subject);
          continue;
        }
        const error = await attempt([entry], seq, { unpark: [entry.seq] });
        if (error === undefined) continue;
        stuck.add(entry.subject);
        tell(error, [entry], true);
      }
    },
  };
}

const causeOf = (error: unknown) => String(error instanceof Error ? error.message : error).slice(0, 500);
