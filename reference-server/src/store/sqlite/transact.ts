/** Transactions of the repository: records with their log entries, the end of the chain kept in memory between them. */
import { fail, type Outcome } from '@jiyue/sdk/plugin';
import { StorageFault } from '../storage-fault.ts';
import type { Store, StoreTransaction } from '../store.ts';
import type { Connection } from './connection.ts';
import { readChainEnd } from './log-reads.ts';
import { putRecords } from './put-records.ts';
import { recordReads } from './record-reads.ts';
import type { Writer } from './writer.ts';

/** How transactions run. */
export interface TransactNeeds {
  readonly connection: Connection;
  readonly writer: Writer;
  /** Only a server adds to the log: two ends of one chain would not meet. */
  readonly isServer: boolean;
  /** Called after a commit that added entries. */
  readonly onAppend: () => void;
}

/** Keeps the end of the chain in memory, so that an entry costs one insert. */
export function createTransact({ connection, writer, isServer, onAppend }: TransactNeeds): Store['transact'] {
  const reads = recordReads(connection);
  let end = readChainEnd(connection);

  return async <T>(now: Date, work: (transaction: StoreTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    if (!isServer) throw new Error('only a server writes records: open the store with isServer');
    let outcome: Outcome<T> | undefined;
    let before = end;
    let hasEntries = false;
    const run = async () => {
      before = end;
      const at = now.toISOString();
      // a clock that was set back must not make times run backwards
      const time = laterOf(at, end.time);
      let isOpen = true;
      const put: StoreTransaction['put'] = async (writes) => {
        if (!isOpen) throw new Error('put after the end of the transaction');
        end = putRecords(connection, writes, end, time);
        hasEntries ||= writes.length > 0;
      };
      try {
        outcome = await work({ ...reads, time, put });
      } finally {
        isOpen = false;
      }
      return outcome.ok;
    };
    const undone = () => {
      end = before;
    };
    try {
      await writer.run(run, undone);
    } catch (error) {
      if (error instanceof StorageFault) return fail({ code: error.code });
      throw error;
    }
    if (hasEntries && outcome!.ok) onAppend();
    return outcome!;
  };
}

const laterOf = (a: string, b: string) => (a > b ? a : b);
