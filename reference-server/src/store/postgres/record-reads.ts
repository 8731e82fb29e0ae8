/** Reads of records, over the pool or inside the open transaction of the log. Questions about many records are one statement. */
import type { RecordFacts, RecordLink } from '../record-row.ts';
import type { OriginRow, RecordReads } from '../store.ts';
import { afterPlace, binding, listCondition, listOrder } from './list-sql.ts';
import { factColumns, rowColumns, toFacts, toRow } from '../table-rows.ts';
import type { Queries, SqlRow } from './sql.ts';

const newestRow = `SELECT ${rowColumns} FROM version WHERE id = $1 ORDER BY version DESC LIMIT 1`;
const liveRow = `SELECT ${rowColumns} FROM version WHERE id = $1 AND is_live ORDER BY version DESC LIMIT 1`;
const originRows = `SELECT place::int AS place, found.* FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted(a, b, c, place),
  LATERAL (SELECT ${rowColumns} FROM version WHERE origin_system = a AND origin_record_id = b AND site_id = c AND origin_system <> '' AND is_newest
    ORDER BY id LIMIT 1) AS found`;

/** @param queries a connection, or the pool */
export function recordReads({ rows }: Pick<Queries, 'rows'>): RecordReads {
  const one = async (text: string, id: string) => {
    const [row] = await rows(text, id);
    return row && toRow(row);
  };
  /** By id, in the order of the ids. */
  const byId = async <T extends { readonly id: string }>(text: string, ids: Iterable<string>, to: (row: SqlRow) => T) => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map<string, T>();
    const found = new Map((await rows(text, wanted)).map(to).map((row) => [row.id, row]));
    return new Map(wanted.flatMap((id) => (found.has(id) ? [[id, found.get(id)!] as const] : [])));
  };
  const marked = (columns: string, mark: string) => `SELECT ${columns} FROM version WHERE id = ANY($1) AND ${mark}`;
  const liveRows = (ids: Iterable<string>) => byId(marked(rowColumns, 'is_live'), ids, toRow);

  return {
    newest: (id) => one(newestRow, id),
    live: (id) => one(liveRow, id),
    newestFacts: (ids) => byId<RecordFacts>(marked(factColumns, 'is_newest'), ids, toFacts),
    liveFacts: (ids) => byId<RecordFacts>(marked(factColumns, 'is_live'), ids, toFacts),
    async liveRows(ids) {
      const found = await liveRows(ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async byOrigins(keys) {
      if (keys.length === 0) return [];
      const found = await rows(
        originRows,
        keys.map(({ system }) => system),
        keys.map(({ recordId }) => recordId),
        keys.map(({ siteId }) => siteId),
      );
      const newest = new Map(found.map((row) => [(row['place'] as number) - 1, toRow(row)]));
      const below = await liveRows([...newest.values()].filter(({ isLive }) => !isLive).map(({ id }) => id));
      return keys.map((_, place): OriginRow | undefined => {
        const row = newest.get(place);
        return row && { newest: row, live: row.isLive ? row : below.get(row.id) };
      });
    },
    async page(query, after, limit) {
      const bound = binding();
      const condition = `${listCondition(query, bound)}${afterPlace(query, after, bound)}`;
      const found = await rows(
        `SELECT sort_key, id, json FROM version WHERE ${condition} ${listOrder(query)} LIMIT ${bound.bind(limit + 1)}::int`,
        ...bound.values,
      );
      return {
        rows: found.slice(0, limit).map((row) => ({ sortKey: row['sort_key'] as string, id: row['id'] as string, json: row['json'] as string })),
        hasMore: found.length > limit,
      };
    },
    async count(query) {
      const bound = binding();
      const condition = listCondition(query, bound);
      return totalOf(await rows(`SELECT count(*) AS total FROM version WHERE ${condition}`, ...bound.values));
    },
    async versions(id, before, limit, statuses) {
      const bound = binding();
      const condition = `id = ${bound.bind(id)} AND version < ${bound.bind(before)}::bigint${statuses ? ` AND status = ANY(${bound.bind(statuses)})` : ''}`;
      return (await rows(`SELECT ${rowColumns} FROM version WHERE ${condition} ORDER BY version DESC LIMIT ${bound.bind(limit)}::int`, ...bound.values)).map(
        toRow,
      );
    },
    async countVersions(id, statuses) {
      const bound = binding();
      const condition = `id = ${bound.bind(id)}${statuses ? ` AND status = ANY(${bound.bind(statuses)})` : ''}`;
      return totalOf(await rows(`SELECT count(*) AS total FROM version WHERE ${condition}`, ...bound.values));
    },
    async linking(name, toId) {
      const text = `SELECT ${rowColumns} FROM version WHERE is_newest AND id IN (SELECT from_id FROM link WHERE to_id = $1 AND name = $2) ORDER BY id`;
      return (await rows(text, toId, name)).map(toRow);
    },
    async links(fromId) {
      const found = await rows('SELECT name, to_id FROM link WHERE from_id = $1 ORDER BY name, place', fromId);
      return found.map((row): RecordLink => ({ name: row['name'] as string, toId: row['to_id'] as string }));
    },
    async holder({ name, value }) {
      const [row] = await rows('SELECT id FROM claim WHERE name = $1 AND value = $2', name, value);
      return row?.['id'] as string | undefined;
    },
  };
}

const totalOf = ([row]: readonly SqlRow[]) => row!['total'] as number;
