/** Operations that answer: reports and their exports, daily figures, rankings, words without a result, content, the proof, the page. */
import { type Call, fail, ok, type Outcome, type SeriesQuery } from '@jiyue/sdk/plugin';
import type { ContentStatistics, DailyFigure, FruitlessSearch, Report } from '@jiyue/standards/model';
import { checkPeriod, pageOfList, sitesOf } from '../call-scope.ts';
import { firstKeptDay } from '../collect/record-batch.ts';
import { seriesSchema } from '../collect/series.ts';
import { columnsDue } from '../content/columns-due.ts';
import { type ContentPart, contentOf, total } from '../content/follow-publications.ts';
import { addDays, beginsPeriod, dayOf, isDay, periodEnd } from '../counting/days.ts';
import { dashboardStyle, dashboardView } from '../dashboard/dashboard.ts';
import type { AnalyticsTypes, FigureProof } from '../generated/types.ts';
import { canBreakDown } from '../report/dimensions.ts';
import { csvFile, nameOf, tableOf, workbookFile } from '../report/export-report.ts';
import { fewest, figuresOf, logPlace, logStart } from '../report/make-report.ts';
import { listProduced, reportOf } from '../report/produced-reports.ts';
import { topicDemand } from '../report/topic-demand.ts';
import type { Operations, Tools } from '../tools.ts';

type ReportCall = Pick<Call<AnalyticsTypes['api']['getReport']>, 'params' | 'records' | 'caller'>;

/** @returns the operations */
export function reportOperations(
  tools: Tools,
): Operations<
  | 'getReport'
  | 'makeReportCsv'
  | 'makeReportWorkbook'
  | 'listDailyFigures'
  | 'rankFigures'
  | 'listFruitlessSearches'
  | 'listContentStatistics'
  | 'proveFigures'
  | 'getTopicDemand'
  | 'listProducedReports'
  | 'listColumnsDue'
  | 'showDashboard'
  | 'getDashboardStyle'
