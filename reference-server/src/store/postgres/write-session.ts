/**
 * The one connection on which this process adds to the log. A transaction begins by waiting for its turn among all processes of the
 * database (an advisory lock), so it sees everything that was committed before. A lost connection is replaced at the next beginning.
 */
import pg from 'pg';
import { ask, keepCommits } from './connect.ts';
import { type ChainEnd, readChainEnd } from './log-reads.ts';
import { asPostgresFault, isLost, NoConnection } from './postgres-fault.ts';
import type { Queries, SqlValue } from './sql.ts';

/** The session; what it throws for infrastructure is a StorageFault. One transaction at a time; statements may be sent without waiting for the ones before. */
export interface WriteSession extends Queries {
  /** Begins, and waits for its turn. @returns where the chain stands now */
  begin(): Promise<ChainEnd>;
  /** These three are sent ahead and answer nothing: what goes wrong with them fails the commit. */
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
  /** Whether the connection of the transaction is still there, as far as is known. */
  isOpen(): boolean;
  /**
   * Resolves once it is on the disk. When the connection is lost before the answer, the server is asked whether it was kept.
   * @param lastSeq last entry that it adds, for other processes to hear of; undefined: it adds none
   */
  commit(lastSeq: number | undefined): Promise<void>;
  /** Undoes; never throws: a lost connection undoes as well. */
  rollback(): Promise<void>;
  /** Of the connection, as notifications name their sender; undefined while there is none. */
  processId(): number | undefined;
  close(): Promise<void>;
}

/** What it needs. */
export interface WriteSessionNeeds {
  readonly config: pg.ClientConfig;
  /** Schema of the tables: names the lock. */
  readonly schema: string;
  /** Channel on which other processes listen. */
  readonly channel: string;
  /** How long to look for the fate of a transaction after its connection was lost, in ms. */
  readonly patienceMs: number;
}

/** Opens nothing yet. */
export function createWriteSession({ config, schema, channel, patienceMs }: WriteSessionNeeds): WriteSession {
  const lock = `SELECT pg_advisory_xact_lock(hashtextextended('jiyue log ${schema}', 0))`;
  let client: pg.Client | undefined;
  let transactionId = '';

  const drop = () => {
    const lost = client;
    client = undefined;
    void lost?.end().catch(() => undefined);
  };
  const connected = async () => {
    if (client) return;
    const fresh = new pg.Client(pipelined(config));
    fresh.on('error', () => {
      if (client === fresh) drop();
    });
    try {
      await fresh.connect();
      await keepCommits(fresh);
    } catch (error) {
      void fresh.end().catch(() => undefined);
      throw new NoConnection(error);
    }
    client = fresh;
  };
  const send = async (text: string, values: readonly SqlValue[] = []) => {
    if (!client) throw new Error('Connection terminated: no transaction is open');
    try {
      return await ask(client, text, values);
    } catch (error) {
      if (isLost(error)) drop();
      throw error;
    }
  };
  const sendAhead = (text: string) => void send(text).catch(() => undefined);

  /** Whether the transaction was kept, asked when its connection is gone. Waits for the lock, so it is over by then. */
  const wasKept = async (id: string): Promise<boolean> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        await connected();
        await send('BEGIN');
        await send(lock);
        const { rows } = await send('SELECT pg_xact_status($1::xid8) AS status', [id]);
        await send('ROLLBACK');
        return rows[0]?.['status'] === 'committed';
      } catch (error) {
        drop();
        if (!isLost(error) || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };

  return {
    rows: async (text, ...values) => (await send(text, values).catch(rejectFault)).rows,
    change: async (text, ...values) => (await send(text, values).catch(rejectFault)).rowCount ?? 0,
    async begin() {
      const attempt = async () => {
        await connected();
        const [, , { rows }, end] = await Promise.all([
          send('BEGIN ISOLATION LEVEL READ COMMITTED'),
          send(lock),
          send('SELECT pg_current_xact_id()::text AS id'),
          readChainEnd({ rows: async (text) => (await send(text)).rows }),
        ]);
        transactionId = rows[0]!['id'] as string;
        return end;
      };
      try {
        return await attempt();
      } catch (error) {
        drop();
        // the connection may have died while nobody looked
        return isLost(error) ? attempt().catch(rejectFault) : rejectFault(error);
      }
    },
    savepoint: () => sendAhead('SAVEPOINT job'),
    release: () => sendAhead('RELEASE job'),
    rollbackToSavepoint() {
      sendAhead('ROLLBACK TO job');
      sendAhead('RELEASE job');
    },
    isOpen: () => client !== undefined,
    async commit(lastSeq) {
      try {
        const notice = lastSeq === undefined ? undefined : send('SELECT pg_notify($1, $2)', [channel, String(lastSeq)]);
        const [, { command }] = await Promise.all([notice, send('COMMIT')]);
        // a transaction in which something failed ends like this, without an error
        if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
      } catch (error) {
        if (!isLost(error) || !(await wasKept(transactionId).catch(() => false))) return rejectFault(error);
      }
    },
    async rollback() {
      if (!client) return;
      await send('ROLLBACK').catch(drop);
    },
    processId: () => (client as { readonly processID?: number } | undefined)?.processID,
    async close() {
      const open = client;
      client = undefined;
      await open?.end();
    },
  };
}

const rejectFault = (error: unknown): Promise<never> => Promise.reject(asPostgresFault(error));

/** Statements are sent ahead, the server answers them in order. The types of the client library do not know of it yet. */
const pipelined = (config: pg.ClientConfig): pg.ClientConfig => ({ ...config, ...{ pipeline: true } });
