/** Transactions of the repository: records with their log entries, or nothing. */
import { fail, type Outcome } from '@jiyue/sdk/plugin';
import { StorageFault } from '../storage-fault.ts';
import type { KeptReply, ReplyKey } from '../kept-reply.ts';
import type { RecordReads, Store, StoreTransaction } from '../store.ts';
import type { Writer, WriterTurn } from './writer.ts';

/** How transactions run. */
export interface TransactNeeds {
  readonly writer: Writer;
  /** Reads of the last committed state. */
  readonly records: RecordReads;
  /** Reads of the last committed state too. */
  readonly keptReply: (key: ReplyKey, now: string) => KeptReply | undefined;
  /** Time of the last entry; empty before the first. */
  readonly lastTime: string;
  /** Only a server adds to the log: two ends of one chain would not meet. */
  readonly isServer: boolean;
  /** Called after a commit that added entries. */
  readonly onAppend: () => void;
}

/** Nothing else writes records, so the committed state is what a transaction sees until it writes itself. */
export function createTransact({ writer, records, keptReply, isServer, onAppend, ...needs }: TransactNeeds): Store['transact'] {
  let { lastTime } = needs;
  return async <T>(now: Date, work: (transaction: StoreTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    if (!isServer) throw new Error('only a server writes records: open the store with isServer');
    let outcome: Outcome<T> | undefined;
    let hasEntries = false;
    const run = async (turn: WriterTurn) => {
      const at = now.toISOString();
      // a clock that was set back must not make times run backwards
      if (at > lastTime) lastTime = at;
      const time = lastTime;
      let isOpen = true;
      const put: StoreTransaction['put'] = async (writes) => {
        if (!isOpen) throw new Error('put after the end of the transaction');
        if (writes.length === 0) return;
        hasEntries = true;
        await turn.call('put', writes, time);
      };
      outcome = await work({
        ...readsOf(turn, records),
        time,
        put,
        // members by name: what a caller hands over may hold more than a thread can be sent
        keptReply: async ({ caller, key }) => (turn.hasWrites() ? turn.call('keptReply', { caller, key }, time) : keptReply({ caller, key }, time)),
        keepReply: ({ caller, key, request, expiresAt, reply }) =>
          turn.call('keepReply', { caller, key, request, expiresAt, ...(reply === undefined ? {} : { reply }) }, time),
        dropReply: ({ caller, key }) => turn.call('dropReply', { caller, key }),
      });
      isOpen = false;
      return outcome.ok;
    };
    try {
      await writer.run(run);
    } catch (error) {
      if (error instanceof StorageFault) return fail({ code: error.code });
      throw error;
    }
    if (hasEntries && outcome!.ok) onAppend();
    return outcome!;
  };
}

/** Each read goes to the committed state while that is the whole truth, then through the writer. */
function readsOf(turn: WriterTurn, records: RecordReads): RecordReads {
  const methods = Object.keys(records) as (keyof RecordReads)[];
  const read =
    (method: keyof RecordReads) =>
    (...args: never[]) =>
      turn.hasWrites() ? turn.call('read', method, args as never) : (records[method] as (...given: never[]) => unknown)(...args);
  return Object.fromEntries(methods.map((method) => [method, read(method)])) as unknown as RecordReads;
}