> {
  const { series, storage, shared, clock, config, declarations, readMeasure } = tools;
  const style = dashboardStyle();
  const sourcesOf = ({ records }: Pick<ReportCall, 'records'>) => ({ ask: series.query, storage, records, readMeasure });

  const report = async (call: ReportCall): Promise<Outcome<{ readonly made: Report; readonly title: string }>> => {
    const { declarationId, version, siteId, periodStart } = call.params;
    const declaration = await declarations.read(declarationId, version);
    if (!declaration || !(declaration.isPublic || call.caller.siteIds.length > 0))
      return fail({ code: 'ANALYTICS_DECLARATION_UNKNOWN', data: { id: declarationId } });
    if (!isDay(periodStart) || !beginsPeriod(periodStart, declaration.period))
      return fail({ code: 'ANALYTICS_PERIOD_INVALID', data: { from: periodStart, to: isDay(periodStart) ? periodEnd(periodStart, declaration.period) : '' } });
    const sites = await sitesOf(call.records, call.caller, siteId, declaration.isPublic);
    if (!sites.ok) return sites;
    const { settleDays } = config;
    const more = { ...(siteId === undefined ? {} : { siteId }), ...(tools.completeFrom === undefined ? {} : { completeFrom: tools.completeFrom }) };
    const wish = { siteIds: sites.value, periodStart, now: clock(), settleDays, ...more };
    return ok({ made: await reportOf(declaration, wish, sourcesOf(call), shared), title: declaration.title });
  };

  return {
    async getReport(call) {
      const found = await report(call);
      return found.ok ? ok(found.value.made) : found;
    },
    async makeReportCsv(call) {
      const found = await report(call);
      if (!found.ok) return found;
      const { made, title } = found.value;
      return ok(csvFile(await tableOf(made, call.records, readMeasure), `${title}-${made.periodStart}`));
    },
    async makeReportWorkbook(call) {
      const found = await report(call);
      if (!found.ok) return found;
      const { made, title } = found.value;
      return ok(workbookFile(await tableOf(made, call.records, readMeasure), `${title}-${made.periodStart}`, title));
    },

    async listDailyFigures(call) {
      const { measureCode, periodStart, periodEnd: to, cursor, limit } = call.params;
      const measure = await readMeasure(measureCode);
      if (!measure) return fail({ code: 'ANALYTICS_MEASURE_UNKNOWN', data: { code: measureCode } });
      const asked = await askedSites(call);
      if (!asked.ok) return asked;
      const firstRaw = firstKeptDay(clock(), config.keepRawDays);
      const rows: DailyFigure[] = [];
      for (const site of asked.value) {
        const wish = { measure, dimension: 'date', siteIds: [site], from: periodStart, to, limit: 10_000 };
        for (const { group = '', value, robotValue, rawEvents = 0 } of await figuresOf(wish, sourcesOf(call)))
          rows.push({
            measureCode,
            measureVersion: measure.version,
            siteId: site,
            countedDate: group,
            value,
            ...(robotValue === undefined ? {} : { robotValue }),
            rawEvents,
            hasRawEvents: measure.source !== 'log' && group >= firstRaw,
          });
      }
      return pageOfList(rows, cursor, limit);
    },

    async rankFigures(call) {
      const { measureCode, dimension, periodStart, periodEnd: to, limit } = call.params;
      const measure = await readMeasure(measureCode);
      if (!measure) return fail({ code: 'ANALYTICS_MEASURE_UNKNOWN', data: { code: measureCode } });
      if (!canBreakDown(measure, dimension)) return fail({ code: 'ANALYTICS_DIMENSION_IMPOSSIBLE', data: { code: measureCode, dimension } });
      const asked = await askedSites(call);
      if (!asked.ok) return asked;
      const found = await figuresOf({ measure, dimension, siteIds: asked.value, from: periodStart, to, limit }, sourcesOf(call));
      const items = [];
      for (const { group = '', value, robotValue } of found)
        items.push({
          value: group,
          name: await nameOf(dimension, group, call.records),
          figure: value,
          ...(robotValue === undefined ? {} : { robotFigure: robotValue }),
        });
      return ok({ measureCode, dimension, unit: measure.unit, items });
    },

    async listFruitlessSearches(call) {
      const { periodStart, periodEnd: to, cursor, limit } = call.params;
      const asked = await askedSites(call);
      if (!asked.ok) return asked;
      const { rows } = await series.query({
        rollup: 'words',
        from: periodStart,
        before: addDays(to, 1),
        groupBy: ['period', 'site', 'words'],
        filters: [
          { dimension: 'what', anyOf: ['search'] },
          { dimension: 'robot', anyOf: ['0'] },
          { dimension: 'site', anyOf: asked.value },
          { dimension: 'fruitless', anyOf: ['1'] },
        ],
        distincts: [],
        order: 'events',
        limit: 10_000,
      });
      const items: FruitlessSearch[] = rows
        .filter(({ events }) => events >= fewest)
        .map(({ group, events }) => ({ siteId: group['site'] ?? '', countedDate: group['period'] ?? '', words: group['words'] ?? '', searches: events }));
      return pageOfList(items, cursor, limit);
    },

    async listContentStatistics(call) {
      const { siteId, columnId, groupBy, periodStart, periodEnd: to, cursor, limit } = call.params;
      const period = checkPeriod(periodStart, to);
      if (!period.ok) return period;
      const sites = await sitesOf(call.records, call.caller, siteId, true);
      if (!sites.ok) return sites;
      const part: ContentPart = groupBy === 'owner' ? 'owner' : 'column';
      const items: ContentStatistics[] = [];
      for (const site of sites.value) {
        const { parts } = await contentOf(storage, site, periodStart, to, part);
        const logTo = await logPlace(storage, [site], to);
        const basis = { queryCode: 'content-statistics', queryVersion: 1, logFrom: logStart(logTo), logTo };
        const shared = { siteId: site, periodStart, periodEnd: to, basis };
        const wanted = [...parts].filter(([id]) => columnId === undefined || part === 'owner' || id === columnId).sort(([a], [b]) => (a < b ? -1 : 1));
        if (groupBy === 'site' && columnId === undefined) items.push({ ...shared, ...total(parts.values()) });
        else
          for (const [id, counts] of wanted) items.push({ ...shared, ...(id === '' ? {} : part === 'owner' ? { ownerId: id } : { columnId: id }), ...counts });
      }
      return pageOfList(items, cursor, limit);
    },

    async getTopicDemand(call) {
      const { periodStart, periodEnd: to, cursor, limit } = call.params;
      const asked = await askedSites(call);
      return asked.ok ? pageOfList(await topicDemand(asked.value, periodStart, to, sourcesOf(call)), cursor, limit) : asked;
    },

    async listProducedReports({ params: { declarationId, siteId, cursor, limit }, caller }) {
      const seesAll = caller.siteIds.includes('*');
      const all = await listProduced(shared, async (report, siteIds) => {
        if (declarationId !== undefined && report.declarationId !== declarationId) return false;
        if (siteId !== undefined && report.siteId !== siteId) return false;
        if (seesAll || siteIds.every((one) => caller.siteIds.includes(one))) return true;
        return (await declarations.read(report.declarationId, report.declarationVersion))?.isPublic === true;
      });
      return pageOfList(all, cursor, limit);
    },

    async listColumnsDue({ params: { siteId, onDate, cursor, limit }, caller, records }) {
      const today = dayOf(clock());
      if (onDate !== undefined && !isDay(onDate)) return fail({ code: 'ANALYTICS_PERIOD_INVALID', data: { from: onDate, to: onDate } });
      const sites = await sitesOf(records, caller, siteId, true);
      return sites.ok ? pageOfList(await columnsDue(storage, records, sites.value, onDate ?? today), cursor, limit) : sites;
    },

    async proveFigures(call) {
      const { periodStart, periodEnd: to } = call.params;
      const asked = await askedSites(call);
      if (!asked.ok) return asked;
      return ok(await prove(tools, asked.value, periodStart, to));
    },

    async getDashboardStyle() {
      return ok({ status: 200, mediaType: 'text/css; charset=utf-8', body: style, cacheControl: 'public, max-age=3600' });
    },

    async showDashboard(call) {
      const { siteId, periodStart, periodEnd: to } = call.params;
      const today = dayOf(clock());
      // today is not over, but what just happened can be seen
      const end = to ?? today;
      const from = periodStart ?? addDays(isDay(end) ? end : today, -29);
      const period = checkPeriod(from, end);
      if (!period.ok) return period;
      if (!config.publicDashboard && call.caller.siteIds.length === 0)
        return fail({ code: 'ANALYTICS_CALLER_REFUSED', data: { what: '至少一个站点 · a site' } });
      const sites = await sitesOf(call.records, call.caller, siteId, config.publicDashboard);
      if (!sites.ok) return sites;
      const produced = await listProduced(
        shared,
        (report, ids) => ids.every((one) => sites.value.includes(one)) && (siteId === undefined || report.siteId === siteId),
      );
      const wish = { siteIds: sites.value, from, to: end, notice: config.notice, produced, ...(siteId === undefined ? {} : { siteId }) };
      const view = await dashboardView(wish, sourcesOf(call), tools.drawChart);
      return ok({ status: 200, mediaType: 'text/html; charset=utf-8', body: tools.renderDashboard(view), cacheControl: 'no-store' });
    },
  };
}

