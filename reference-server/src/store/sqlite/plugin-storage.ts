/** Namespace, cursor and waiting entries of one plugin in SQLite. */
import type { LogEntry } from '@jiyue/sdk/plugin';
import { PluginError } from '../../host/plugin-error.ts';
import type { CursorCommit, KeyChange, PluginStorage, StoredCursor, StoredDeadLetter } from '../plugin-storage.ts';
import type { Connection } from './connection.ts';
import type { Writer } from './writer.ts';

/** What one namespace needs. */
export interface PluginStorageNeeds {
  readonly reader: Connection;
  readonly connection: Connection;
  readonly writer: Writer;
  /** Bytes of all keys and values together. */
  readonly quotaBytes: number;
}

/** Keys are kept as UTF-16BE: SQLite compares bytes, and so they sort by code units. */
const keyBytes = (key: string) => Buffer.from(key, 'utf16le').swap16();
const keyText = (bytes: Uint8Array) => Buffer.from(bytes).swap16().toString('utf16le');

/** @param id plugin id, the name of the namespace */
export function pluginStorage(id: string, { reader, connection, writer, quotaBytes }: PluginStorageNeeds): PluginStorage {
  const change = async (work: () => void) => {
    await writer.run(() => {
      work();
      return true;
    });
  };
  const apply = (entries: KeyChange) => applyChange(connection, id, entries, quotaBytes);

  return {
    async cursor() {
      const text = reader.sql('SELECT cursor FROM plugin WHERE id = ?').get(id)?.['cursor'];
      return typeof text === 'string' ? (JSON.parse(text) as StoredCursor) : undefined;
    },
    async parked() {
      const rows = reader.sql('SELECT entry, cause FROM dead_letter WHERE plugin_id = ? ORDER BY seq').all(id);
      return rows.map(
        (row): StoredDeadLetter => ({
          entry: JSON.parse(row['entry'] as string) as LogEntry,
          ...(typeof row['cause'] === 'string' && { cause: row['cause'] }),
        }),
      );
    },
    commit: (given) =>
      change(() => {
        apply(given.storage);
        moveCursor(connection, id, given);
      }),
    async migrations() {
      return reader
        .sql('SELECT id FROM plugin_migration WHERE plugin_id = ? ORDER BY place')
        .all(id)
        .map((row) => row['id'] as string);
    },
    commitMigration: (migration, entries) =>
      change(() => {
        apply(entries);
        connection
          .sql('INSERT INTO plugin_migration(plugin_id, place, id) SELECT ?, count(*), ? FROM plugin_migration WHERE plugin_id = ?')
          .run(id, migration, id);
      }),
    namespace: {
      async get(key) {
        return reader.sql('SELECT value FROM plugin_key WHERE plugin_id = ? AND key = ?').get(id, keyBytes(key))?.['value'] as string | undefined;
      },
      async list(prefix, after, limit) {
        const from = keyBytes(prefix);
        const rows = reader
          .sql('SELECT key FROM plugin_key WHERE plugin_id = ? AND key >= ? AND key > ? AND substr(key, 1, ?) = ? ORDER BY key LIMIT ?')
          .all(id, from, after === undefined ? new Uint8Array() : keyBytes(after), from.length, from, limit);
        return rows.map((row) => keyText(row['key'] as Uint8Array));
      },
      write: (entries) => change(() => apply(entries)),
    },
  };
}

function applyChange({ sql }: Connection, id: string, change: KeyChange, quotaBytes: number): void {
  sql('INSERT OR IGNORE INTO plugin(id, used_bytes) VALUES(?, 0)').run(id);
  if (change.size === 0) return;
  const size = sql('SELECT length(key) + octet_length(value) AS bytes FROM plugin_key WHERE plugin_id = ? AND key = ?');
  const put = sql('INSERT INTO plugin_key(plugin_id, key, value) VALUES(?, ?, ?) ON CONFLICT(plugin_id, key) DO UPDATE SET value = excluded.value');
  const remove = sql('DELETE FROM plugin_key WHERE plugin_id = ? AND key = ?');
  let used = sql('SELECT used_bytes FROM plugin WHERE id = ?').get(id)!['used_bytes'] as number;
  for (const [text, value] of change) {
    const key = keyBytes(text);
    used -= (size.get(id, key)?.['bytes'] as number | undefined) ?? 0;
    if (value === undefined) remove.run(id, key);
    else {
      used += key.length + Buffer.byteLength(value);
      put.run(id, key, value);
    }
  }
  if (used > quotaBytes && [...change.values()].some((value) => value !== undefined))
    throw new PluginError('STORAGE_QUOTA_EXCEEDED', { id, used, quota: quotaBytes });
  sql('UPDATE plugin SET used_bytes = ? WHERE id = ?').run(used, id);
}

function moveCursor({ sql }: Connection, id: string, { cursor, park = [], unpark = [] }: CursorCommit): void {
  if (unpark === 'all') sql('DELETE FROM dead_letter WHERE plugin_id = ?').run(id);
  else for (const seq of unpark) sql('DELETE FROM dead_letter WHERE plugin_id = ? AND seq = ?').run(id, seq);
  for (const { entry, cause } of park)
    sql('INSERT OR REPLACE INTO dead_letter(plugin_id, seq, entry, cause) VALUES(?, ?, ?, ?)').run(id, entry.seq, JSON.stringify(entry), cause ?? null);
  sql('UPDATE plugin SET cursor = ? WHERE id = ?').run(JSON.stringify(cursor), id);
}
