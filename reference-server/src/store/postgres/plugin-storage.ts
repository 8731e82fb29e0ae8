/**
 * Namespace, cursor and waiting entries of one plugin on one node. Each commit locks the plugin's row, so commits of one plugin run
 * one after another and its used bytes are right.
 */
import { type LogEntry, PluginError } from '@jiyue/sdk/plugin';
import type { CursorCommit, KeyChange, PluginStorage, StoredCursor, StoredDeadLetter } from '../plugin-storage.ts';
import { keyBytes, keyText } from '../sqlite/plugin-keys.ts';
import type { Pool } from './connect.ts';
import type { Queries } from './sql.ts';

/** Whose state it is. */
export interface PluginPlace {
  readonly node: string;
  /** Plugin id, the name of the namespace. */
  readonly id: string;
  /** Of all keys and values together. */
  readonly quotaBytes: number;
}

interface Commit {
  readonly storage: KeyChange;
  readonly follower?: Omit<CursorCommit, 'storage'>;
  readonly migration?: string;
}

/** @param pool of the store */
export function pluginStorage(place: PluginPlace, pool: Pool): PluginStorage {
  const { node, id } = place;
  const commit = ({ storage, follower, migration }: Commit) =>
    pool.transaction(async (queries) => {
      const used = await lockPlugin(queries, place);
      if (storage.size > 0) await changeKeys(queries, place, storage, used);
      if (follower) await moveCursor(queries, place, follower);
      if (migration !== undefined)
        await queries.change(
          'INSERT INTO plugin_migration(node, plugin_id, place, id) SELECT $1, $2, count(*), $3 FROM plugin_migration WHERE node = $1 AND plugin_id = $2',
          ...[node, id, migration],
        );
    });

  return {
    async cursor() {
      const [row] = await pool.rows('SELECT cursor FROM plugin WHERE node = $1 AND id = $2', node, id);
      return typeof row?.['cursor'] === 'string' ? (JSON.parse(row['cursor']) as StoredCursor) : undefined;
    },
    async parked() {
      const found = await pool.rows('SELECT entry, cause FROM dead_letter WHERE node = $1 AND plugin_id = $2 ORDER BY seq', node, id);
      return found.map(
        (row): StoredDeadLetter => ({
          entry: JSON.parse(row['entry'] as string) as LogEntry,
          ...(typeof row['cause'] === 'string' && { cause: row['cause'] }),
        }),
      );
    },
    commit: ({ storage, ...follower }) => commit({ storage, follower }),
    async migrations() {
      const found = await pool.rows('SELECT id FROM plugin_migration WHERE node = $1 AND plugin_id = $2 ORDER BY place', node, id);
      return found.map((row) => row['id'] as string);
    },
    commitMigration: (migration, storage) => commit({ storage, migration }),
    namespace: {
      async get(key) {
        const [row] = await pool.rows('SELECT value FROM plugin_key WHERE node = $1 AND plugin_id = $2 AND key = $3', node, id, keyBytes(key));
        return row?.['value'] as string | undefined;
      },
      async list(prefix, after, limit) {
        const from = keyBytes(prefix);
        const end = endOfPrefix(from);
        const place = after === undefined ? Buffer.alloc(0) : keyBytes(after);
        const found = await pool.rows(
          `SELECT key FROM plugin_key WHERE node = $1 AND plugin_id = $2 AND key >= $3 AND key > $4 ${end ? 'AND key < $6' : ''} ORDER BY key LIMIT $5::int`,
          ...[node, id, from, place, limit, ...(end ? [end] : [])],
        );
        return found.map((row) => keyText(row['key'] as Buffer));
      },
      write: (storage) => commit({ storage }),
    },
  };
}

/** First bytes beyond all keys with the prefix; undefined when there are none beyond. */
export function endOfPrefix(prefix: Buffer): Buffer | undefined {
  const last = prefix.findLastIndex((byte) => byte < 0xff);
  if (last < 0) return undefined;
  const end = Buffer.from(prefix.subarray(0, last + 1));
  end[last]! += 1;
  return end;
}

/** Takes the plugin's row until the end of the transaction. @returns bytes in use */
async function lockPlugin({ rows }: Queries, { node, id }: PluginPlace): Promise<number> {
  const [row] = await rows(
    'INSERT INTO plugin(node, id, used_bytes) VALUES($1, $2, 0) ON CONFLICT(node, id) DO UPDATE SET used_bytes = plugin.used_bytes RETURNING used_bytes',
    ...[node, id],
  );
  return row!['used_bytes'] as number;
}

async function changeKeys({ rows, change }: Queries, { node, id, quotaBytes }: PluginPlace, storage: KeyChange, before: number): Promise<void> {
  const keys = [...storage.keys()].map((key) => keyBytes(key).toString('hex'));
  const [freed] = await rows(
    `WITH gone AS (DELETE FROM plugin_key WHERE node = $1 AND plugin_id = $2 AND key IN (SELECT decode(one, 'hex') FROM unnest($3::text[]) AS one)
       RETURNING length(key) + octet_length(value) AS bytes) SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM gone`,
    ...[node, id, keys],
  );
  const put = [...storage].flatMap(([key, value]) => (value === undefined ? [] : [{ key: keyBytes(key), value }]));
  const added = put.reduce((sum, { key, value }) => sum + key.length + Buffer.byteLength(value), 0);
  const used = before - (freed!['bytes'] as number) + added;
  // what frees space is let through, even above a quota that was lowered
  if (used > quotaBytes && put.length > 0) throw new PluginError('STORAGE_QUOTA_EXCEEDED', { id, used, quota: quotaBytes });
  if (put.length > 0)
    await change(
      `INSERT INTO plugin_key(node, plugin_id, key, value) SELECT $1, $2, decode(key, 'hex'), value FROM unnest($3::text[], $4::text[]) AS put(key, value)`,
      ...[node, id, put.map(({ key }) => key.toString('hex')), put.map(({ value }) => value)],
    );
  await change('UPDATE plugin SET used_bytes = $3 WHERE node = $1 AND id = $2', node, id, used);
}

async function moveCursor({ change }: Queries, { node, id }: PluginPlace, { cursor, park = [], unpark = [] }: Omit<CursorCommit, 'storage'>): Promise<void> {
  if (unpark === 'all') await change('DELETE FROM dead_letter WHERE node = $1 AND plugin_id = $2', node, id);
  else if (unpark.length > 0) await change('DELETE FROM dead_letter WHERE node = $1 AND plugin_id = $2 AND seq = ANY($3)', node, id, unpark);
  for (const { entry, cause } of park)
    await change(
      `INSERT INTO dead_letter(node, plugin_id, seq, entry, cause) VALUES($1, $2, $3, $4, $5)
       ON CONFLICT(node, plugin_id, seq) DO UPDATE SET entry = excluded.entry, cause = excluded.cause`,
      ...[node, id, entry.seq, JSON.stringify(entry), cause ?? null],
    );
  await change('UPDATE plugin SET cursor = $3 WHERE node = $1 AND id = $2', node, id, JSON.stringify(cursor));
}
