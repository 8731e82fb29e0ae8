/** Opens the store of one data folder: one database file, one folder of blobs, one lock. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFileBlobs } from '../file-blobs.ts';
import { asStorageFault } from '../storage-fault.ts';
import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { openConnection } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { logReads } from './log-reads.ts';
import { pluginStorage } from './plugin-storage.ts';
import { recordReads } from './record-reads.ts';
import { migrate } from './schema.ts';
import { createTransact } from './transact.ts';
import { verifySqliteLog } from './verify-sqlite-log.ts';
import { createWriter } from './writer.ts';

/** How to open. */
export interface SqliteStoreOptions {
  /** Data folder; made when it is absent. */
  readonly folder: string;
  /**
   * Taken by a server: refuses a second one on the same folder. Default true. Operator's commands that run beside a server
   * (verify, token) pass false: SQLite keeps their writes apart, but log entries are the server's alone to write.
   */
  readonly isServer?: boolean;
  /** Most pages of the database file (4 KiB each); absent: as much as the disk holds. */
  readonly pageLimit?: number;
}

/** Bytes of own storage of a plugin unless the operator says otherwise. */
const defaultQuotaBytes = 256 * 1024 * 1024;

/**
 * Opens, and brings an older store up to date.
 * @throws FolderInUse when another server holds the folder; StorageFault when the folder is full or cannot be written
 */
export async function openSqliteStore({ folder, isServer = true, pageLimit }: SqliteStoreOptions): Promise<Store> {
  const undo: (() => void)[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    if (isServer) undo.push(lockFolder(folder).release);
    const file = join(folder, 'repository.sqlite');
    const connection = openConnection(file, 'write');
    undo.push(connection.close);
    migrate(connection);
    if (pageLimit !== undefined) connection.database.exec(`PRAGMA max_page_count = ${Math.trunc(pageLimit)}`);
    const reader = openConnection(file, 'read');
    undo.push(reader.close);
    const blobs = await openFileBlobs(join(folder, 'blobs'), { removeUnfinished: isServer });

    const listeners = new Set<() => void>();
    const writer = createWriter(connection);
    return {
      records: recordReads(reader),
      log: logReads(reader, (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      }),
      accounts: accountStore(reader, connection, writer),
      blobs,
      plugin: (id, quotaBytes = defaultQuotaBytes) => pluginStorage(id, { reader, connection, writer, quotaBytes }),
      transact: createTransact({
        connection,
        writer,
        isServer,
        onAppend: () => {
          for (const listener of listeners) listener();
        },
      }),
      verifyLog: (onProgress) => verifySqliteLog(reader, onProgress),
      secret: async () => {
        const known = reader.sql("SELECT value FROM meta WHERE name = 'secret'").get();
        if (known) return known['value'] as Uint8Array;
        await writer.run(() => connection.sql("INSERT OR IGNORE INTO meta(name, value) VALUES('secret', ?)").run(randomBytes(32)) >= 0);
        return reader.sql("SELECT value FROM meta WHERE name = 'secret'").get()!['value'] as Uint8Array;
      },
      async close() {
        await writer.end();
        for (const release of undo.splice(0).reverse()) release();
      },
    };
  } catch (error) {
    for (const release of undo.reverse()) release();
    throw asStorageFault(error);
  }
}
