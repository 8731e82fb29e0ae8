/** Jobs of plugins in SQLite. */
import { type JobRow, type JobStore, toJobState } from '../job-store.ts';
import type { SqlValue } from './checked-statement.ts';
import type { Connection } from './connection.ts';
import type { Writer } from './writer.ts';

/** Reads over one connection, writes through the queue. */
export function jobStore({ sql }: Connection, writer: Writer): JobStore {
  const change = async (text: string, ...values: readonly SqlValue[]): Promise<boolean> => {
    let changed = 0;
    await writer.run(async ({ call }) => {
      changed = await call('run', text, values);
      return true;
    });
    return changed > 0;
  };
  return {
    async meet({ pluginId, name }, now) {
      const read = () =>
        sql('SELECT done_due, lease_due, lease_until, holder, finished_at, failure FROM plugin_job WHERE plugin_id = ? AND name = ?').get(pluginId, name);
      if (!read()) await change('INSERT OR IGNORE INTO plugin_job(plugin_id, name, done_due) VALUES(?, ?, ?)', pluginId, name, now.toISOString());
      return toJobState(read() as JobRow);
    },
    claim: ({ pluginId, name, holder, due }, now, until) =>
      change(
        `UPDATE plugin_job SET lease_due = ?, lease_until = ?, holder = ? WHERE plugin_id = ? AND name = ? AND done_due < ?
           AND (lease_until IS NULL OR lease_until <= ?)`,
        ...[due, until.toISOString(), holder, pluginId, name, due, now.toISOString()],
      ),
    renew: ({ pluginId, name, holder, due }, until) =>
      change(
        'UPDATE plugin_job SET lease_until = ? WHERE plugin_id = ? AND name = ? AND holder = ? AND lease_due = ?',
        ...[until.toISOString(), pluginId, name, holder, due],
      ),
    finish: ({ pluginId, name, holder, due }, now, failure) =>
      change(
        `UPDATE plugin_job SET done_due = lease_due, lease_due = NULL, lease_until = NULL, holder = NULL, finished_at = ?, failure = ?
           WHERE plugin_id = ? AND name = ? AND holder = ? AND lease_due = ?`,
        ...[now.toISOString(), failure ?? null, pluginId, name, holder, due],
      ),
  };
}
