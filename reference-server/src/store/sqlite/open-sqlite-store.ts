/** Opens the store of one data folder: one database file, one folder of blobs, one lock. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openFileBlobs } from '../file-blobs.ts';
import { openThreadQueue, type ThreadQueue } from '../own-queue/own-queue-thread.ts';
import { defaultBlobBytes } from '../own-blobs/checked-blob.ts';
import { asStorageFault, StorageFault } from '../storage-fault.ts';
import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { type Connection, openConnection } from './connection.ts';
import { inlineEngine, threadEngine } from './engine.ts';
import { lockFolder } from './folder-lock.ts';
import { jobStore } from './jobs.ts';
import { readKeptReply } from './kept-replies.ts';
import { logReads, readChainEnd } from './log-reads.ts';
import { type PluginBlobs, pluginBlobs } from './plugin-blobs.ts';
import { pluginStorage } from './plugin-storage.ts';
import { recordReads } from './record-reads.ts';
import { migrate } from './schema.ts';
import { createTransact } from './transact.ts';
import { verifySqliteLog } from './verify-sqlite-log.ts';
import { createWriter, type Writer } from './writer.ts';

/** How to open. */
export interface SqliteStoreOptions {
  /** Data folder; made when it is absent. */
  readonly folder: string;
  /**
   * Taken by a server: refuses a second one on the same folder. Default true. Operator's commands that run beside a server
   * (verify, token) pass false: SQLite keeps their writes apart, but log entries are the server's alone to write.
   */
  readonly isServer?: boolean;
  /** thread: writes and their flush to the disk hold up no reader; inline: no thread is started. Default: inline. */
  readonly writer?: 'inline' | 'thread';
  /** Called when the thread of the writer has ended by itself: the store reads on and writes no more. */
  readonly onWriterLost?: (error: Error) => void;
  /** Most pages of the database file (8 KiB each); absent: as much as the disk holds. */
  readonly pageLimit?: number;
}

/** Bytes of own storage of a plugin unless the operator says otherwise. */
const defaultQuotaBytes = 256 * 1024 * 1024;

/** What has to be undone, last first. */
type Undo = (() => void | Promise<void>)[];

/**
 * Opens, and brings an older store up to date.
 * @throws FolderInUse when another server holds the folder; StorageFault when the folder is full or cannot be written
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const undo: Undo = [];
  try {
    return await open(options, undo);
  } catch (error) {
    await undoAll(undo);
    throw asStorageFault(error);
  }
}

/** Namespace of what processes have in common; no plugin has such an id. */
const sharedId = (id: string) => `${id}*`;

async function open({ folder, isServer = true, writer: place = 'inline', pageLimit, onWriterLost }: SqliteStoreOptions, undo: Undo): Promise<Store> {
  makeFolder(folder);
  if (isServer) undo.push(lockFolder(folder).release);
  const file = join(folder, 'repository.sqlite');
  const reader = openReader(file);
  undo.push(reader.close);
  const blobs = await openFileBlobs(join(folder, 'blobs'), { removeUnfinished: isServer });
  const engine = (place === 'thread' ? threadEngine : inlineEngine)({ file, pageLimit, onLost: onWriterLost });
  undo.push(engine.close);

  const writer = createWriter(engine);
  const listeners = new Set<() => void>();
  const onAppend = () => {
    for (const listener of listeners) listener();
  };
  const records = recordReads(reader);
  const queues = new Map<string, ThreadQueue>();
  const ownBlobs = new Map<string, PluginBlobs>();
  const blobFolder = (id: string) => join(folder, 'plugin-blobs', id);
  const closePlugin = async (id: string) => {
    const queue = queues.get(id);
    queues.delete(id);
    ownBlobs.delete(id);
    await queue?.close();
  };
  return {
    records,
    log: logReads(reader, (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    }),
    accounts: accountStore(reader, writer),
    blobs,
    jobs: jobStore(reader, writer),
    queue(id, clock) {
      const known = queues.get(id) ?? openThreadQueue(join(folder, 'queues', `${id}.sqlite`), clock);
      queues.set(id, known);
      return known;
    },
    ownBlobs(id, quotaBytes = defaultBlobBytes) {
      const known = ownBlobs.get(id) ?? pluginBlobs({ id, folder: blobFolder(id), reader, writer, isServer });
      ownBlobs.set(id, known);
      return known(quotaBytes);
    },
    closePlugin,
    async wipePlugin(id) {
      await closePlugin(id);
      await writer.run(async ({ call }) => {
        for (const table of ['plugin_key', 'dead_letter', 'plugin_migration', 'plugin_job', 'plugin_blob'])
          await call('run', `DELETE FROM ${table} WHERE plugin_id IN (?, ?)`, [id, sharedId(id)]);
        await call('run', 'DELETE FROM plugin WHERE id IN (?, ?)', [id, sharedId(id)]);
        return true;
      });
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, 'queues', `${id}.sqlite${end}`), { force: true });
      rmSync(blobFolder(id), { recursive: true, force: true });
    },
    plugin: (id, quotaBytes = defaultQuotaBytes) => pluginStorage(id, quotaBytes, reader, writer),
    shared: (id, quotaBytes = defaultQuotaBytes) => pluginStorage(sharedId(id), quotaBytes, reader, writer).namespace,
    transact: createTransact({
      writer,
      records,
      keptReply: (key, now) => readKeptReply(reader, key, now),
      lastTime: readChainEnd(reader).time,
      isServer,
      onAppend,
    }),
    verifyLog: (onProgress) => verifySqliteLog(reader, onProgress),
    secret: () => readSecret(reader, writer),
    async close() {
      for (const queue of queues.values()) await queue.close();
      await writer.end();
      await undoAll(undo);
    },
  };
}

/** A new folder is for its owner alone: drafts and addresses of people stand in it. A file in its place is as good as one that cannot be written. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' || code === 'ENOTDIR' ? new StorageFault('STORAGE_READ_ONLY', error) : error;
  }
}

/** The reading connection, over tables that are up to date. */
function openReader(file: string): Connection {
  const first = openConnection(file, 'write');
  try {
    migrate(first);
  } finally {
    first.close();
  }
  return openConnection(file, 'read');
}

async function readSecret({ sql }: Connection, writer: Writer): Promise<Uint8Array> {
  const read = () => sql("SELECT value FROM meta WHERE name = 'secret'").get()?.['value'] as Uint8Array | undefined;
  const known = read();
  if (known) return known;
  await writer.run(async ({ call }) => (await call('run', "INSERT OR IGNORE INTO meta(name, value) VALUES('secret', ?)", [randomBytes(32)])) >= 0);
  return read()!;
}

async function undoAll(undo: Undo): Promise<void> {
  for (const release of undo.splice(0).reverse()) await release();
}
