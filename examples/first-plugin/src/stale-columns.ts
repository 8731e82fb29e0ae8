/** Which columns are past their limit: pure, so that each case is one line of a test. */
import type { FreshnessTypes } from './generated/types.ts';

type StaleColumns = FreshnessTypes['api']['listStaleColumns']['reply'];

/** What is needed of a column. */
export interface ColumnFacts {
  readonly id: string;
  readonly name: string;
  readonly updateLimitDays?: number;
}

const dayMs = 86_400_000;

/**
 * Longest overdue first; columns that never published anything come before all.
 * @param published column id -> last publication, RFC 3339
 */
export function staleColumns(
  columns: readonly ColumnFacts[],
  published: ReadonlyMap<string, string>,
  { now, defaultLimitDays = 0 }: { readonly now: Date; readonly defaultLimitDays?: number | undefined },
): StaleColumns {
  const items = columns.flatMap(({ id, name, updateLimitDays = defaultLimitDays }): StaleColumns['items'] => {
    if (updateLimitDays === 0) return [];
    const facts = { columnId: id, name, limitDays: updateLimitDays };
    const lastPublishedAt = published.get(id);
    if (lastPublishedAt === undefined) return [facts];
    const overdueMs = now.getTime() - Date.parse(lastPublishedAt) - updateLimitDays * dayMs;
    return overdueMs > 0 ? [{ ...facts, lastPublishedAt, overdueDays: Math.floor(overdueMs / dayMs) }] : [];
  });
  const overdue = (one: StaleColumns['items'][number]) => one.overdueDays ?? Number.MAX_SAFE_INTEGER;
  return { checkedAt: now.toISOString(), items: items.toSorted((a, b) => overdue(b) - overdue(a) || (a.columnId < b.columnId ? -1 : 1)) };
}
