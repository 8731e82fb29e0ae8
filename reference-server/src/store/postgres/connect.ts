/** Connections to PostgreSQL: their settings, and the pool for everything but the log's own transactions. */
import pg from 'pg';
import type { DatabaseAddress } from './database-url.ts';
import { asPostgresFault, isLost, NoConnection } from './postgres-fault.ts';
import { checkValues, type Queries, type SqlRow, type SqlValue, statementName } from './sql.ts';

/** Deadlines of one session, in ms. */
export interface Deadlines {
  /** To reach the server, or to get a free connection. */
  readonly connectMs: number;
  /** One statement. */
  readonly statementMs: number;
  /** To wait for the log while another process writes, or for any other lock. */
  readonly lockMs: number;
  /** A transaction in which nothing is asked: then the server ends it, so that a process that hangs does not hold up the others. */
  readonly idleMs: number;
}

/** Unless the caller says otherwise. */
export const defaultDeadlines: Deadlines = { connectMs: 5_000, statementMs: 30_000, lockMs: 30_000, idleMs: 60_000 };

// int8: sequence numbers and counts stay far below 2^53
const int8 = 20;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format as 'text')),
} as pg.CustomTypesConfig;

/** Settings of every session. */
export function clientConfig({ connectionString }: DatabaseAddress, deadlines: Deadlines): pg.ClientConfig {
  return {
    connectionString,
    types,
    application_name: 'jiyue',
    keepAlive: true,
    connectionTimeoutMillis: deadlines.connectMs,
    statement_timeout: deadlines.statementMs,
    lock_timeout: deadlines.lockMs,
    idle_in_transaction_session_timeout: deadlines.idleMs,
    // the server's own deadline comes first; this one is for a server that no longer answers at all
    query_timeout: deadlines.statementMs + 5_000,
  };
}

/** An answer to a commit has to mean that it is kept, whatever the defaults of the server say; stricter ones stay. */
export const keepCommits = (client: pg.ClientBase): Promise<unknown> =>
  client.query("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");

/** One statement on a client. */
export async function ask(client: pg.ClientBase, text: string, values: readonly SqlValue[]): Promise<pg.QueryResult<SqlRow>> {
  checkValues(text, values);
  const name = statementName(text);
  return client.query<SqlRow>({ text, values: values as unknown[], ...(name === undefined ? {} : { name }) });
}

/** Statements outside the log's transactions: each by itself, or a few together. */
export interface Pool extends Queries {
  /** A transaction: kept when `work` returns, undone when it throws. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param max most connections */
export function createPool(config: pg.ClientConfig, max: number): Pool {
  const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 30_000, ...{ onConnect: keepCommits } });
  // a connection that ends while idle has left the pool already; the next call opens another
  pool.on('error', () => undefined);
  // one that ends in use fails its statement; it says so once more by an event, which would end the process if nobody listened
  pool.on('connect', (client) => void client.on('error', () => undefined));

  /** Runs `work` on a connection; one that turns out to be dead is thrown away. */
  const use = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => Promise.reject(new NoConnection(error)));
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = isLost(error);
      throw error;
    } finally {
      client.release(broken);
    }
  };
  /**
   * Once more when a connection was lost: only for what changes nothing when it runs twice. After a restart of the server each connection
   * that the pool kept may turn out to be dead, so there are as many further attempts as it keeps; one that cannot be opened gets one.
   */
  const again = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    let mayReconnect = true;
    for (let rest = max; ; rest -= 1) {
      try {
        return await use(work);
      } catch (error) {
        const isUnreachable = error instanceof NoConnection;
        if (!isLost(error) || rest === 0 || (isUnreachable && !mayReconnect)) throw asPostgresFault(error);
        if (isUnreachable) mayReconnect = false;
      }
    }
  };

  return {
    rows: async (text, ...values) => (await again((client) => ask(client, text, values))).rows,
    async change(text, ...values) {
      try {
        return (await use((client) => ask(client, text, values))).rowCount ?? 0;
      } catch (error) {
        throw asPostgresFault(error);
      }
    },
    async transaction(work) {
      try {
        return await use((client) => runTransaction(client, work));
      } catch (error) {
        throw asPostgresFault(error);
      }
    },
    close: () => pool.end(),
  };
}

async function runTransaction<T>(client: pg.PoolClient, work: (queries: Queries) => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const value = await work(queriesOf(client));
    await client.query('COMMIT');
    return value;
  } catch (error) {
    if (!isLost(error)) await client.query('ROLLBACK');
    throw error;
  }
}

/** The two calls over one client. */
export const queriesOf = (client: pg.ClientBase): Queries => ({
  rows: async (text, ...values) => (await ask(client, text, values)).rows,
  change: async (text, ...values) => (await ask(client, text, values)).rowCount ?? 0,
});
