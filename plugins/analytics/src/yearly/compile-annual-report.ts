/**
 * The items of the annual report of a site (政府网站工作年度报表, 国办函〔2018〕12号) that this platform can compute, each with the query that
 * gave it: from the register, the figures, the log of the repository, and the modules that are served. The others are named with the reason.
 */
import { codeMember } from '@jiyue/sdk';
import { fail, ok, type Outcome } from '@jiyue/sdk/plugin';
import type { AnnualReport, AnnualReportEntry, AnnualReportGap, AnnualReportNote, Column, FigureBasis, Site } from '@jiyue/standards/model';
import { contentOf, total, yearInterpretations } from '../content/follow-publications.ts';
import { type FigureSources, figuresOf, logPlace, logStart } from '../report/make-report.ts';
import { fromModules, type Operate } from './annual-from-modules.ts';
import { gapsOf, inOrder } from './annual-items.ts';

const overview = ['C01', 'C02', 'C03'];
const news = ['C05'];
const disclosure = ['C07', 'C08', 'C09', 'C10', 'C11'];
const response = ['C14'];
const products = new Set(['graphic-interpretation', 'video-interpretation']);

/** What was computed, and what was not. */
export interface AnnualDraft {
  readonly entries: AnnualReportEntry[];
  readonly gaps: AnnualReportGap[];
}

/**
 * Compiles the report. What editors wrote and entered stays beside the new figures, unless the platform has come to know the item.
 * @param operate asks other modules as the editor who compiles; absent when the report is drafted by itself
 */
export async function compileAnnual(
  site: Site,
  year: number,
  sources: FigureSources,
  { operate, before }: { readonly operate?: Operate; readonly before?: AnnualReport | undefined },
): Promise<AnnualDraft> {
  const own = await annualEntries(site, year, sources);
  const { found, reasons } = await fromModules(site, year, operate);
  const logTo = await logPlace(sources.storage, [site.id], `${year}-12-31`);
  const asked = found.map(({ query, ...value }) => ({ ...value, basis: { queryCode: query, queryVersion: 1, logFrom: logStart(logTo), logTo } }));
  const kept = new Map(before?.entries.map((entry) => [entry.item, entry]));
  const computed = [...own, ...asked].map((entry) => {
    const note = kept.get(entry.item)?.note;
    return note === undefined ? entry : { ...entry, note };
  });
  const byHand = [...kept.values()].filter(({ item, basis }) => basis === undefined && !computed.some((one) => one.item === item));
  const entries = inOrder([...computed, ...byHand]);
  return { entries, gaps: gapsOf(entries, reasons) };
}

/** @returns the items that the register, the figures and the log give */
async function annualEntries(site: Site, year: number, sources: FigureSources): Promise<readonly AnnualReportEntry[]> {
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
    // nothing recorded is not nobody came: the platform may not have run, or not have counted
    if ((figure?.rawEvents ?? 0) === 0) continue;
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
  // a log that begins later knows nothing of the year
  const isLogged = Number(logTo) > 0;
  const renewed = (types: readonly string[]) =>
    [...byColumn].filter(([id]) => types.includes(columns.get(id)?.columnType ?? '')).reduce((sum, [, { published, updated }]) => sum + published + updated, 0);
  const first = (types: readonly string[]) =>
    [...byColumn].filter(([id]) => types.includes(columns.get(id)?.columnType ?? '')).reduce((sum, [, { published }]) => sum + published, 0);
  const number = (item: string, value: number, queryCode: string, note?: string) =>
    entries.push({ item, number: value, basis: basis(queryCode), ...(note === undefined ? {} : { note }) });
  if (isLogged) {
    number('R10', total(byColumn.values()).published, 'published');
    number('R11', renewed(overview), 'renewed-by-column-type');
    number('R12', renewed(news), 'renewed-by-column-type');
    number('R13', renewed(disclosure), 'renewed-by-column-type');
  }
  const topics = [...columns.values()].filter(({ columnType }) => columnType === 'C21');
  number('R14', topics.length, 'column-register');
  number('R15', topics.filter((column) => isOfYear(column, year)).length, 'column-register');
  if (!isLogged) return entries;
  const interpretations = byKind.get('interpretation')?.published ?? 0;
  number('R16', interpretations, 'published-by-kind');
  let drawn = 0;
  for (const id of await yearInterpretations(storage, site.id, year))
    if ((await records.relations(id)).some(({ type, fromId }) => fromId === id && products.has(type))) drawn += 1;
  number('R17', Math.max(0, interpretations - drawn), 'interpretations-by-relation', '未以关系标明为图文、视频解读的。');
  number('R18', drawn, 'interpretations-by-relation', '以关系标明为图文、视频解读的。');
  // without such a column answers may stand anywhere
  if ([...columns.values()].some(({ columnType }) => response.includes(columnType)))
    number('R20', first(response), 'published-by-column-type', '“回应关切”栏目发布的条数。');
  const guides = byKind.get('service-guide')?.stock ?? 0;
  // a site without guides of its own may have them on the service platform
  if (guides > 0) {
    entries.push({ item: 'R21', flag: true, basis: basis('stock-by-kind'), note: '本平台年末有已发布的办事指南。' });
    number('R23', guides, 'stock-by-kind', '年末已发布的办事指南数。');
  }
  return entries;
}

const isOfYear = ({ enteredAt }: Pick<Column, 'enteredAt'>, year: number) => new Date(Date.parse(enteredAt) + 8 * 3_600_000).getUTCFullYear() === year;

/** Puts notes beside figures, and texts where the form leaves them to the organizer. Fails for an item that has neither. */
export function withNotes(report: AnnualReport, notes: readonly AnnualReportNote[]): Outcome<readonly AnnualReportEntry[]> {
  const entries = new Map(report.entries.map((entry) => [entry.item, entry]));
  for (const { item, note } of notes) {
    const known = entries.get(item);
    const isText = codeMember('annual-report-item', item)?.['by'] === 'operator';
    if (isText) entries.set(item, { item, text: note });
    else if (known) entries.set(item, { ...known, note });
    else return fail({ code: 'ANALYTICS_ITEM_ABSENT', data: { item } });
  }
  return ok(inOrder([...entries.values()]));
}
