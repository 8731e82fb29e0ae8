/**
 * One writer for the whole store: transactions run one after another. Those that wait at the same time share one commit,
 * and with it one wait for the disk, each under its own savepoint.
 */
import { asStorageFault } from '../storage-fault.ts';
import type { Engine } from './engine.ts';

/** What a job may do while it runs. */
export interface WriterTurn {
  /** Calls a procedure inside the transaction, which begins with the first call. A failed call undoes the job. */
  readonly call: Engine['call'];
  /** Whether this transaction may hold writes already, also of jobs before: only then a read has to go through `call`. */
  hasWrites(): boolean;
}

/** The queue. */
export interface Writer {
  /**
   * Runs `work` in a transaction. Resolves once the commit has reached the disk.
   * @param work says whether its writes are kept; an exception undoes them as well
   * @throws StorageFault on a full or read-only disk; what `work` threw
   */
  run(work: (turn: WriterTurn) => Promise<boolean>): Promise<void>;
  /** Resolves when nothing is under way; later calls are refused. */
  end(): Promise<void>;
}

interface Job {
  readonly work: (turn: WriterTurn) => Promise<boolean>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Set when the job failed by itself. */
  error?: { readonly thrown: unknown };
}

/** A commit takes no further job after so many jobs, or writes: a batch commits by itself, and the next is prepared meanwhile. */
const groupLimits = { jobs: 64, writes: 64 };

/** @param engine nobody else calls */
export function createWriter(engine: Engine): Writer {
  const waiting: Job[] = [];
  let draining: Promise<void> | undefined;
  let isEnded = false;

  const drain = async () => {
    // let calls of the same turn gather
    await undefined;
    while (waiting.length > 0) await commitGroup(engine, waiting);
    draining = undefined;
  };

  return {
    run(work) {
      if (isEnded) return Promise.reject(new Error('the store was closed'));
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ work, resolve, reject });
      draining ??= drain();
      return promise;
    },
    async end() {
      isEnded = true;
      await draining;
    },
  };
}

async function commitGroup(engine: Engine, waiting: Job[]): Promise<void> {
  const transaction = openTransaction(engine);
  const group: Job[] = [];
  let kept = 0;
  try {
    do {
      const job = waiting.shift()!;
      group.push(job);
      // the first needs no savepoint: when it fails there is nothing else to keep, and the group ends
      if (await runJob(transaction, job, kept > 0)) kept++;
      else if (kept === 0 && transaction.calls() > 0) break;
    } while (!transaction.isEnded() && waiting.length > 0 && group.length < groupLimits.jobs && transaction.writes() < groupLimits.writes);
    if (transaction.calls() > 0 && !transaction.isEnded()) await engine.call(kept > 0 ? 'commit' : 'rollback');
  } catch (error) {
    if (transaction.calls() > 0) await engine.call('rollback');
    const fault = asStorageFault(error);
    for (const job of group) job.reject(job.error ? asStorageFault(job.error.thrown) : fault);
    return;
  }
  for (const job of group) {
    if (job.error) job.reject(asStorageFault(job.error.thrown));
    else job.resolve();
  }
}

/** A transaction that begins with its first call. */
interface OpenTransaction {
  readonly call: Engine['call'];
  /** Number of calls so far. */
  calls(): number;
  /** Number of versions put and of other calls so far. */
  writes(): number;
  isLost(): boolean;
  /** Commits; no further call. A commit that is sent before all calls are answered rolls back when one of them fails. */
  commit(): Promise<void>;
  /** Whether the commit has been sent. */
  isEnded(): boolean;
}

function openTransaction(engine: Engine): OpenTransaction {
  let begun: Promise<void> | undefined;
  let count = 0;
  let writes = 0;
  let isEnded = false;
  return {
    call(name, ...args) {
      count++;
      writes += name === 'put' ? (args[0] as readonly unknown[]).length : 1;
      // not awaited first: the engine keeps the order, and refuses writes when the beginning failed
      begun ??= engine.call('begin');
      return Promise.all([begun, engine.call(name, ...args)]).then(([, value]) => value);
    },
    calls: () => count,
    writes: () => writes,
    isLost: () => count > 0 && !engine.isInTransaction(),
    commit() {
      isEnded = true;
      return engine.call('commit');
    },
    isEnded: () => isEnded,
  };
}

/** @returns whether its writes are kept; throws when the transaction as a whole is lost */
async function runJob(transaction: OpenTransaction, job: Job, isShared: boolean): Promise<boolean> {
  const { turn, settle } = openTurn(transaction, isShared);
  let isKept = false;
  try {
    isKept = await job.work(turn);
  } catch (thrown) {
    job.error = { thrown };
  }
  // nobody will share this commit: it follows the writes at once, and the thread of the writer does not wait for us in between
  const committing = isKept && !isShared && transaction.writes() >= groupLimits.writes ? transaction.commit() : undefined;
  committing?.catch(() => undefined);
  const { hasCalled, failure } = await settle();
  job.error ??= failure;
  if (committing && !job.error) await committing;
  if (job.error) isKept = false;
  if (transaction.isEnded()) return isKept;
  // some errors, a full disk among them, end the transaction by themselves
  if (transaction.isLost()) throw job.error?.thrown ?? new Error('the transaction ended before its commit');
  if (!hasCalled) return isKept;
  if (isShared) await transaction.call(isKept ? 'release' : 'rollbackToSavepoint');
  return isKept;
}

/** The turn of one job: its calls under a savepoint of its own when others share the transaction. */
function openTurn(transaction: OpenTransaction, isShared: boolean) {
  const calls: Promise<unknown>[] = [];
  const begin = () => {
    if (isShared && calls.length === 0) calls.push(transaction.call('savepoint'));
  };
  const turn: WriterTurn = {
    call(name, ...args) {
      begin();
      const called = transaction.call(name, ...args);
      // a job may leave a call running while it prepares the next; its failure is looked at when the job has ended
      called.catch(() => undefined);
      calls.push(called);
      return called;
    },
    hasWrites: () => transaction.calls() > 0,
  };
  const settle = async () => {
    const settled = await Promise.allSettled(calls);
    const failed = settled.find((one) => one.status === 'rejected');
    return { hasCalled: calls.length > 0, failure: failed && { thrown: failed.reason as unknown } };
  };
  return { turn, settle };
}
