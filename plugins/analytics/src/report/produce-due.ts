/** Scheduled reports: monthly, quarterly and yearly ones of the last period, once each, and the drafts of the annual reports of sites. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import { addDays, beginsPeriod, dayOf, type Period, periodEnd } from '../counting/days.ts';
import type { Tools } from '../tools.ts';
import { compileAnnual } from '../yearly/compile-annual-report.ts';
import { siteReportDue } from '../yearly/due-date.ts';
import { annualReportId } from '../yearly/yearly-reports.ts';
import { reportOf } from './produced-reports.ts';

const scheduled: readonly Period[] = ['month', 'quarter', 'year'];

/** First day of the last period that has ended and settled on a day. */
export function lastSettled(today: string, period: Period, settleDays: number): string {
  let start = `${today.slice(0, 7)}-01`;
  while (!beginsPeriod(start, period) || today <= addDays(periodEnd(start, period), settleDays)) {
    start = addDays(start, -1);
    start = `${start.slice(0, 7)}-01`;
  }
  return start;
}

/** Produces what is due; what is there already stays as it is, so that a run can be repeated. */
export async function produceDue(tools: Tools, records: RecordReader, now: Date, signal: AbortSignal): Promise<void> {
  const { declarations, config, storage, shared, series, readMeasure, yearly, completeFrom } = tools;
  const today = dayOf(now);
  const sites = (await records.sites()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const siteIds = sites.map(({ id }) => id);
  const sources = { ask: series.query, storage, records, readMeasure };
  for (const declaration of await declarations.list()) {
    if (!scheduled.includes(declaration.period)) continue;
    const periodStart = lastSettled(today, declaration.period, config.settleDays);
    // left to a process that has seen it all
    if (completeFrom !== undefined && periodStart < completeFrom) continue;
    for (const siteId of [undefined, ...siteIds]) {
      if (signal.aborted) return;
      const scope = siteId === undefined ? { siteIds } : { siteIds: [siteId], siteId };
      await reportOf(declaration, { ...scope, periodStart, now, settleDays: config.settleDays }, sources, shared);
    }
  }
  const year = Number(lastSettled(today, 'year', config.settleDays).slice(0, 4));
  if (completeFrom !== undefined && `${year}-01-01` < completeFrom) return;
  for (const site of sites) {
    if (signal.aborted) return;
    const id = annualReportId(site.id, year);
    if (await yearly.annual.read(id)) continue;
    const draft = await compileAnnual(site, year, sources, {});
    await yearly.annual.save(id, { locale: site.locale, siteId: site.id, year, dueDate: siteReportDue(year), standing: 'drafted', ...draft }, undefined, now);
  }
}
