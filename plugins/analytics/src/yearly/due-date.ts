/** Last days and standing of yearly reports, by the table of time limits. */
import { codeMember } from '@jiyue/sdk';
import type { DisclosureOrganKind, ReportStanding } from '@jiyue/standards/model';
import { dayOf } from '../counting/days.ts';

/** Last day to publish the report of a year. @param limit code of the table of time limits */
export const dueDate = (limit: string, year: number): string => `${year + 1}-${String(codeMember('time-limit', limit)?.['value'] ?? '12-31')}`;

/** Report of a site, and of supervision. */
export const siteReportDue = (year: number): string => dueDate('site-report', year);

/** Report on disclosure: departments and governments have days of their own. */
export const disclosureDue = (kind: DisclosureOrganKind, year: number): string =>
  dueDate(String(codeMember('disclosure-organ-kind', kind)?.['limit'] ?? 'disclosure-report-department'), year);

/** Where a report stands on a day. @param isDrafted there is one, published or not */
export function standingOf(due: string, publishedAt: string | undefined, isDrafted: boolean, now: Date): ReportStanding {
  if (publishedAt !== undefined) return dayOf(new Date(publishedAt)) <= due ? 'published' : 'late';
  if (dayOf(now) > due) return 'missing';
  return isDrafted ? 'drafted' : 'due';
}
