/**
 * The items of the annual report of a site (政府网站工作年度报表, 国办函〔2018〕12号) that this platform can compute, each with the query that
 * gave it. Items that rest on other systems stay absent: nobody types a number.
 */
import { codeMember } from '@jiyue/sdk';
import { fail, ok, type Outcome } from '@jiyue/sdk/plugin';
import type { AnnualReport, AnnualReportEntry, AnnualReportNote, Column, FigureBasis, Site } from '@jiyue/standards/model';
import { contentOf, total } from '../content/follow-publications.ts';
import { type FigureSources, figuresOf, logPlace, logStart } from '../report/make-report.ts';

const overview = ['C01', 'C02', 'C03'];
const news = ['C05'];
const disclosure = ['C07', 'C08', 'C09', 'C10', 'C11'];

/** @returns the items in the order of the form */
export async function annualEntries(site: Site, year: number, sources: FigureSources): Promise<readonly AnnualReportEntry[]> {
  const { records, storage } = sources;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const logTo = await logPlace(storage, [site.id], to);
  const basis = (queryCode: string, rawEvents?: number): FigureBasis => ({
    queryCode,
    queryVersion: 1,
    logFrom: logStart(logTo),
    logTo,
    ...(rawEvents === undefined ? {} : { rawEvents }),
  });
  const entries: AnnualReportEntry[] = [];
  const text = (item: string, value: string | undefined) => {
    if (value !== undefined && value !== '') entries.push({ item, text: value, basis: basis('site-register') });
  };
  text('R01', site.name);
  text('R02', `https://${site.domain}/`);
  text('R03', (await records.organization(site.organizerId))?.name);
  text('R04', site.siteKind.endsWith('-portal') ? '政府门户网站' : '部门网站');
  text('R05', site.siteCode);
  text('R06', site.opening.icpNumber);
  text('R07', site.opening.policeNumber);
  for (const [item, code] of [
    ['R08', 'visitors'],
    ['R09', 'page-views'],
  ] as const) {
    const measure = await sources.readMeasure(code);
    if (!measure) continue;
    const [figure] = await figuresOf({ measure, siteIds: [site.id], from, to, limit: 1 }, sources);
    const note = item === 'R08' ? '按日去重后逐日相加；访客标记隔日销毁，不跨日关联。' : undefined;
    entries.push({
      item,
      number: figure?.value ?? 0,
      basis: { ...basis(code, figure?.rawEvents ?? 0), queryVersion: measure.version },
      ...(note ? { note } : {}),
    });
  }
  const columns = new Map((await records.columns(site.id)).map((column) => [column.id, column]));
  const byColumn = (await contentOf(storage, site.id, from, to)).parts;
  const byKind = (await contentOf(storage, site.id, from, to, 'kind')).parts;
  const renewed = (types: readonly string[]) =>
    [...byColumn].filter(([id]) => types.includes(columns.get(id)?.columnType ?? '')).reduce((sum, [, { published, updated }]) => sum + published + updated, 0);
  const number = (item: string, value: number, queryCode: string) => entries.push({ item, number: value, basis: basis(queryCode) });
  number('R10', total(byColumn.values()).published, 'published');
  number('R11', renewed(overview), 'renewed-by-column-type');
  number('R12', renewed(news), 'renewed-by-column-type');
  number('R13', renewed(disclosure), 'renewed-by-column-type');
  const topics = [...columns.values()].filter(({ columnType }) => columnType === 'C21');
  number('R14', topics.length, 'column-register');
  number('R15', topics.filter((column) => isOfYear(column, year)).length, 'column-register');
  number('R16', byKind.get('interpretation')?.published ?? 0, 'published-by-kind');
  return entries;
}

const isOfYear = ({ enteredAt }: Pick<Column, 'enteredAt'>, year: number) => new Date(Date.parse(enteredAt) + 8 * 3_600_000).getUTCFullYear() === year;

/** Puts notes beside figures, and texts where the form leaves them to the organizer. Fails for an item that has neither. */
export function withNotes(report: AnnualReport, notes: readonly AnnualReportNote[]): Outcome<readonly AnnualReportEntry[]> {
  const entries = new Map(report.entries.map((entry) => [entry.item, entry]));
  for (const { item, note } of notes) {
    const known = entries.get(item);
    const isText = codeMember('annual-report-item', item)?.['from'] === 'operator entry';
    if (isText) entries.set(item, { item, text: note });
    else if (known) entries.set(item, { ...known, note });
    else return fail({ code: 'ANALYTICS_ITEM_ABSENT', data: { item } });
  }
  return ok([...entries.values()].sort((a, b) => (a.item < b.item ? -1 : 1)));
}
