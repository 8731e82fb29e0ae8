/** Namespace, cursor and waiting entries of one plugin in SQLite: reads over the reader, writes through the queue. */
import type { LogEntry } from '@jiyue/sdk/plugin';
import type { PluginStorage, StoredCursor, StoredDeadLetter } from '../plugin-storage.ts';
import type { Connection } from './connection.ts';
import { keyBytes, keyText } from './plugin-keys.ts';
import type { PluginCommit } from './procedures.ts';
import type { Writer } from './writer.ts';

/** @param id plugin id, the name of the namespace. @param quotaBytes of all keys and values together */
export function pluginStorage(id: string, quotaBytes: number, { sql }: Connection, writer: Writer): PluginStorage {
  const commit = (change: Omit<PluginCommit, 'id' | 'quotaBytes'>) =>
    writer.run(async ({ call }) => {
      await call('commitPlugin', { id, quotaBytes, ...change });
      return true;
    });

  return {
    async cursor() {
      const text = sql('SELECT cursor FROM plugin WHERE id = ?').get(id)?.['cursor'];
      return typeof text === 'string' ? (JSON.parse(text) as StoredCursor) : undefined;
    },
    async parked() {
      const rows = sql('SELECT entry, cause FROM dead_letter WHERE plugin_id = ? ORDER BY seq').all(id);
      return rows.map(
        (row): StoredDeadLetter => ({
          entry: JSON.parse(row['entry'] as string) as LogEntry,
          ...(typeof row['cause'] === 'string' && { cause: row['cause'] }),
        }),
      );
    },
    commit: ({ storage, ...follower }) => commit({ storage, follower }),
    async migrations() {
      return sql('SELECT id FROM plugin_migration WHERE plugin_id = ? ORDER BY place')
        .all(id)
        .map((row) => row['id'] as string);
    },
    commitMigration: (migration, storage) => commit({ storage, migration }),
    namespace: {
      async get(key) {
        return sql('SELECT value FROM plugin_key WHERE plugin_id = ? AND key = ?').get(id, keyBytes(key))?.['value'] as string | undefined;
      },
      async list(prefix, after, limit) {
        const from = keyBytes(prefix);
        const rows = sql('SELECT key FROM plugin_key WHERE plugin_id = ? AND key >= ? AND key > ? AND substr(key, 1, ?) = ? ORDER BY key LIMIT ?').all(
          id,
          from,
          after === undefined ? new Uint8Array() : keyBytes(after),
          from.length,
          from,
          limit,
        );
        return rows.map((row) => keyText(row['key'] as Uint8Array));
      },
      write: (storage) => commit({ storage }),
    },
  };
}
