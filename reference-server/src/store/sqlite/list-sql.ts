/** A list query as SQL: the literal conditions of the partial indexes, and one bound value per filter. */
import type { ListPlace, ListQuery } from '../store.ts';
import type { SqlValue } from './checked-statement.ts';

/** A condition with its values. */
export interface SqlCondition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** What a row must fulfil. */
export function listCondition(query: ListQuery): SqlCondition {
  const texts: string[] = [edition(query)];
  const values: SqlValue[] = [];
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
  for (const [column, value] of equals) {
    if (value === undefined) continue;
    texts.push(`${column} = ?`);
    values.push(value);
  }
  // the partial indexes on these are used only when the condition says so itself
  if (query.documentNumber !== undefined) texts.push("document_number <> ''");
  if (query.originSystem !== undefined) texts.push("origin_system <> ''");
  if (query.linkedTo) {
    texts.push('id IN (SELECT from_id FROM link WHERE to_id = ? AND name = ?)');
    values.push(query.linkedTo.toId, query.linkedTo.name);
  }
  if (query.scope) {
    const scope = scopeCondition(query.scope);
    texts.push(scope.text);
    values.push(...scope.values);
  }
  return { text: texts.join(' AND '), values };
}

// "published" lists look at live versions, all else at the newest: each has its partial index
function edition({ family, edition: wanted, status }: ListQuery): string {
  if (family !== 'resource') return "is_newest = 1 AND family <> 'resource'";
  if (wanted === 'live') return "is_live = 1 AND family = 'resource' AND status = 'published'";
  return status === 'published' ? "is_newest = 1 AND family = 'resource'" : "is_newest = 1 AND family = 'resource' AND status <> 'published'";
}

function scopeCondition(cells: NonNullable<ListQuery['scope']>): SqlCondition {
  if (cells.length === 0) return { text: '0', values: [] };
  const isSiteOnly = cells.every(({ siteId, columnId, ownerId }) => siteId !== undefined && columnId === undefined && ownerId === undefined);
  if (isSiteOnly) return { text: `site_id IN (${cells.map(() => '?').join(', ')})`, values: cells.map(({ siteId }) => siteId!) };
  const values: SqlValue[] = [];
  const texts = cells.map((cell) => {
    const parts = (['siteId', 'columnId', 'ownerId'] as const).filter((name) => cell[name] !== undefined);
    values.push(...parts.map((name) => cell[name]!));
    return parts.length === 0 ? '1' : `(${parts.map((name) => `${columnOf[name]} = ?`).join(' AND ')})`;
  });
  return { text: `(${texts.join(' OR ')})`, values };
}

const columnOf = { siteId: 'site_id', columnId: 'column_id', ownerId: 'owner_id' } as const;

/** Order of a list and what follows a place in it. */
export function listOrder({ family }: ListQuery, after: ListPlace | undefined): { readonly order: string; readonly place: SqlCondition } {
  const direction = family === 'resource' ? 'DESC' : 'ASC';
  const place = after
    ? { text: ` AND (sort_key, id) ${family === 'resource' ? '<' : '>'} (?, ?)`, values: [after.sortKey, after.id] }
    : { text: '', values: [] };
  return { order: `ORDER BY sort_key ${direction}, id ${direction}`, place };
}
