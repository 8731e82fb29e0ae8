/** Pages of a list: stored texts side by side, the place to go on from, and a total that walking all pages confirms. */
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ListPlace, ListQuery } from '../store/store.ts';
import type { RepositoryContext } from './context.ts';

/** A page as parts and as text. */
export interface ListedPage {
  /** Records as wire JSON. */
  readonly items: readonly string[];
  readonly total: number;
  readonly next?: string;
  /** The whole page as wire JSON. */
  readonly json: string;
  /** For the cache. */
  readonly size: number;
}

/** What to list, from where. */
export interface ListRequest {
  readonly query: ListQuery;
  readonly cursor: string | undefined;
  /** 1 to 100. */
  readonly limit: number;
}

/** Fails with CURSOR_INVALID. */
export async function listPage({ store, cursors, cache }: RepositoryContext, { query, cursor, limit }: ListRequest): Promise<Outcome<ListedPage>> {
  const list = JSON.stringify(query);
  const { seq } = await store.log.head();
  let place: ListPlace | undefined;
  if (cursor !== undefined) {
    const read = await cursors.read(list, cursor);
    if (!read.ok) return read;
    place = { sortKey: read.value[0]!, id: read.value[1]! };
  }
  const page = await cache.get(`page ${limit} ${cursor ?? ''} ${list}`, seq, async () => {
    const { rows, hasMore } = await store.records.page(query, place, limit);
    const { total } = await cache.get(`total ${list}`, seq, async () => ({ total: await store.records.count(query), size: 1 }));
    const last = rows.at(-1);
    const next = hasMore && last ? await cursors.make(list, [last.sortKey, last.id]) : undefined;
    return pageOf(
      rows.map(({ json }) => json),
      total,
      next,
    );
  });
  return ok(page);
}

/** A page from its parts. */
export function pageOf(items: readonly string[], total: number, next: string | undefined): ListedPage {
  const json = `{"items":[${items.join(',')}],${next === undefined ? '' : `"next":"${next}",`}"total":${total}}`;
  return { items, total, ...(next !== undefined && { next }), json, size: json.length };
}
