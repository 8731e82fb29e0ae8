/** Opens the store of one database: a session for the log, a pool for all else, and a listener for what other processes commit. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { lockFolder } from '../sqlite/folder-lock.ts';
import { defaultBlobBytes } from '../own-blobs/checked-blob.ts';
import { asStorageFault, type StorageFault } from '../storage-fault.ts';
import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { startAppendSignal } from './append-signal.ts';
import { postgresBlobs } from './blobs.ts';
import { checkServer, type ServerFacts } from './check-server.ts';
import { clientConfig, createPool, type Deadlines, defaultDeadlines, queriesOf } from './connect.ts';
import { DatabaseUnusable } from './database-unusable.ts';
import { type DatabaseAddress, readDatabaseUrl } from './database-url.ts';
import { jobStore } from './jobs.ts';
import { logReads } from './log-reads.ts';
import { readNodeId } from './node-id.ts';
import { dropIndex } from './own-index/index-tables.ts';
import { postgresIndex } from './own-index/postgres-index.ts';
import { postgresQueue } from './own-queue.ts';
import { postgresBlobsOf } from './plugin-blobs.ts';
import { pluginStorage } from './plugin-storage.ts';
import { isLost } from './postgres-fault.ts';
import { recordReads } from './record-reads.ts';
import { migrate } from './schema.ts';
import type { Queries } from './sql.ts';
import { createTransactions } from './transact.ts';
import { verifyPostgresLog } from './verify-postgres-log.ts';
import { createWriteSession } from './write-session.ts';

/** How to open. */
export interface PostgresStoreOptions {
  /** Address of the database: `postgres://account:password@host:port/database?schema=jiyue`. */
  readonly url: string;
  /** Data folder of this process: indexes of plugins stand there, and its identity. */
  readonly folder: string;
  /** Taken by a server: refuses a second one on the same folder. Default true; operator's commands beside a server pass false. */
  readonly isServer?: boolean;
  readonly deadlines?: Partial<Deadlines>;
  /** Most connections for reads and small writes; two more are used for the log. Default 10. */
  readonly connections?: number;
  /** Told of every fault of a transaction, with its cause; absent: nobody is. */
  readonly onFault?: ((fault: StorageFault) => void) | undefined;
  /** Time between two looks for entries of other processes, beside their notifications, in ms. Default 2,000. */
  readonly lookEveryMs?: number;
}

/** An open store and what is known of its server. */
export interface PostgresStore {
  readonly store: Store;
  readonly server: ServerFacts;
  /** Host, port, database: never account or password. */
  readonly shown: string;
}

/** Stands for every node; no folder has such an identity. */
const allNodes = '*';

/** Bytes of own storage of a plugin unless the operator says otherwise. */
const defaultQuotaBytes = 256 * 1024 * 1024;