type PeriodCall = Call<{ params: { readonly siteId?: string; readonly periodStart: string; readonly periodEnd: string }; body: undefined; reply: unknown }>;

/** Period and sites of a call that needs a right. */
async function askedSites({ params, records, caller }: Pick<PeriodCall, 'params' | 'records' | 'caller'>): Promise<Outcome<readonly string[]>> {
  const period = checkPeriod(params.periodStart, params.periodEnd);
  return period.ok ? sitesOf(records, caller, params.siteId, false) : period;
}

/** Asks every roll-up and the raw events the same, in portions of days, and compares the answers whole. */
export async function prove(
  { series, clock, config }: Pick<Tools, 'series' | 'clock' | 'config'>,
  siteIds: readonly string[],
  from: string,
  to: string,
): Promise<FigureProof> {
  const firstRaw = firstKeptDay(clock(), config.keepRawDays);
  const firstDay = from < firstRaw ? firstRaw : from;
  const differing: string[] = [];
  let rows = 0;
  for (const { name, period, dimensions } of seriesSchema.rollups) {
    const hour = period === 'hour' ? 'T00' : '';
    const query: SeriesQuery = {
      rollup: name,
      from: `${firstDay}${hour}`,
      before: `${addDays(to, 1)}${hour}`,
      groupBy: ['period', ...dimensions],
      filters: [{ dimension: 'site', anyOf: siteIds }],
      order: 'period',
      limit: 10_000,
    };
    const [kept, counted] = [await series.query(query), await series.recount(query)];
    rows += kept.total;
    if (JSON.stringify(kept) !== JSON.stringify(counted)) differing.push(name);
  }
  return { isEqual: differing.length === 0, rows, differing, firstDay };
}
