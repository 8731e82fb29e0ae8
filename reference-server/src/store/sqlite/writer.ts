/**
 * One writer for the whole store: transactions run one after another on their own connection. Transactions that wait at the
 * same time share one commit, and with it one wait for the disk, each under its own savepoint.
 */
import { asStorageFault } from '../storage-fault.ts';
import type { Connection } from './connection.ts';

/** The queue. */
export interface Writer {
  /**
   * Runs `work` inside a transaction. It resolves once the commit has reached the disk.
   * @param work says whether its writes are kept; an exception undoes them as well
   * @param undone called when writes that `work` kept in memory did not reach the disk
   * @throws StorageFault on a full or read-only disk; what `work` threw
   */
  run(work: () => boolean | Promise<boolean>, undone?: () => void): Promise<void>;
  /** Resolves when nothing is under way; later calls are refused. */
  end(): Promise<void>;
}

interface Job {
  readonly work: () => boolean | Promise<boolean>;
  readonly undone: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Set when the job failed by itself. */
  error?: { readonly thrown: unknown };
}

const groupSize = 64;

/** @param database connection nobody else writes on */
export function createWriter({ database }: Pick<Connection, 'database'>): Writer {
  const waiting: Job[] = [];
  let draining: Promise<void> | undefined;
  let isEnded = false;

  const drain = async () => {
    // let calls of the same turn gather
    await undefined;
    while (waiting.length > 0) await commitGroup(database, waiting.splice(0, groupSize));
    draining = undefined;
  };

  return {
    run(work, undone = () => undefined) {
      if (isEnded) return Promise.reject(new Error('the store was closed'));
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ work, undone, resolve, reject });
      draining ??= drain();
      return promise;
    },
    async end() {
      isEnded = true;
      await draining;
    },
  };
}

async function commitGroup(database: Connection['database'], group: readonly Job[]): Promise<void> {
  const isShared = group.length > 1;
  try {
    database.exec('BEGIN IMMEDIATE');
    let kept = 0;
    for (const job of group) if (await runJob(database, job, isShared)) kept++;
    database.exec(kept > 0 ? 'COMMIT' : 'ROLLBACK');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    for (const job of group.toReversed()) job.undone();
    const fault = asStorageFault(error);
    for (const job of group) job.reject(job.error ? asStorageFault(job.error.thrown) : fault);
    return;
  }
  for (const job of group) {
    if (job.error) job.reject(asStorageFault(job.error.thrown));
    else job.resolve();
  }
}

/** @returns whether its writes are kept; throws when the transaction as a whole is lost */
async function runJob(database: Connection['database'], job: Job, isShared: boolean): Promise<boolean> {
  if (isShared) database.exec('SAVEPOINT job');
  let isKept = false;
  try {
    isKept = await job.work();
  } catch (thrown) {
    job.error = { thrown };
  }
  // some errors, a full disk among them, end the transaction by themselves
  if (!database.isTransaction) throw job.error?.thrown ?? new Error('the transaction ended before its commit');
  if (!isKept) job.undone();
  if (isShared) database.exec(isKept ? 'RELEASE job' : 'ROLLBACK TO job; RELEASE job');
  else if (!isKept) return false;
  return isKept;
}
