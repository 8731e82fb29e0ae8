/** Everything the writer does on its connection, by name: called directly, or by messages when the writer has a thread of its own. */
import { PluginError } from '@jiyue/sdk/plugin';
import type { CursorCommit, KeyChange } from '../plugin-storage.ts';
import type { ReplyKey, ReplyToKeep } from '../kept-reply.ts';
import type { RecordReads, RecordWrite } from '../store.ts';
import type { SqlValue } from './checked-statement.ts';
import type { Connection } from './connection.ts';
import { dropReply, keepReply, readKeptReply } from './kept-replies.ts';
import { readChainEnd } from './log-reads.ts';
import { keyBytes } from './plugin-keys.ts';
import type { EncodedWrite } from './pack-writes.ts';
import { putRecords } from './put-records.ts';
import { recordReads } from './record-reads.ts';

/** One commit of a plugin: its keys, and what moves with them. */
export interface PluginCommit {
  readonly id: string;
  readonly quotaBytes: number;
  readonly storage: KeyChange;
  readonly follower?: Omit<CursorCommit, 'storage'>;
  readonly migration?: string;
}

/** The procedures. Arguments and results are plain data. */
export interface Procedures {
  begin(): void;
  /** Rolls back and throws again when a call of the transaction has failed, so that it may be sent before their answers are known. */
  commit(): void;
  rollback(): void;
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
  put(writes: readonly (RecordWrite | EncodedWrite)[], time: string): void;
  /** A read that has to see the writes of the open transaction. */
  read<M extends keyof RecordReads>(method: M, args: Parameters<RecordReads[M]>): ReturnType<RecordReads[M]>;
  keptReply(key: ReplyKey, now: string): ReturnType<typeof readKeptReply>;
  keepReply(reply: ReplyToKeep, now: string): void;
  dropReply(key: ReplyKey): void;
  /** A statement of the driver itself. @returns number of changed rows */
  run(sql: string, values: readonly SqlValue[]): number;
  commitPlugin(change: PluginCommit): void;
}

/** @param connection nobody else writes on */
export function createProcedures(connection: Connection): Procedures {
  const { database, sql } = connection;
  const reads = recordReads(connection);
  let end = readChainEnd(connection);
  const execute = (text: string) => () => database.exec(text);
  /** Outside a transaction each statement would commit by itself. */
  const assertOpen = () => {
    if (!database.isTransaction) throw new Error('a write outside a transaction');
  };
  /** What the first failed call since the beginning, or since the savepoint that was rolled back to, has thrown. */
  let failed: { readonly thrown: unknown } | undefined;
  const undo = (text: string) => () => {
    failed = undefined;
    if (database.isTransaction) database.exec(text);
    end = readChainEnd(connection);
  };
  const rollback = undo('ROLLBACK');
  /** A call whose failure is kept for the commit. */
  const noting =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return work(...args);
      } catch (thrown) {
        failed ??= { thrown };
        throw thrown;
      }
    };
  const writing = <A extends readonly unknown[], R>(write: (...args: A) => R) =>
    noting((...args: A): R => {
      assertOpen();
      return write(...args);
    });
  return {
    begin() {
      failed = undefined;
      database.exec('BEGIN IMMEDIATE');
    },
    commit() {
      if (failed) {
        const { thrown } = failed;
        rollback();
        throw thrown;
      }
      database.exec('COMMIT');
    },
    rollback,
    savepoint: execute('SAVEPOINT job'),
    release: execute('RELEASE job'),
    rollbackToSavepoint: undo('ROLLBACK TO job; RELEASE job'),
    put: writing((writes, time) => {
      end = putRecords(connection, writes, end, time);
    }),
    read: (method, args) => (reads[method] as (...given: typeof args) => ReturnType<RecordReads[typeof method]>)(...args),
    keptReply: (key, now) => readKeptReply(connection, key, now),
    keepReply: writing((reply, now) => keepReply(connection, reply, now)),
    dropReply: writing((key) => dropReply(connection, key)),
    run: writing((text, values) => sql(text).run(...values)),
    commitPlugin: writing((change) => {
      changeKeys(connection, change);
      if (change.follower) moveCursor(connection, change.id, change.follower);
      if (change.migration !== undefined)
        sql('INSERT INTO plugin_migration(plugin_id, place, id) SELECT ?, count(*), ? FROM plugin_migration WHERE plugin_id = ?').run(
          change.id,
          change.migration,
          change.id,
        );
    }),
  };
}

function changeKeys({ sql }: Connection, { id, storage, quotaBytes }: PluginCommit): void {
  sql('INSERT OR IGNORE INTO plugin(id, used_bytes) VALUES(?, 0)').run(id);
  if (storage.size === 0) return;
  const size = sql('SELECT length(key) + octet_length(value) AS bytes FROM plugin_key WHERE plugin_id = ? AND key = ?');
  const put = sql('INSERT INTO plugin_key(plugin_id, key, value) VALUES(?, ?, ?) ON CONFLICT(plugin_id, key) DO UPDATE SET value = excluded.value');
  const remove = sql('DELETE FROM plugin_key WHERE plugin_id = ? AND key = ?');
  let used = sql('SELECT used_bytes FROM plugin WHERE id = ?').get(id)!['used_bytes'] as number;
  for (const [text, value] of storage) {
    const key = keyBytes(text);
    used -= (size.get(id, key)?.['bytes'] as number | undefined) ?? 0;
    if (value === undefined) remove.run(id, key);
    else {
      used += key.length + Buffer.byteLength(value);
      put.run(id, key, value);
    }
  }
  // what frees space is let through, even above a quota that was lowered
  const isGrowing = [...storage.values()].some((value) => value !== undefined);
  if (used > quotaBytes && isGrowing) throw new PluginError('STORAGE_QUOTA_EXCEEDED', { id, used, quota: quotaBytes });
  sql('UPDATE plugin SET used_bytes = ? WHERE id = ?').run(used, id);
}

function moveCursor({ sql }: Connection, id: string, { cursor, park = [], unpark = [] }: Omit<CursorCommit, 'storage'>): void {
  if (unpark === 'all') sql('DELETE FROM dead_letter WHERE plugin_id = ?').run(id);
  else for (const seq of unpark) sql('DELETE FROM dead_letter WHERE plugin_id = ? AND seq = ?').run(id, seq);
  for (const { entry, cause } of park)
    sql('INSERT OR REPLACE INTO dead_letter(plugin_id, seq, entry, cause) VALUES(?, ?, ?, ?)').run(id, entry.seq, JSON.stringify(entry), cause ?? null);
  sql('UPDATE plugin SET cursor = ? WHERE id = ?').run(JSON.stringify(cursor), id);
}
