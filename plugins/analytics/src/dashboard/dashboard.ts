/** The page of statistics: every figure stands in a table of data; bars beside the numbers are drawn by HTML alone, without script. */
import { readFileSync } from 'node:fs';
import { Eta } from 'eta/core';
import { total, contentOf } from '../content/follow-publications.ts';
import { dimensionTitle } from '../report/dimensions.ts';
import { nameOf } from '../report/export-report.ts';
import { type FigureSources, figuresOf } from '../report/make-report.ts';

/** One row of a table. */
interface Row {
  readonly label: string;
  readonly value: number;
  readonly robots: string;
}

/** One table. */
interface TableView {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  readonly most: number;
}

/** What the page shows. */
export interface DashboardView {
  readonly from: string;
  readonly to: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly totals: readonly { readonly title: string; readonly value: number; readonly unit: string; readonly statement: string }[];
  readonly tables: readonly TableView[];
}

/** Renders the page. */
export type RenderDashboard = (view: DashboardView) => string;

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Reads and compiles the template of the package. */
export function loadDashboard(): RenderDashboard {
  const eta = new Eta({ autoEscape: true, escapeFunction: (value) => String(value).replace(/[&<>"']/g, (one) => entities[one] ?? one) });
  eta.loadTemplate('@dashboard', readFileSync(new URL('../../templates/dashboard.eta', import.meta.url), 'utf8'));
  return (view) => eta.render('@dashboard', view);
}

const totals = ['page-views', 'visitors', 'sessions', 'ipv6-share', 'searches', 'fruitless-searches'];
const tables: readonly (readonly [measure: string, dimension: string, rows: number])[] = [
  ['page-views', 'date', 400],
  ['visitors', 'date', 400],
  ['page-views', 'column', 20],
  ['page-views', 'x-jiyue-record', 20],
  ['page-views', 'x-jiyue-source', 20],
  ['page-views', 'terminal', 10],
  ['page-views', 'address-family', 10],
  ['page-views', 'region', 40],
  ['searches', 'x-jiyue-words', 20],
  ['fruitless-searches', 'x-jiyue-words', 20],
  ['published', 'column', 50],
  ['updated', 'column', 50],
];

/** Asks for everything the page shows. */
export async function dashboardView(
  { siteIds, siteId = '', from, to }: { readonly siteIds: readonly string[]; readonly siteId?: string; readonly from: string; readonly to: string },
  sources: FigureSources,
): Promise<DashboardView> {
  const { records, storage, readMeasure } = sources;
  // the page shows what the plugin brings along, in its latest version
  const measureOf = async (code: string) => (await readMeasure(code))!;
  const wish = async (code: string, dimension: string | undefined, limit: number) => ({
    measure: await measureOf(code),
    siteIds,
    from,
    to,
    limit,
    ...(dimension === undefined ? {} : { dimension }),
  });
  const whole = [];
  for (const code of totals) {
    const { title, unit, statement } = await measureOf(code);
    whole.push({ title, unit, statement, value: (await figuresOf(await wish(code, undefined, 1), sources))[0]?.value ?? 0 });
  }
  let stock = 0;
  for (const id of siteIds) stock += total((await contentOf(storage, id, from, to)).parts.values()).stock;
  whole.push({ title: '期末信息量', unit: '条', statement: '期末已发布的资源数，按信息资源库日志计。', value: stock });
  const views: TableView[] = [];
  for (const [code, dimension, limit] of tables) {
    const { title, unit } = await measureOf(code);
    const rows: Row[] = [];
    for (const { group = '', value, robotValue } of await figuresOf(await wish(code, dimension, limit), sources))
      rows.push({ label: (await nameOf(dimension, group, records)) || group, value, robots: robotValue === undefined ? '' : String(robotValue) });
    const group = dimensionTitle(dimension);
    views.push({ id: `${code}-${dimension}`, title: `${title}：按${group}`, group, unit, rows, most: Math.max(1, ...rows.map(({ value }) => value)) });
  }
  const sites = [];
  for (const { id, name } of await records.sites()) if (siteIds.includes(id)) sites.push({ id, name });
  return { from, to, siteId, siteName: siteId === '' ? '' : (sites[0]?.name ?? ''), sites, totals: whole, tables: views };
}
