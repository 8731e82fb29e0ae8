/** Public pages of annual reports, and their place on the home pages of sites (国办函〔2018〕12号: on the home page by 31 January). */
import { readFileSync } from 'node:fs';
import { codeName } from '@jiyue/sdk';
import type { PageBlock, RecordReader } from '@jiyue/sdk/plugin';
import type { AnnualReport, AnnualReportListing } from '@jiyue/standards/model';
import { dayOf } from '../counting/days.ts';
import { annualReportId, type YearlyReports } from '../yearly/yearly-reports.ts';
import { isShown } from '../yearly/report-record.ts';
import { annualRows } from '../yearly/annual-table.ts';
import { createEta } from './dashboard.ts';

/** Renders the pages. */
export interface AnnualPages {
  report(report: AnnualReport, siteName: string): string;
  list(year: number, listings: readonly AnnualReportListing[], due: string, lastYear: number): string;
}

/** Reads the templates of the package. */
export function loadAnnualPages(): AnnualPages {
  const eta = createEta();
  for (const name of ['annual', 'annual-list']) eta.loadTemplate(`@${name}`, readFileSync(new URL(`../../templates/${name}.eta`, import.meta.url), 'utf8'));
  return {
    report(report, siteName) {
      const rows = annualRows({ entries: report.entries }).map(({ unit, value, ...row }) => ({
        ...row,
        isNumber: typeof value === 'number',
        value: typeof value === 'number' ? `${value} ${unit}`.trim() : value,
      }));
      const groups = [...new Set(rows.map(({ group }) => group))].map((group, place) => ({
        id: `group-${place + 1}`,
        title: group === '' ? '其他' : group,
        rows: rows.filter((row) => row.group === group),
      }));
      const { id, year, dueDate, publishedAt = '', standing } = report;
      return eta.render('@annual', {
        ...{ id, year, groups, root: '../', due: dueDate, isLate: standing === 'late' },
        title: `${siteName}政府网站工作年度报表（${year}年度）`,
        published: dayOf(new Date(publishedAt)),
      });
    },
    list(year, listings, due, lastYear) {
      const rows = listings.map(({ siteName, standing, reportId, publishedAt }) => ({
        name: siteName,
        standing: codeName('report-standing', standing, 'zh-CN'),
        href: reportId === undefined ? '' : `annual-reports/${encodeURIComponent(reportId)}`,
        published: publishedAt === undefined ? '' : dayOf(new Date(publishedAt)),
      }));
      return eta.render('@annual-list', { year, due, rows, root: '', hasNext: year < lastYear, title: `各站点政府网站工作年度报表（${year}年度）` });
    },
  };
}

const root = 'api/plugins/analytics/v0/annual-reports';

/** The block of a home page; none before a report is published. */
export async function annualBlocks(
  { annual }: YearlyReports,
  records: RecordReader,
  siteId: string,
  now: Date,
  language: 'zh-CN' | 'en',
): Promise<readonly PageBlock[]> {
  const lastYear = Number(dayOf(now).slice(0, 4)) - 1;
  const links = [];
  for (const year of [lastYear, lastYear - 1, lastYear - 2]) {
    const id = annualReportId(siteId, year);
    if (!(await isShown(await annual.read(id), records))) continue;
    links.push({ text: language === 'en' ? `Report of ${year}` : `${year}年度`, href: `${root}/${encodeURIComponent(id)}` });
  }
  if (links.length === 0) return [];
  const all = { text: language === 'en' ? 'Reports of all sites' : '各站点的年度报表', href: `${root}?year=${lastYear}` };
  return [{ title: language === 'en' ? 'Annual reports of this website' : '政府网站工作年度报表', links: [...links, all] }];
}
