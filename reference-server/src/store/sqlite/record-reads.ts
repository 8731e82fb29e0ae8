/** Reads of records over one connection: the reader's, or the writer's inside its transaction. */
import type { ListPage, OriginRow, RecordReads } from '../store.ts';
import type { RecordFacts, RecordLink } from '../record-row.ts';
import { factColumns, rowColumns, toFacts, toRow } from '../table-rows.ts';
import type { SqlRow } from './checked-statement.ts';
import type { Connection } from './connection.ts';
import { listCondition, listOrder } from './list-sql.ts';

const newestRow = `SELECT ${rowColumns} FROM version WHERE id = ? ORDER BY version DESC LIMIT 1`;
const liveRow = `SELECT ${rowColumns} FROM version WHERE id = ? AND is_live = 1 ORDER BY version DESC LIMIT 1`;
const newestFact = `SELECT ${factColumns} FROM version WHERE id = ? ORDER BY version DESC LIMIT 1`;
const liveFact = `SELECT ${factColumns} FROM version WHERE id = ? AND is_live = 1 ORDER BY version DESC LIMIT 1`;
const originRow = `SELECT ${rowColumns} FROM version WHERE origin_system = ? AND origin_record_id = ? AND site_id = ? AND origin_system <> '' AND is_newest = 1`;

/** @param sql statements of the connection */
export function recordReads({ sql }: Pick<Connection, 'sql'>): RecordReads {
  const facts = (text: string, ids: Iterable<string>) => {
    const statement = sql(text);
    const found = new Map<string, RecordFacts>();
    for (const id of new Set(ids)) {
      const row = statement.get(id);
      if (row) found.set(id, toFacts(row));
    }
    return found;
  };
  const optional = (row: SqlRow | undefined) => row && toRow(row);

  return {
    newest: async (id) => optional(sql(newestRow).get(id)),
    live: async (id) => optional(sql(liveRow).get(id)),
    newestFacts: async (ids) => facts(newestFact, ids),
    liveFacts: async (ids) => facts(liveFact, ids),
    async liveRows(ids) {
      const statement = sql(liveRow);
      return ids.flatMap((id) => optional(statement.get(id)) ?? []);
    },
    async byOrigins(keys) {
      const statement = sql(originRow);
      return keys.map(({ system, recordId, siteId }): OriginRow | undefined => {
        const newest = optional(statement.get(system, recordId, siteId));
        return newest && { newest, live: newest.isLive ? newest : optional(sql(liveRow).get(newest.id)) };
      });
    },
    async page(query, after, limit): Promise<ListPage> {
      const { text, values } = listCondition(query);
      const { order, place } = listOrder(query, after);
      const rows = sql(`SELECT sort_key, id, json FROM version WHERE ${text}${place.text} ${order} LIMIT ?`).all(...values, ...place.values, limit + 1);
      return {
        rows: rows.slice(0, limit).map((row) => ({ sortKey: row['sort_key'] as string, id: row['id'] as string, json: row['json'] as string })),
        hasMore: rows.length > limit,
      };
    },
    async count(query) {
      const { text, values } = listCondition(query);
      return sql(`SELECT count(*) AS total FROM version WHERE ${text}`).get(...values)!['total'] as number;
    },
    async versions(id, before, limit, statuses) {
      const only = statuses ? ` AND status IN (${statuses.map(() => '?').join(', ')})` : '';
      return sql(`SELECT ${rowColumns} FROM version WHERE id = ? AND version < ?${only} ORDER BY version DESC LIMIT ?`)
        .all(id, before, ...(statuses ?? []), limit)
        .map(toRow);
    },
    async countVersions(id, statuses) {
      const only = statuses ? ` AND status IN (${statuses.map(() => '?').join(', ')})` : '';
      return sql(`SELECT count(*) AS total FROM version WHERE id = ?${only}`).get(id, ...(statuses ?? []))!['total'] as number;
    },
    async linking(name, toId) {
      const statement = sql(newestRow);
      const sources = sql('SELECT DISTINCT from_id FROM link WHERE to_id = ? AND name = ? ORDER BY from_id').all(toId, name);
      return sources.flatMap((row) => optional(statement.get(row['from_id'] as string)) ?? []);
    },
    async links(fromId) {
      return sql('SELECT name, to_id FROM link WHERE from_id = ? ORDER BY name, place')
        .all(fromId)
        .map((row): RecordLink => ({ name: row['name'] as string, toId: row['to_id'] as string }));
    },
    async holder({ name, value }) {
      return sql('SELECT id FROM claim WHERE name = ? AND value = ?').get(name, value)?.['id'] as string | undefined;
    },
  };
}
