/** Which columns are due for renewal (栏目不更新): the limit of the column, else that of its type, against the latest publication in the log. */
import { codeMember } from '@jiyue/sdk';
import type { OwnStorage, RecordReader } from '@jiyue/sdk/plugin';
import { dayOf } from '../counting/days.ts';
import type { ColumnDue } from '../generated/types.ts';
import { contentOf } from './follow-publications.ts';

/** Days within which columns of a type have to be renewed; undefined: the table gives none in days. */
export function limitOfType(columnType: string): number | undefined {
  const days = (codeMember('column-type', columnType)?.['update'] as { readonly maxAgeDays?: number } | undefined)?.maxAgeDays;
  return typeof days === 'number' ? days : undefined;
}

/** Columns with a limit, overdue ones first, then by site and name of the column. @param onDate day in Beijing time */
export async function columnsDue(storage: OwnStorage, records: RecordReader, siteIds: readonly string[], onDate: string): Promise<readonly ColumnDue[]> {
  const found: ColumnDue[] = [];
  for (const siteId of siteIds) {
    const { parts } = await contentOf(storage, siteId, '0000-00-00', onDate);
    for (const { id, name, columnType, updateLimitDays } of await records.columns(siteId)) {
      const maxAgeDays = updateLimitDays ?? limitOfType(columnType);
      if (maxAgeDays === undefined) continue;
      const last = parts.get(id)?.lastPublishedAt;
      const ageDays = last === undefined ? undefined : Math.max(0, daysBetween(dayOf(new Date(last)), onDate));
      found.push({
        siteId,
        columnId: id,
        columnName: name,
        columnType,
        maxAgeDays,
        ...(last === undefined || ageDays === undefined ? {} : { lastPublishedAt: last, ageDays }),
        isOverdue: ageDays === undefined || ageDays > maxAgeDays,
      });
    }
  }
  return found.sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (`${a.siteId} ${a.columnName}` < `${b.siteId} ${b.columnName}` ? -1 : 1));
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
