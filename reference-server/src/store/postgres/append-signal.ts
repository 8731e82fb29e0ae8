/**
 * Tells listeners of commits that added entries, whichever process made them: at once by notification, and by a look at the log now
 * and then, so that nothing stays unseen when a notification or the connection was lost.
 */
import pg from 'pg';
import { queriesOf } from './connect.ts';
import { readChainEnd } from './log-reads.ts';
import { NoConnection } from './postgres-fault.ts';

/** The signal. */
export interface AppendSignal {
  /** @returns undo */
  readonly onAppend: (listener: () => void) => () => void;
  /** A commit of this process. @param lastSeq its last entry */
  readonly committed: (lastSeq: number) => void;
  close(): Promise<void>;
}

/** What it needs. */
export interface AppendSignalNeeds {
  readonly config: pg.ClientConfig;
  readonly channel: string;
  /** Sender of our own notifications: we know of those commits already. */
  readonly ownProcessId: () => number | undefined;
  /** Time between two looks, and before a lost connection is tried again, in ms. */
  readonly everyMs: number;
}

/** Starts listening; resolves when nothing that is committed from now on can be missed. */
export async function startAppendSignal({ config, channel, ownProcessId, everyMs }: AppendSignalNeeds): Promise<AppendSignal> {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let seenSeq = -1;
  let client: pg.Client | undefined;
  let isClosed = false;

  /** Entries that nobody was told of: after the first look, only those that came while we were not connected. */
  const look = async (on: pg.Client) => {
    const { seq } = await readChainEnd(queriesOf(on));
    const isNew = seenSeq >= 0 && seq > seenSeq;
    seenSeq = Math.max(seenSeq, seq);
    if (isNew) tell();
  };
  const connect = async () => {
    const fresh = new pg.Client(config);
    fresh.on('error', () => {
      if (client === fresh) client = undefined;
    });
    fresh.on('notification', ({ processId, payload }) => {
      seenSeq = Math.max(seenSeq, Number(payload));
      if (processId !== ownProcessId()) tell();
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      await look(fresh);
    } catch (error) {
      void fresh.end().catch(() => undefined);
      throw new NoConnection(error);
    }
    client = fresh;
  };
  let turn: Promise<void> = connect();
  await turn;

  const step = async () => {
    const current = client;
    try {
      if (current) await look(current);
      else await connect();
    } catch {
      // the next turn tries again; reads and writes tell of a database that is gone
      if (current) {
        client = undefined;
        void current.end().catch(() => undefined);
      }
    }
  };
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy || isClosed) return;
    isBusy = true;
    turn = step().finally(() => {
      isBusy = false;
    });
  }, everyMs);
  timer.unref();

  return {
    onAppend(listener) {
      // each registration counts by itself, also of the same function
      const own = () => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    committed(lastSeq) {
      seenSeq = Math.max(seenSeq, lastSeq);
      tell();
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await turn.catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}
