/** The page of statistics: every figure stands in a table of data, beside it a chart that is drawn here, without script in the page. */
import { codeName } from '@jiyue/sdk';
import { readFileSync } from 'node:fs';
import { Eta } from 'eta/core';
import { columnsDue } from '../content/columns-due.ts';
import { contentOf, total } from '../content/follow-publications.ts';
import { dimensionTitle } from '../report/dimensions.ts';
import { nameOf } from '../report/export-report.ts';
import { type FigureSources, figuresOf } from '../report/make-report.ts';
import type { ProducedReport } from '../report/produced-reports.ts';
import type { DrawChart } from './draw-chart.ts';

/** One row of a table. */
interface Row {
  readonly label: string;
  readonly value: number;
  readonly robots: string;
}

/** One table with its chart. */
interface TableView {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  readonly hasRobots: boolean;
  /** An `svg` element; "" without rows. */
  readonly chart: string;
}

/** What the page shows. */
export interface DashboardView {
  readonly from: string;
  readonly to: string;
  readonly siteId: string;
  readonly siteName: string;
  /** Words of the operator at the top of the page; "" for none. */
  readonly notice: string;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly totals: readonly {
    readonly title: string;
    readonly value: number;
    readonly unit: string;
    readonly statement: string;
    readonly version: number;
  }[];
  readonly tables: readonly TableView[];
  readonly due: readonly {
    readonly columnName: string;
    readonly siteName: string;
    readonly typeName: string;
    readonly maxAgeDays: number;
    readonly last: string;
    readonly age: string;
  }[];
  readonly produced: readonly (Pick<ProducedReport, 'title' | 'periodStart' | 'periodEnd'> & {
    readonly siteName: string;
    readonly href: string;
    readonly query: string;
  })[];
  /** Titles of tables without rows. */
  readonly empty: readonly string[];
}

