/**
 * Transactions of the log: one after another in this process, and by the session's lock among all processes. Those that wait at the
 * same time share one commit, and with it one wait for the disk, each under its own savepoint.
 */
import { fail, type Outcome } from '@jiyue/sdk/plugin';
import { StorageFault } from '../storage-fault.ts';
import type { RecordReads, Store, StoreTransaction } from '../store.ts';
import { dropReply, keepReply, readKeptReply } from './kept-replies.ts';
import type { ChainEnd } from './log-reads.ts';
import { NoConnection } from './postgres-fault.ts';
import { putRecords } from './put-records.ts';
import { recordReads } from './record-reads.ts';
import type { Queries } from './sql.ts';
import type { WriteSession } from './write-session.ts';

/** The queue. */
export interface Transactions {
  readonly transact: Store['transact'];
  /** Resolves when nothing is under way; later calls are refused. */
  end(): Promise<void>;
}

/** What a caller waits for. */
interface Done {
  readonly outcome: Outcome<unknown>;
  /** Last entry of the commit, when this transaction added any. */
  readonly lastSeq?: number;
}

interface Job {
  readonly now: Date;
  readonly work: (transaction: StoreTransaction) => Promise<Outcome<unknown>>;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

/** A job that was run, and how it ended; settled after the commit. */
interface Ran {
  readonly job: Job;
  readonly outcome?: Outcome<unknown>;
  /** Set when it threw, or one of its statements failed. */
  readonly error?: { readonly thrown: unknown };
  readonly writes: number;
}

/** A commit takes no further job after so many jobs, or versions. */
const groupLimits = { jobs: 64, writes: 200 };

/** Who is told what. */
export interface TransactionEvents {
  /** After a commit, for each transaction in it that added entries; `lastSeq` is the last entry of the commit. */
  onAppend(lastSeq: number): void;
  /** A fault whose cause the caller is not told. */
  onFault(fault: StorageFault): void;
}

/** @param session nobody else uses */
export function createTransactions(session: WriteSession, { onAppend, onFault }: TransactionEvents): Transactions {
  const waiting: Job[] = [];
  const clock = { last: '' };
  let draining: Promise<void> | undefined;
  let isEnded = false;

  const drain = async () => {
    // let calls of the same turn gather
    await undefined;
    while (waiting.length > 0) await commitGroup(session, waiting, clock);
    draining = undefined;
  };

  return {
    async transact<T>(now: Date, work: (transaction: StoreTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
      if (isEnded) throw new Error('the store was closed');
      const { promise, resolve, reject } = Promise.withResolvers<Done>();
      waiting.push({ now, work, resolve, reject });
      draining ??= drain();
      let done: Done;
      try {
        done = await promise;
      } catch (error) {
        if (!(error instanceof StorageFault)) throw error;
        onFault(error);
        return fail({ code: error.code });
      }
      if (done.lastSeq !== undefined) onAppend(done.lastSeq);
      return done.outcome as Outcome<T>;
    },
    async end() {
      isEnded = true;
      await draining;
    },
  };
}

async function commitGroup(session: WriteSession, waiting: Job[], clock: Clock): Promise<void> {
  const group: Ran[] = [];
  let under: Job | undefined;
  let lastSeq = 0;
  try {
    let end = await session.begin();
    let kept = 0;
    let writes = 0;
    do {
      under = waiting.shift()!;
      // the first needs no savepoint: when it fails there is nothing else to keep, and the group ends
      const isShared = kept > 0;
      const { ran, end: moved } = await runJob(session, under, { end, time: timeOf(under, end, clock), isShared });
      group.push(ran);
      under = undefined;
      const isKept = ran.outcome?.ok === true;
      if (isKept) {
        end = moved;
        kept += 1;
        writes += ran.writes;
      }
      // a connection that is gone took all of them along
      if (!session.isOpen()) throw ran.error?.thrown ?? new NoConnection('lost in the middle of a transaction');
      if (!isShared && !isKept) break;
      if (isShared && isKept) session.release();
      if (isShared && !isKept) session.rollbackToSavepoint();
    } while (waiting.length > 0 && group.length < groupLimits.jobs && writes < groupLimits.writes);
    lastSeq = end.seq;
    if (kept > 0) await session.commit(writes > 0 ? lastSeq : undefined);
    else await session.rollback();
  } catch (error) {
    await session.rollback();
    // nothing could begin: whoever waits now would only wait for the same answer
    const lost = group.length === 0 && !under ? waiting.splice(0) : under ? [under] : [];
    for (const job of lost) job.reject(error);
    for (const { job, error: own } of group) job.reject(own ? own.thrown : error);
    return;
  }
  for (const { job, outcome, error, writes } of group) {
    if (error) job.reject(error.thrown);
    else job.resolve({ outcome: outcome!, ...(writes > 0 && outcome!.ok ? { lastSeq } : {}) });
  }
}

/** Time of the last transaction of this process, kept or not. */
interface Clock {
  last: string;
}

/** A clock that was set back, here or on another machine, must not make times run backwards. */
function timeOf({ now }: Job, end: ChainEnd, clock: Clock): string {
  clock.last = [now.toISOString(), end.time, clock.last].toSorted()[2]!;
  return clock.last;
}

/** Where a job begins. */
interface Beginning {
  readonly end: ChainEnd;
  readonly time: string;
  readonly isShared: boolean;
}

/** Runs one job in the open transaction. */
async function runJob(session: WriteSession, job: Job, { end: begin, time, isShared }: Beginning): Promise<{ readonly ran: Ran; readonly end: ChainEnd }> {
  if (isShared) session.savepoint();
  const { queries, settle } = watched(session);
  let end = begin;
  let writes = 0;
  let isOpen = true;
  const put: StoreTransaction['put'] = async (given) => {
    if (!isOpen) throw new Error('put after the end of the transaction');
    if (given.length === 0) return;
    writes += given.length;
    const sent = putRecords(queries, given, end, time);
    end = sent.end;
    await sent.done;
  };
  const reads: RecordReads = recordReads(queries);
  let outcome: Outcome<unknown> | undefined;
  let error: Ran['error'];
  try {
    outcome = await job.work({
      ...reads,
      time,
      put,
      keptReply: (key) => readKeptReply(queries, key, time),
      keepReply: (reply) => keepReply(queries, reply, time),
      dropReply: (key) => dropReply(queries, key),
    });
  } catch (thrown) {
    error = { thrown };
  }
  isOpen = false;
  // a job may leave a call running while it prepares the next; its failure is looked at when the job has ended
  const failed = await settle();
  error ??= failed;
  return { ran: { job, writes, ...(error ? { error } : { outcome: outcome! }) }, end };
}

/** The session's statements for one job, remembered: one that failed undoes the job even when nobody looked at it. */
function watched(session: Queries): { readonly queries: Queries; settle(): Promise<Ran['error']> } {
  const sent: Promise<unknown>[] = [];
  let isOpen = true;
  const watch = <T>(send: () => Promise<T>): Promise<T> => {
    // the connection may be in the transaction of somebody else by now
    if (!isOpen) return Promise.reject(new Error('a question after the end of the transaction'));
    const statement = send();
    statement.catch(() => undefined);
    sent.push(statement);
    return statement;
  };
  return {
    queries: {
      rows: (text, ...values) => watch(() => session.rows(text, ...values)),
      change: (text, ...values) => watch(() => session.change(text, ...values)),
    },
    async settle() {
      isOpen = false;
      const failed = (await Promise.allSettled(sent)).find((one) => one.status === 'rejected');
      return failed && { thrown: failed.reason as unknown };
    },
  };
}