/**
 * Opens, and brings older tables up to date.
 * @throws DatabaseUnusable; FolderInUse when another server holds the folder; StorageFault when the folder cannot be written
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const address = readDatabaseUrl(options.url);
  if (!address) throw new DatabaseUnusable('address', '-', 'postgres://account@host:port/database');
  const undo: (() => void | Promise<void>)[] = [];
  try {
    return await open(address, options, undo);
  } catch (error) {
    await undoAll(undo);
    throw asUnusable(error, address.shown);
  }
}

async function open(
  address: DatabaseAddress,
  { folder, isServer = true, deadlines, connections = 10, lookEveryMs = 2_000, onFault = () => undefined }: PostgresStoreOptions,
  undo: (() => void | Promise<void>)[],
): Promise<PostgresStore> {
  const { schema, shown } = address;
  const node = openFolder(folder, isServer, undo);
  const all = { ...defaultDeadlines, ...deadlines };
  const config = clientConfig(address, all);
  const channel = `jiyue_log_${schema}`;
  const server = await prepare(config, address, isServer ? node : undefined);

  const pool = createPool(config, connections);
  undo.push(pool.close);
  const session = createWriteSession({ config, schema, channel, patienceMs: all.connectMs * 2 });
  undo.push(session.close);
  const signal = await startAppendSignal({ config, channel, ownProcessId: session.processId, everyMs: lookEveryMs });
  undo.push(signal.close);
  const { transact, end } = createTransactions(session, { onAppend: signal.committed, onFault });

  let secret: Promise<Uint8Array> | undefined;
  const store: Store = {
    records: recordReads(pool),
    log: logReads(pool, signal.onAppend),
    accounts: accountStore(pool),
    blobs: postgresBlobs(pool),
    jobs: jobStore(pool),
    queue: (id, clock) => postgresQueue(id, pool, clock),
    index: (id, options) => postgresIndex(id, pool, options),
    ownBlobs: (id, quotaBytes = defaultBlobBytes) => postgresBlobsOf(id, quotaBytes, pool),
    // nothing of a plugin stays open between its calls
    closePlugin: async () => undefined,
    wipePlugin: (id) =>
      pool.transaction(async (queries) => {
        const { change } = queries;
        await dropIndex(queries, id);
        for (const table of ['plugin_key', 'dead_letter', 'plugin_migration', 'plugin_job', 'plugin_queue', 'plugin_blob'])
          await change(`DELETE FROM ${table} WHERE plugin_id = $1`, id);
        await change('DELETE FROM plugin WHERE id = $1', id);
      }),
    plugin: (id, quotaBytes = defaultQuotaBytes) => pluginStorage({ node, id, quotaBytes }, pool),
    shared: (id, quotaBytes = defaultQuotaBytes) => pluginStorage({ node: allNodes, id, quotaBytes }, pool).namespace,
    transact,
    verifyLog: (onProgress) => verifyPostgresLog(pool, onProgress),
    secret() {
      secret ??= readSecret(pool).catch((error: unknown) => {
        // a failed read is no answer to keep
        secret = undefined;
        throw error;
      });
      return secret;
    },
    async close() {
      await end();
      await undoAll(undo);
    },
  };
  return { store, server, shown };
}

/** @returns identity of the folder */
function openFolder(folder: string, isServer: boolean, undo: (() => void)[]): string {
  try {
    const node = readNodeId(folder);
    if (isServer) undo.push(lockFolder(folder).release);
    return node;
  } catch (error) {
    throw asStorageFault(error);
  }
}

/** Looks at the server and brings the tables up to date, on a connection of its own. */
async function prepare(config: pg.ClientConfig, { schema, shown }: DatabaseAddress, node: string | undefined): Promise<ServerFacts> {
  // no deadlines here: bringing a large store up to date may take its time, and who starts beside it waits
  const client = new pg.Client({ ...config, statement_timeout: 0, lock_timeout: 0, query_timeout: 0 });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => Promise.reject(unreachable(error, shown)));
    const queries = queriesOf(client);
    const facts = await checkServer(queries, shown);
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    await migrate(queries, schema, shown);
    if (node !== undefined) await noteNode(queries, node);
    await client.query('COMMIT');
    return facts;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** So that the operator can tell which state of plugins nobody uses any more. */
const noteNode = ({ change }: Queries, node: string) =>
  change('INSERT INTO node(id, seen_at) VALUES($1, now()) ON CONFLICT(id) DO UPDATE SET seen_at = excluded.seen_at', node);

interface PartialError {
  readonly code?: string;
  readonly message?: string;
}

/** Whatever keeps a connection from being made: network, account, password, certificate, no such database. */
function unreachable(error: unknown, shown: string): DatabaseUnusable {
  const { code = '', message = '' } = error as PartialError;
  return new DatabaseUnusable('unreachable', shown, [code, message].filter((one) => one !== '').join(' '), error);
}

function asUnusable(error: unknown, shown: string): unknown {
  if (error instanceof DatabaseUnusable) return error;
  const { code = '', message = '' } = error as PartialError;
  if (isLost(error)) return unreachable(error, shown);
  if (code === '42501' || code === '25006') return new DatabaseUnusable(code === '25006' ? 'read-only' : 'rights', shown, message, error);
  return error;
}

async function readSecret({ rows, change }: Queries): Promise<Uint8Array> {
  const read = async () => (await rows("SELECT value FROM meta WHERE name = 'secret'"))[0]?.['value'] as Uint8Array | undefined;
  const known = await read();
  if (known) return known;
  await change("INSERT INTO meta(name, value) VALUES('secret', $1) ON CONFLICT(name) DO NOTHING", randomBytes(32));
  return (await read())!;
}

async function undoAll(undo: (() => void | Promise<void>)[]): Promise<void> {
  for (const release of undo.splice(0).reverse()) await release();
}