/** Renders the page. */
export type RenderDashboard = (view: DashboardView) => string;

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** An engine that escapes every value. */
export const createEta = (): Eta => new Eta({ autoEscape: true, escapeFunction: (value) => String(value).replace(/[&<>"']/g, (one) => entities[one] ?? one) });

/** Reads and compiles the template of the package. */
export function loadDashboard(): RenderDashboard {
  const eta = createEta();
  eta.loadTemplate('@dashboard', readFileSync(new URL('../../templates/dashboard.eta', import.meta.url), 'utf8'));
  return (view) => eta.render('@dashboard', view);
}

/** Style of the page. */
export const dashboardStyle = (): string => readFileSync(new URL('../../templates/dashboard.css', import.meta.url), 'utf8');

const totals = ['page-views', 'visitors', 'sessions', 'ipv6-share', 'searches', 'fruitless-searches'];
const tables: readonly (readonly [measure: string, dimension: string, rows: number])[] = [
  ['page-views', 'date', 400],
  ['visitors', 'date', 400],
  ['page-views', 'column', 20],
  ['page-views', 'x-jiyue-record', 20],
  ['page-views', 'topic', 15],
  ['page-views', 'organization', 15],
  ['page-views', 'x-jiyue-source', 20],
  ['page-views', 'terminal', 10],
  ['ipv6-share', 'date', 400],
  ['page-views', 'region', 40],
  ['searches', 'x-jiyue-words', 20],
  ['fruitless-searches', 'x-jiyue-words', 20],
  ['published', 'column', 20],
  ['updated', 'column', 20],
];

/** Of what the page is made. */
export interface DashboardWish {
  readonly siteIds: readonly string[];
  readonly siteId?: string;
  readonly from: string;
  readonly to: string;
  readonly notice: string;
  /** Kept reports that the reader may see. */
  readonly produced: readonly ProducedReport[];
}

/** Asks for everything the page shows, and has it drawn. */
export async function dashboardView(wish: DashboardWish, sources: FigureSources, draw: DrawChart): Promise<DashboardView> {
  const { siteIds, siteId = '', from, to } = wish;
  const { records, storage, readMeasure } = sources;
  // the page shows what the plugin brings along, in its latest version
  const measureOf = async (code: string) => (await readMeasure(code))!;
  const figures = async (code: string, dimension: string | undefined, limit: number) =>
    figuresOf({ measure: await measureOf(code), siteIds, from, to, limit, ...(dimension === undefined ? {} : { dimension }) }, sources);
  const whole = [];
  for (const code of totals) {
    const { title, unit, statement, version } = await measureOf(code);
    whole.push({ title, unit, statement, version, value: (await figures(code, undefined, 1))[0]?.value ?? 0 });
  }
  let stock = 0;
  for (const id of siteIds) stock += total((await contentOf(storage, id, from, to)).parts.values()).stock;
  whole.push({ title: '期末信息量', unit: '条', statement: '期末已发布的资源数，按信息资源库日志计。', version: 1, value: stock });
  const views: TableView[] = [];
  for (const [code, dimension, limit] of tables) {
    const { title, unit } = await measureOf(code);
    const rows: Row[] = [];
    for (const { group = '', value, robotValue } of await figures(code, dimension, limit)) {
      const name = (await nameOf(dimension, group, records)) || group;
      // columns of several sites have the same names
      const site = dimension === 'column' && siteIds.length > 1 ? await siteOfColumn(group, records) : '';
      rows.push({ label: site === '' ? name : `${name}（${site}）`, value, robots: robotValue === undefined ? '' : String(robotValue) });
    }
    const table = { id: `${code}-${dimension}`, title: `${title}：按${dimensionTitle(dimension)}`, group: dimensionTitle(dimension), unit, rows };
    views.push({
      ...table,
      hasRobots: rows.some(({ robots }) => robots !== ''),
      chart: rows.length === 0 ? '' : await draw(chartOf(table, dimension === 'date')),
    });
  }
  const sites: { readonly id: string; readonly name: string }[] = [];
  for (const { id, name } of await records.sites()) if (siteIds.includes(id)) sites.push({ id, name });
  const siteName = (id: string | undefined) => sites.find((one) => one.id === id)?.name ?? '';
  const due = (await columnsDue(storage, records, siteIds, to)).filter(({ isOverdue }) => isOverdue);
  return {
    from,
    to,
    siteId,
    siteName: siteId === '' ? '' : siteName(siteId),
    notice: wish.notice,
    sites,
    totals: whole,
    tables: views,
    due: due.slice(0, 100).map(({ siteId: ofSite, columnName, columnType, maxAgeDays, lastPublishedAt, ageDays }) => ({
      columnName,
      siteName: siteName(ofSite),
      typeName: codeName('column-type', columnType, 'zh-CN'),
      maxAgeDays,
      last: lastPublishedAt?.slice(0, 10) ?? '从未发布',
      age: ageDays === undefined ? '' : String(ageDays),
    })),
    produced: wish.produced.slice(0, 30).map((report) => ({
      title: report.title,
      periodStart: report.periodStart,
      periodEnd: report.periodEnd,
      siteName: siteName(report.siteId),
      href: `declarations/${encodeURIComponent(report.declarationId)}/`,
      query: `?${new URLSearchParams({
        version: String(report.declarationVersion),
        periodStart: report.periodStart,
        ...(report.siteId === undefined ? {} : { siteId: report.siteId }),
      })}`,
    })),
    empty: views.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
  };
}

async function siteOfColumn(columnId: string, records: FigureSources['records']): Promise<string> {
  const column = await records.column(columnId);
  return column === undefined ? '' : ((await records.site(column.siteId))?.name ?? '');
}

/** The chart of a table: its words say what the eye sees first. */
function chartOf({ id, title, unit, rows }: Pick<TableView, 'id' | 'title' | 'unit' | 'rows'>, isByDate: boolean) {
  const most = rows.reduce((best, row) => (row.value > best.value ? row : best), rows[0]!);
  const description = `共${rows.length}项，最高的是${most.label}，${most.value} ${unit}；全部数值见旁边的表。`;
  const form: 'line' | 'bars' = isByDate ? 'line' : 'bars';
  const labels = rows.map(({ label }) => (isByDate ? label.slice(5) : label));
  return { id: `chart-${id}`, title, description, unit, form, labels, values: rows.map(({ value }) => value) };
}
