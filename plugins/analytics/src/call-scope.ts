/** Sites and periods of a call, and pages of lists. */
import type { Finding } from '@jiyue/sdk';
import { asJson, type Caller, fail, ok, type Outcome, type RecordReader } from '@jiyue/sdk/plugin';
import { addDays, isDay } from './counting/days.ts';

/** Sites whose figures a caller may see: those of its grants; `isPublic`: all that are open to read. */
export async function sitesOf(records: RecordReader, caller: Caller, wanted: string | undefined, isPublic: boolean): Promise<Outcome<readonly string[]>> {
  const seesAll = isPublic || caller.siteIds.includes('*');
  const all = (await records.sites()).map(({ id }) => id).filter((id) => seesAll || caller.siteIds.includes(id));
  if (wanted === undefined)
    return all.length > 0 || isPublic ? ok(all.sort()) : fail({ code: 'ANALYTICS_CALLER_REFUSED', data: { what: '至少一个站点 · a site' } });
  return all.includes(wanted) ? ok([wanted]) : fail({ code: 'ANALYTICS_SITE_UNKNOWN', data: { siteId: wanted } });
}

/** At most ten years, in order, days of the calendar. */
export function checkPeriod(from: string, to: string): Outcome<undefined> {
  const holds = isDay(from) && isDay(to) && from <= to && to <= addDays(from, 3660);
  return holds ? ok(undefined) : fail({ code: 'ANALYTICS_PERIOD_INVALID', data: { from, to } });
}

/** The page of a list at a cursor. */
export function pageOfList<T>(all: readonly T[], cursor: string | undefined, limit: number): Outcome<{ items: T[]; next?: string; total: number }> {
  const from = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString('latin1').replace(/^at:/, ''));
  if (!Number.isInteger(from) || from < 0 || from > all.length) return fail({ code: 'ANALYTICS_CURSOR_INVALID' });
  const end = from + limit;
  const rest = end < all.length ? { next: Buffer.from(`at:${end}`, 'latin1').toString('base64url') } : {};
  return ok({ items: all.slice(from, end), total: all.length, ...rest });
}

/** What a request breaks although its form is right; undefined: nothing. */
export const brokenRules = (findings: readonly Finding[]): Outcome<never> | undefined =>
  findings.length === 0 ? undefined : fail({ code: 'ANALYTICS_RULES_BROKEN', data: { findings: asJson(findings) } });
