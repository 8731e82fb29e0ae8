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

const groupSize = 64;

/** @param engine nobody else calls */
export function createWriter(engine: Engine): Writer {
  const waiting: Job[] = [];
  let draining: Promise<void> | undefined;
  let isEnded = false;

  const drain = async () => {
    // let calls of the same turn gather
    await undefined;
    while (waiting.length > 0) await commitGroup(engine, waiting.splice(0, groupSize));
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

async function commitGroup(engine: Engine, group: readonly Job[]): Promise<void> {
  const transaction = openTransaction(engine);
  let kept = 0;
  try {
    for (const job of group) if (await runJob(transaction, job, group.length > 1)) kept++;
    if (transaction.hasBegun()) await engine.call(kept > 0 ? 'commit' : 'rollback');
  } catch (error) {
    if (transaction.hasBegun()) await engine.call('rollback');
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
  hasBegun(): boolean;
  isLost(): boolean;
}

function openTransaction(engine: Engine): OpenTransaction {
  let begun: Promise<void> | undefined;
  return {
    call(name, ...args) {
      // not awaited first: the engine keeps the order, and refuses writes when the beginning failed
      begun ??= engine.call('begin');
      return Promise.all([begun, engine.call(name, ...args)]).then(([, value]) => value);
    },
    hasBegun: () => begun !== undefined,
    isLost: () => begun !== undefined && !engine.isInTransaction(),
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
  const { hasCalled, failure } = await settle();
  job.error ??= failure;
  if (job.error) isKept = false;
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
    hasWrites: () => transaction.hasBegun(),
  };
  const settle = async () => {
    const settled = await Promise.allSettled(calls);
    const failed = settled.find((one) => one.status === 'rejected');
    return { hasCalled: calls.length > 0, failure: failed && { thrown: failed.reason as unknown } };
  };
  return { turn, settle };
}
