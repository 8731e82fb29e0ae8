/** What editors may see and change: sites on which they hold a right; what concerns all of the platform needs a right on all of it. */
import { type Caller, fail, ok, type Outcome, type RecordReader } from '@jiyue/sdk/plugin';

/** Whether a caller has a right on a site; absent: on the whole platform. */
export const mayEdit = ({ siteIds }: Caller, siteId: string | undefined): boolean =>
  siteIds.includes('*') || (siteId !== undefined && siteIds.includes(siteId));

/** Fails with SEARCH_CALLER_REFUSED, SEARCH_SITE_UNKNOWN. */
export async function checkSite(records: RecordReader, caller: Caller, siteId: string | undefined): Promise<Outcome<undefined>> {
  if (!mayEdit(caller, siteId)) return fail({ code: 'SEARCH_CALLER_REFUSED', data: { siteId: siteId ?? '*' } });
  if (siteId !== undefined && !(await records.site(siteId))) return fail({ code: 'SEARCH_SITE_UNKNOWN', data: { siteId } });
  return ok(undefined);
}

/** The page of a list at a cursor. Fails with SEARCH_CURSOR_INVALID. */
export function pageOfList<T>(all: readonly T[], cursor: string | undefined, limit: number): Outcome<{ items: T[]; next?: string; total: number }> {
  const from = cursor === undefined ? 0 : Number(/^at([1-9]\d{0,8})$/.exec(cursor)?.[1] ?? Number.NaN);
  if (!(from <= all.length)) return fail({ code: 'SEARCH_CURSOR_INVALID', data: { cursor: cursor!.slice(0, 80) } });
  const end = from + limit;
  return ok({ items: all.slice(from, end), total: all.length, ...(end < all.length ? { next: `at${end}` } : {}) });
}
