/**
 * Plugin analytics (统计分析): counts visits, searches and publications without keeping anything that tells a person. Events go into
 * the own series, whose roll-ups answer; what the log tells of publications goes into own storage; measures, declarations of reports and
 * the filter of robots are documents with versions.
 */
import { definePlugin, pageBlocks } from '@jiyue/sdk/plugin';
import type { MeasureDefinition, ReportDeclaration, RobotFilter } from '@jiyue/standards/model';
import { choiceOperations } from './operations/choice.ts';
import { collectOperations } from './operations/collect.ts';
import { documentOperations } from './operations/keep-documents.ts';
import { reportOperations } from './operations/report.ts';
import { yearlyOperations } from './operations/yearly.ts';
import { exchangedSeries, ownSeriesAlone } from './collect/shared-series.ts';
import { processPlace } from './collect/process-place.ts';
import { logSessions } from './collect/log-sessions.ts';
import { seriesSchema } from './collect/series.ts';
import { followPublications } from './content/follow-publications.ts';
import { addDays, dayOf } from './counting/days.ts';
import { dayMarks, minuteCounter } from './counting/day-mark.ts';
import { commonSalts, ownSalts } from './counting/day-salts.ts';
import { regionTable } from './counting/region-of.ts';
import { firstRobotFilter } from './counting/robot-filter.ts';
import { annualBlocks, loadAnnualPages } from './dashboard/annual-pages.ts';
import { choiceBlock, loadChoicePage } from './dashboard/choice-page.ts';
import { loadDashboard } from './dashboard/dashboard.ts';
import { createDrawer } from './dashboard/draw-chart.ts';
import type { AnalyticsTypes } from './generated/types.ts';
import { firstDeclarations } from './report/declarations.ts';
import { documents } from './report/documents.ts';
import { firstMeasures, measureReader } from './report/measures.ts';
import { produceDue } from './report/produce-due.ts';
import type { Tools } from './tools.ts';
import { yearlyReports } from './yearly/yearly-reports.ts';

export type { AnalyticsConfig, AnalyticsTypes } from './generated/types.ts';

/** The plugin. */
export const plugin = definePlugin<AnalyticsTypes>({
  async setup({ config, clock, series, storage, shared, records, submit, follow, schedule, provide, onStop }) {
    const { identity } = await series.open(seriesSchema);
    follow(followPublications(records));
    const yearly = yearlyReports(shared);
    provide(pageBlocks, {
      async blocks({ page, siteId, language }) {
        return [...(page === 'home' ? await annualBlocks(yearly, records, siteId, clock(), language) : []), choiceBlock(language)];
      },
    });
    const { keepRawDays } = config;
    const isEmpty = async () =>
      (await series.query({ rollup: 'total', groupBy: [], distincts: [], order: 'events', limit: 1 })).rows.every(({ events }) => events === 0);
    const place = config.severalProcesses ? await processPlace({ series: { identity, isEmpty }, storage, shared, today: dayOf(clock()) }) : undefined;
    const counted = place
      ? exchangedSeries(series, { identity: place.name, storage, shared, clock, keepRawDays })
      : ownSeriesAlone(series, { clock, keepRawDays });
    const marks = dayMarks();
    const salts = config.severalProcesses ? commonSalts(marks, shared) : ownSalts(marks);
    const logs = logSessions();
    onStop(marks.forgetAll);
    onStop(logs.endAll);
    schedule({
      name: 'end-of-day',
      cron: '1 0 * * *',
      async run() {
        await salts.turn(clock());
        logs.endIdle(clock());
        await counted.endDay();
      },
    });
    const measures = documents<MeasureDefinition>(shared, 'measure', firstMeasures);
    const tools: Tools = {
      config,
      clock,
      series: counted,
      storage,
      shared,
      ...(place?.completeFrom === undefined ? {} : { completeFrom: place.completeFrom }),
      submit,
      granted: records,
      marks,
      salts,
      logs,
      countInMinute: minuteCounter(),
      regionOf: regionTable(config.regions),
      declarations: documents<ReportDeclaration>(shared, 'declaration', firstDeclarations),
      filters: documents<RobotFilter>(shared, 'robot-filter', [firstRobotFilter]),
      measures,
      readMeasure: measureReader(measures),
      yearly,
      annualPages: loadAnnualPages(),
      renderDashboard: loadDashboard(),
      renderChoice: loadChoicePage(),
      drawChart: createDrawer(),
    };
    schedule({ name: 'periodic-reports', cron: '30 2 * * *', run: ({ due, signal }) => produceDue(tools, records, new Date(due), signal) });
    return {
      operations: {
        ...collectOperations(tools),
        ...documentOperations(tools),
        ...reportOperations(tools),
        ...yearlyOperations(tools),
        ...choiceOperations(tools),
      },
      async start() {
        await counted.begin();
        await salts.turn(clock());
      },
      async health() {
        const from = place?.completeFrom;
        // by then no report that this process could be asked for the first time reaches further back
        if (from === undefined || addDays(from, 400) < dayOf(clock())) return { status: 'up' } as const;
        return {
          status: 'degraded',
          detail: `本进程没有${from}以前的完整统计，不定稿此前的报表；请按指南复制其他进程的统计文件 · figures before ${from} are not whole here`,
        } as const;
      },
    };
  },
});
