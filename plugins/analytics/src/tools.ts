/** What operations work with. */
import type { OwnStorage, RecordReader, Running } from '@jiyue/sdk/plugin';
import type { MeasureDefinition, ReportDeclaration, RobotFilter } from '@jiyue/standards/model';
import type { SharedSeries } from './collect/shared-series.ts';
import type { LogSessions } from './collect/log-sessions.ts';
import type { DayMarks } from './counting/day-mark.ts';
import type { DaySalts } from './counting/day-salts.ts';
import type { RegionOf } from './counting/region-of.ts';
import type { AnnualPages } from './dashboard/annual-pages.ts';
import type { loadChoicePage } from './dashboard/choice-page.ts';
import type { RenderDashboard } from './dashboard/dashboard.ts';
import type { DrawChart } from './dashboard/draw-chart.ts';
import type { RecordWays } from './yearly/report-record.ts';
import type { YearlyReports } from './yearly/yearly-reports.ts';
import type { AnalyticsConfig, AnalyticsTypes } from './generated/types.ts';
import type { Documents } from './report/documents.ts';
import type { ReadMeasure } from './report/measures.ts';

/** Made once, at the start. */
export interface Tools {
  readonly config: AnalyticsConfig;
  readonly clock: () => Date;
  readonly series: SharedSeries;
  /** What the log tells: can be dropped and made again. */
  readonly storage: OwnStorage;
  /** What people entered and what was settled: common to all processes. */
  readonly shared: OwnStorage;
  /** To ingest. */
  readonly submit: RecordWays['submit'];
  /** The granted sites, whoever calls. */
  readonly granted: RecordReader;
  readonly marks: DayMarks;
  readonly salts: DaySalts;
  /** First day whose figures are whole in this process. Absent: all are. */
  readonly completeFrom?: string;
  readonly logs: LogSessions;
  readonly regionOf: RegionOf;
  readonly countInMinute: (mark: string | undefined, at: Date) => number | undefined;
  readonly declarations: Documents<ReportDeclaration>;
  readonly filters: Documents<RobotFilter>;
  readonly measures: Documents<MeasureDefinition>;
  readonly readMeasure: ReadMeasure;
  readonly yearly: YearlyReports;
  readonly renderDashboard: RenderDashboard;
  readonly annualPages: AnnualPages;
  readonly renderChoice: ReturnType<typeof loadChoicePage>;
  readonly drawChart: DrawChart;
}

/** Some of the operations of the plugin. */
export type Operations<Id extends keyof AnalyticsTypes['api']> = Pick<Running<AnalyticsTypes>['operations'], Id>;
