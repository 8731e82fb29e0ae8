/** Jobs of plugins in PostgreSQL, one row for all processes: who takes a run is decided by one statement. */
import { type JobRow, type JobStore, toJobState } from '../job-store.ts';
import type { Queries } from './sql.ts';

/** Over the pool. */
export function jobStore({ rows, change }: Queries): JobStore {
  const isChanged = async (text: string, ...values: readonly (string | null)[]) => (await change(text, ...values)) > 0;
  return {
    async meet({ pluginId, name }, now) {
      const [row] = await rows(
        `INSERT INTO plugin_job(plugin_id, name, done_due) VALUES($1, $2, $3) ON CONFLICT(plugin_id, name) DO UPDATE SET name = excluded.name
         RETURNING done_due, lease_due, lease_until, holder, finished_at, failure`,
        ...[pluginId, name, now.toISOString()],
      );
      return toJobState(row as JobRow);
    },
    claim: ({ pluginId, name, holder, due }, now, until) =>
      isChanged(
        `UPDATE plugin_job SET lease_due = $1, lease_until = $2, holder = $3 WHERE plugin_id = $4 AND name = $5 AND done_due < $1
           AND (lease_until IS NULL OR lease_until <= $6)`,
        ...[due, until.toISOString(), holder, pluginId, name, now.toISOString()],
      ),
    renew: ({ pluginId, name, holder, due }, until) =>
      isChanged(
        'UPDATE plugin_job SET lease_until = $1 WHERE plugin_id = $2 AND name = $3 AND holder = $4 AND lease_due = $5',
        ...[until.toISOString(), pluginId, name, holder, due],
      ),
    finish: ({ pluginId, name, holder, due }, now, failure) =>
      isChanged(
        `UPDATE plugin_job SET done_due = lease_due, lease_due = NULL, lease_until = NULL, holder = NULL, finished_at = $1, failure = $2
           WHERE plugin_id = $3 AND name = $4 AND holder = $5 AND lease_due = $6`,
        ...[now.toISOString(), failure ?? null, pluginId, name, holder, due],
      ),
  };
}
