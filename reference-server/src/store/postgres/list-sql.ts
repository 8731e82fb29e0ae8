/** A list query as SQL: the literal conditions of the partial indexes, and one bound value per filter. */
import type { ListPlace, ListQuery, ScopeCell } from '../store.ts';
import type { SqlValue } from './sql.ts';

/** Collects the values of a statement; `bind` gives the place of each. */
export interface Binding {
  readonly values: readonly SqlValue[];
  bind(value: SqlValue): string;
}

/** A new one. */
export function binding(): Binding {
  const values: SqlValue[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** What a row must fulfil. */
export function listCondition(query: ListQuery, { bind }: Binding): string {
  const equals: readonly (readonly [string, string | undefined])[] = [
    ['family', query.family === 'resource' ? undefined : query.family],
    ['status', query.edition === 'live' ? undefined : query.status],
    ['site_id', query.siteId],
    ['column_id', query.columnId],
    ['kind', query.kind],
    ['document_number', query.documentNumber],
    ['origin_system', query.originSystem],
    ['origin_record_id', query.originRecordId],
  ];
  const texts = [edition(query), ...equals.flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${bind(value)}`]))];
  // the partial indexes on these are used only when the condition says so itself
  if (query.documentNumber !== undefined) texts.push("document_number <> ''");
  if (query.originSystem !== undefined) texts.push("origin_system <> ''");
  if (query.linkedTo) texts.push(`id IN (SELECT from_id FROM link WHERE to_id = ${bind(query.linkedTo.toId)} AND name = ${bind(query.linkedTo.name)})`);
  if (query.scope) texts.push(scopeCondition(query.scope, bind));
  return texts.join(' AND ');
}

// "published" lists look at live versions, all else at the newest: each has its partial index
function edition({ family, edition: wanted, status }: ListQuery): string {
  if (family !== 'resource') return "is_newest AND family <> 'resource'";
  if (wanted === 'live') return "is_live AND family = 'resource' AND status = 'published'";
  return status === 'published' ? "is_newest AND family = 'resource'" : "is_newest AND family = 'resource' AND status <> 'published'";
}

function scopeCondition(cells: readonly ScopeCell[], bind: Binding['bind']): string {
  if (cells.length === 0) return 'false';
  const isSiteOnly = cells.every(({ siteId, columnId, ownerId }) => siteId !== undefined && columnId === undefined && ownerId === undefined);
  if (isSiteOnly) return `site_id = ANY(${bind(cells.map(({ siteId }) => siteId!))})`;
  const texts = cells.map((cell) => {
    const parts = (['siteId', 'columnId', 'ownerId'] as const).filter((name) => cell[name] !== undefined);
    return parts.length === 0 ? 'true' : `(${parts.map((name) => `${columnOf[name]} = ${bind(cell[name]!)}`).join(' AND ')})`;
  });
  return `(${texts.join(' OR ')})`;
}

const columnOf = { siteId: 'site_id', columnId: 'column_id', ownerId: 'owner_id' } as const;

/** What follows a place in a list. */
export function afterPlace({ family }: ListQuery, after: ListPlace | undefined, { bind }: Binding): string {
  return after ? ` AND (sort_key, id) ${family === 'resource' ? '<' : '>'} (${bind(after.sortKey)}, ${bind(after.id)})` : '';
}

/** Order of a list. */
export function listOrder({ family }: ListQuery): string {
  const direction = family === 'resource' ? 'DESC' : 'ASC';
  return `ORDER BY sort_key ${direction}, id ${direction}`;
}
