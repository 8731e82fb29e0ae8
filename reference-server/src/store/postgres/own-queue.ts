/** The own queue of a plugin in PostgreSQL, one for all processes of the platform: each item is taken by one of them (SKIP LOCKED). */
import { randomUUID } from 'node:crypto';
import { checkQueueEnds, checkQueueItems, checkQueueWish, type OwnQueue } from '@jiyue/sdk/plugin';
import { entryOf, leaseOf, type QueueRow, stateNumbers, states } from '../own-queue/queue-row.ts';
import type { Queries } from './sql.ts';

/** @param pluginId whose queue. @param clock the host's */
export function postgresQueue(pluginId: string, { rows, change }: Queries, clock: () => Date): OwnQueue {
  const found = async (text: string, ...values: readonly (string | number | null | readonly string[])[]) =>
    (await rows(text, ...values)) as readonly QueueRow[];
  const now = () => clock().toISOString();
  const later = (seconds: number) => new Date(clock().getTime() + seconds * 1000).toISOString();
  return {
    async add(items) {
      const checked = checkQueueItems(items, clock());
      return change(
        `INSERT INTO plugin_queue(plugin_id, id, lane, state, available, payload, added)
         SELECT $1, id, lane, 0, available, payload, $6 FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS given(id, lane, available, payload)
         ON CONFLICT(plugin_id, id) DO NOTHING`,
        ...[
          pluginId,
          checked.map(({ id }) => id),
          checked.map(({ lane }) => lane),
          checked.map(({ dueAt }) => dueAt),
          checked.map(({ payload }) => payload),
          now(),
        ],
      );
    },
    async lease(wish) {
      checkQueueWish(wish);
      const taken = await found(
        `WITH due AS (SELECT place, available AS was FROM plugin_queue WHERE plugin_id = $1 AND lane = $2 AND state < 2 AND available <= $3
           ORDER BY available, place LIMIT $4::int FOR UPDATE SKIP LOCKED)
         UPDATE plugin_queue SET state = 1, attempts = attempts + 1, token = $5 || plugin_queue.place, available = $6 FROM due
         WHERE plugin_queue.place = due.place RETURNING plugin_queue.*, due.was`,
        ...[pluginId, wish.lane, now(), wish.limit, `${randomUUID()}-`, later(wish.seconds)],
      );
      // changed rows come in any order
      return [...(taken as readonly (QueueRow & { readonly was: string })[])]
        .sort((a, b) => (a.was < b.was ? -1 : a.was > b.was ? 1 : a.place - b.place))
        .map(leaseOf);
    },
    async end(ends) {
      const checked = checkQueueEnds(ends, clock());
      const ended = now();
      const changed = await rows(
        `UPDATE plugin_queue AS item SET state = given.state, available = given.due, token = NULL, note = nullif(given.note, ''),
           ended = CASE WHEN given.state = 0 THEN NULL ELSE $7 END
         FROM unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[]) AS given(id, token, state, due, note)
         WHERE item.plugin_id = $1 AND item.id = given.id AND item.token = given.token AND item.state = 1 RETURNING item.id`,
        pluginId,
        checked.map(({ id }) => id),
        checked.map(({ token }) => token),
        checked.map(({ outcome }) => stateNumbers[outcome === 'again' ? 'waiting' : outcome]),
        checked.map(({ dueAt }) => dueAt),
        checked.map(({ note }) => note ?? ''),
        ended,
      );
      const held = new Set(changed.map((row) => row['id']));
      return ends.map(({ id }) => held.delete(id));
    },
    async renew(leases, seconds) {
      checkQueueWish({ seconds });
      const changed = await rows(
        `UPDATE plugin_queue AS item SET available = $4 FROM unnest($2::text[], $3::text[]) AS given(id, token)
         WHERE item.plugin_id = $1 AND item.id = given.id AND item.token = given.token AND item.state = 1 RETURNING item.id`,
        pluginId,
        leases.map(({ id }) => id),
        leases.map(({ token }) => token),
        later(seconds),
      );
      const held = new Set(changed.map((row) => row['id']));
      return leases.map(({ id }) => held.has(id));
    },
    async get(id) {
      const [row] = await found('SELECT * FROM plugin_queue WHERE plugin_id = $1 AND id = $2', pluginId, id);
      return row && entryOf(row);
    },
    async list({ lane, state, after, limit }) {
      checkQueueWish({ limit, ...(lane === undefined ? {} : { lane }) });
      const page = await found(
        `SELECT * FROM plugin_queue WHERE plugin_id = $1 AND place > $2::bigint AND ($3::text IS NULL OR lane = $3) AND ($4::int IS NULL OR state = $4)
         ORDER BY place LIMIT $5::int`,
        ...[pluginId, after ?? '0', lane ?? null, state === undefined ? null : stateNumbers[state], limit + 1],
      );
      const items = page.slice(0, limit).map(entryOf);
      return page.length > limit ? { items, next: String(page[limit - 1]!.place) } : { items };
    },
    async count() {
      const counted = await rows(
        'SELECT lane, state, count(*)::int AS items FROM plugin_queue WHERE plugin_id = $1 GROUP BY lane, state ORDER BY lane, state',
        pluginId,
      );
      return counted.map((row) => ({ lane: String(row['lane']), state: states[row['state'] as number]!, items: row['items'] as number }));
    },
    async nextDue(lane) {
      const [row] = await rows(
        'SELECT available FROM plugin_queue WHERE plugin_id = $1 AND lane = $2 AND state < 2 ORDER BY available, place LIMIT 1',
        ...[pluginId, lane],
      );
      return row?.['available'] as string | undefined;
    },
    revive: (ids) =>
      change('UPDATE plugin_queue SET state = 0, available = $3, ended = NULL WHERE plugin_id = $1 AND id = ANY($2) AND state = 3', pluginId, ids, now()),
    cancel: (ids) => change('DELETE FROM plugin_queue WHERE plugin_id = $1 AND id = ANY($2) AND state = 0', pluginId, ids),
    forget: (endedBefore) =>
      change('DELETE FROM plugin_queue WHERE plugin_id = $1 AND state >= 2 AND ended < $2', pluginId, new Date(endedBefore).toISOString()),
  };
}
