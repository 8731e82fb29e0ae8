/** Operations on the yearly reports of sites, on disclosure, and of supervision. */
import { validateStrict } from '@jiyue/sdk';
import { type Call, type Caller, fail, ok, type Outcome, type PageReply, type RecordReader } from '@jiyue/sdk/plugin';
import type {
  AnnualReport,
  AnnualReportEntry,
  AnnualReportListing,
  DisclosureAnnualReport,
  DisclosureOrganKind,
  DisclosureReportListing,
  Site,
  SupervisionAnnualReport,
} from '@jiyue/standards/model';
import { brokenRules, pageOfList } from '../call-scope.ts';
import { dayOf } from '../counting/days.ts';
import type { AnalyticsTypes } from '../generated/types.ts';
import { csvFile, workbookFile } from '../report/export-report.ts';
import { logPlace, logStart } from '../report/make-report.ts';
import type { Operations, Tools } from '../tools.ts';
import { blockingGaps, gapsOf, itemName, withHandValues } from '../yearly/annual-items.ts';
import { annualTable, annualWidths } from '../yearly/annual-table.ts';
import { compileAnnual, withNotes } from '../yearly/compile-annual-report.ts';
import { disclosureDue, siteReportDue, standingOf } from '../yearly/due-date.ts';
import { isShown, type RecordWays, type ReportText, storeAsRecord } from '../yearly/report-record.ts';
import { annualText, disclosureText, supervisionText } from '../yearly/report-texts.ts';
import { siteCounts } from '../yearly/site-counts.ts';
import { annualReportId } from '../yearly/yearly-reports.ts';
import { basisOf } from './keep-documents.ts';

type Ids =
  | 'listAnnualReports'
  | 'compileAnnualReport'
  | 'getAnnualReport'
  | 'saveAnnualReportNotes'
  | 'saveAnnualReportValues'
  | 'publishAnnualReport'
  | 'makeAnnualReportCsv'
  | 'makeAnnualReportWorkbook'
  | 'showAnnualReports'
  | 'showAnnualReport'
  | 'listDisclosureReports'
  | 'getDisclosureReport'
  | 'saveDisclosureReport'
  | 'publishDisclosureReport'
  | 'listSupervisionReports'
  | 'getSupervisionReport'
  | 'saveSupervisionReport'
  | 'publishSupervisionReport';

type Publishing = Pick<Call<AnalyticsTypes['api']['publishAnnualReport']>, 'records' | 'operate'>;

const unknown = (id: string) => fail({ code: 'ANALYTICS_YEARLY_UNKNOWN', data: { id } });
const refused = (what: string) => fail({ code: 'ANALYTICS_CALLER_REFUSED', data: { what } });
const mayOn = ({ siteIds }: Caller, siteId: string) => siteIds.includes('*') || siteIds.includes(siteId);
const seesDrafts = ({ siteIds }: Caller) => siteIds.length > 0;

/** Whether a caller speaks for an organization: it has a right on all sites, or on one that the organization runs. */
async function mayFor(caller: Caller, organizationId: string, records: RecordReader): Promise<boolean> {
  if (caller.siteIds.includes('*')) return true;
  return (await records.sites()).some((site) => site.organizerId === organizationId && caller.siteIds.includes(site.id));
}

/** A document, without what only its versions have. */
function contentOf<D extends { id: string; version: number; enteredAt: string; updatedAt: string }>(document: D) {
  const { id: _id, version: _version, enteredAt: _entered, updatedAt: _updated, ...content } = document;
  return content;
}

/** @returns the operations */
export function yearlyOperations({ yearly, clock, storage, series, readMeasure, annualPages, submit, config }: Tools): Operations<Ids> {
  const { annual, disclosure, supervision } = yearly;
  const sourcesOf = (records: RecordReader) => ({ ask: series.query, storage, records, readMeasure });
  const shown = <D extends { dueDate: string; publishedAt?: string }>(document: D) => ({
    ...document,
    standing: standingOf(document.dueDate, document.publishedAt, true, clock()),
  });
  // drafts can be seen by who has a right; the public sees what is published
  const visible = async <D extends { dueDate: string; publishedAt?: string; resourceId?: string }>(
    found: Promise<D | undefined>,
    { caller, records }: { readonly caller: Caller; readonly records: RecordReader },
    id: string,
  ): Promise<Outcome<D>> => {
    const document = await found;
    return document && (seesDrafts(caller) || (await isShown(document, records))) ? ok(shown(document)) : unknown(id);
  };

  const annualOf = async (call: Pick<Call<AnalyticsTypes['api']['publishAnnualReport']>, 'params' | 'caller'>): Promise<Outcome<AnnualReport>> => {
    const id = call.params.annualReportId;
    const found = await annual.read(id);
    if (!found) return unknown(id);
    if (!mayOn(call.caller, found.siteId)) return refused(found.siteId);
    return ok(found);
  };
  const annualListings = async (year: number, records: RecordReader): Promise<readonly AnnualReportListing[]> => {
    const due = siteReportDue(year);
    const items: AnnualReportListing[] = [];
    for (const site of (await records.sites()).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const kept = await annual.read(annualReportId(site.id, year));
      // one whose record was withdrawn is not published
      const report = kept && (kept.publishedAt === undefined || (await isShown(kept, records))) ? kept : undefined;
      const standing = standingOf(due, report?.publishedAt, report !== undefined, clock());
      const published = report?.publishedAt === undefined ? {} : { reportId: report.id, publishedAt: report.publishedAt };
      items.push({ siteId: site.id, siteName: site.name, year, dueDate: due, standing, ...published });
    }
    return items;
  };
  const pageOf = (body: string): PageReply => ({ status: 200, mediaType: 'text/html; charset=utf-8', body, cacheControl: 'no-cache' });
  type OrganReport = DisclosureAnnualReport | SupervisionAnnualReport;
  const waysOf = ({ records, operate }: Publishing): RecordWays => ({ records, operate, submit, columns: config.reportColumns });
  /** Publishes a report once, in a column of a site that the organization runs. */
  const published = async <D extends OrganReport>(
    kept: { save(id: string, draft: Omit<D, 'id' | 'version' | 'enteredAt' | 'updatedAt'>, basis: number | undefined, now: Date): Promise<Outcome<D>> },
    report: D,
    basis: number | undefined,
    now: Date,
    call: Publishing,
    textOf: (report: D, site: Site, organ: string) => ReportText,
  ): Promise<Outcome<D>> => {
    if (report.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id: report.id } });
    const organ = (await call.records.organization(report.organizationId))?.name ?? report.organizationId;
    let resourceId: string | undefined;
    for (const site of basis === report.version ? await call.records.sites() : []) {
      if (site.organizerId !== report.organizationId || resourceId !== undefined) continue;
      const stored = await storeAsRecord(textOf(report, site, organ), waysOf(call));
      if (!stored.ok) return stored;
      resourceId = stored.value;
    }
    const at = now.toISOString();
    const place = resourceId === undefined ? {} : { resourceId };
    return kept.save(report.id, { ...contentOf(report), ...place, publishedAt: at, standing: standingOf(report.dueDate, at, true, now) }, basis, now);
  };
  /** Gaps keep the reasons of the last compilation. */
  const saveEntries = async (report: AnnualReport, entries: readonly AnnualReportEntry[], match: string): Promise<Outcome<AnnualReport>> => {
    const gaps = gapsOf(entries, new Map(report.gaps?.map(({ item, reason }) => [item, reason])));
    const saved = await annual.save(report.id, { ...contentOf(report), entries: [...entries], gaps }, basisOf(match), clock());
    return saved.ok ? ok(shown(saved.value)) : saved;
  };

  return {
    async listAnnualReports({ params: { year, standing, cursor, limit }, records }) {
      const items = await annualListings(year, records);
      return pageOfList(standing === undefined ? items : items.filter((one) => one.standing === standing), cursor, limit);
    },
    async showAnnualReports({ params: { year }, records }) {
      const lastYear = Number(dayOf(clock()).slice(0, 4)) - 1;
      const wanted = year ?? lastYear;
      return ok(pageOf(annualPages.list(wanted, await annualListings(wanted, records), siteReportDue(wanted), lastYear)));
    },
    async showAnnualReport({ params: { annualReportId: id }, records }) {
      const found = await annual.read(id);
      if (found?.publishedAt === undefined || !(await isShown(found, records))) return unknown(id);
      return ok(pageOf(annualPages.report(found, (await records.site(found.siteId))?.name ?? found.siteId)));
    },
    async compileAnnualReport({ body: { siteId, year }, caller, records, operate }) {
      if (!mayOn(caller, siteId)) return refused(siteId);
      const site = await records.site(siteId);
      if (!site) return fail({ code: 'ANALYTICS_SITE_UNKNOWN', data: { siteId } });
      const id = annualReportId(siteId, year);
      const before = await annual.read(id);
      if (before?.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id } });
      const compiled = await compileAnnual(site, year, sourcesOf(records), { operate, before });
      const draft = { locale: site.locale, siteId, year, dueDate: siteReportDue(year), standing: 'drafted' as const, ...compiled };
      const saved = await annual.save(id, draft, before?.version, clock());
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
    getAnnualReport: (call) => visible(annual.read(call.params.annualReportId), call, call.params.annualReportId),
    async saveAnnualReportNotes(call) {
      const found = await annualOf(call);
      if (!found.ok) return found;
      if (found.value.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id: found.value.id } });
      const broken = brokenRules(validateStrict('AnnualReportNotes', call.body));
      if (broken) return broken;
      const entries = withNotes(found.value, call.body.notes);
      if (!entries.ok) return entries;
      return saveEntries(found.value, entries.value, call.params['If-Match']);
    },
    async saveAnnualReportValues(call) {
      const found = await annualOf(call);
      if (!found.ok) return found;
      if (found.value.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id: found.value.id } });
      const broken = brokenRules(validateStrict('AnnualReportHandValues', call.body));
      if (broken) return broken;
      const entries = withHandValues(found.value.entries, call.body.values, clock().toISOString());
      return entries.ok ? saveEntries(found.value, entries.value, call.params['If-Match']) : entries;
    },
    async publishAnnualReport(call) {
      const found = await annualOf(call);
      if (!found.ok) return found;
      const { id, publishedAt } = found.value;
      if (publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id } });
      const missing = blockingGaps(gapsOf(found.value.entries, new Map(found.value.gaps?.map(({ item, reason }) => [item, reason]))));
      if (missing.length > 0) {
        const names = (language: 'zh' | 'en', more: string) =>
          `${missing
            .slice(0, 8)
            .map(({ item }) => itemName(item, language))
            .join('、')}${missing.length > 8 ? more : ''}`;
        return fail({ code: 'ANALYTICS_REPORT_INCOMPLETE', data: { count: missing.length, items: names('zh', '等'), itemsInEnglish: names('en', ' …') } });
      }
      const now = clock();
      const site = await call.records.site(found.value.siteId);
      const basis = basisOf(call.params['If-Match']);
      const stored = basis === found.value.version && site ? await storeAsRecord(annualText(found.value, site), waysOf(call)) : ok(undefined);
      if (!stored.ok) return stored;
      const place = stored.value === undefined ? {} : { resourceId: stored.value };
      const published = {
        ...contentOf(found.value),
        ...place,
        publishedAt: now.toISOString(),
        standing: standingOf(found.value.dueDate, now.toISOString(), true, now),
      };
      return annual.save(id, published, basis, now);
    },

    async makeAnnualReportCsv({ params: { annualReportId }, caller, records }) {
      const found = await visible(annual.read(annualReportId), { caller, records }, annualReportId);
      return found.ok ? ok(csvFile(annualTable(found.value), await annualName(found.value, records))) : found;
    },
    async makeAnnualReportWorkbook({ params: { annualReportId }, caller, records }) {
      const found = await visible(annual.read(annualReportId), { caller, records }, annualReportId);
      if (!found.ok) return found;
      return ok(workbookFile(annualTable(found.value), await annualName(found.value, records), `${found.value.year}年度报表`, annualWidths));
    },

    async listDisclosureReports({ params: { year, standing, cursor, limit }, records }) {
      const reports = (await disclosure.list()).filter((one) => one.year === year);
      const items: DisclosureReportListing[] = [];
      for (const [organizationId, registered] of await organs(await records.sites(), reports)) {
        const kept = reports.find((one) => one.organizationId === organizationId);
        const report = kept && (kept.publishedAt === undefined || (await isShown(kept, records))) ? kept : undefined;
        const organKind = report?.organKind ?? registered;
        const due = disclosureDue(organKind, year);
        const stands = standingOf(due, report?.publishedAt, report !== undefined, clock());
        if (standing !== undefined && stands !== standing) continue;
        const published = report?.publishedAt === undefined ? {} : { reportId: report.id, publishedAt: report.publishedAt };
        const name = (await records.organization(organizationId))?.name ?? organizationId;
        items.push({ organizationId, organizationName: name, organKind, year, dueDate: due, standing: stands, ...published });
      }
      return pageOfList(items, cursor, limit);
    },
    getDisclosureReport: (call) => visible(disclosure.read(call.params.disclosureReportId), call, call.params.disclosureReportId),
    async saveDisclosureReport({ params, body, caller, records }) {
      if (!(await mayFor(caller, body.organizationId, records))) return refused(body.organizationId);
      const broken = brokenRules(validateStrict('DisclosureAnnualReportDraft', body));
      if (broken) return broken;
      const id = params.disclosureReportId;
      if ((await disclosure.read(id))?.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id } });
      const draft = { ...body, dueDate: disclosureDue(body.organKind, body.year), standing: 'drafted' as const };
      const saved = await disclosure.save(id, draft, basisOf(params['If-Match']), clock());
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
    async publishDisclosureReport(call) {
      const { params, caller, records } = call;
      const id = params.disclosureReportId;
      const found = await disclosure.read(id);
      if (!found) return unknown(id);
      if (!(await mayFor(caller, found.organizationId, records))) return refused(found.organizationId);
      return published(disclosure, found, basisOf(params['If-Match']), clock(), call, disclosureText);
    },

    async listSupervisionReports({ params: { year, cursor, limit }, caller, records }) {
      const found: SupervisionAnnualReport[] = [];
      for (const one of await supervision.list())
        if ((year === undefined || one.year === year) && (seesDrafts(caller) || (await isShown(one, records)))) found.push(shown(one));
      return pageOfList(found, cursor, limit);
    },
    getSupervisionReport: (call) => visible(supervision.read(call.params.supervisionReportId), call, call.params.supervisionReportId),
    async saveSupervisionReport({ params, body, caller, records }) {
      if (!(await mayFor(caller, body.organizationId, records))) return refused(body.organizationId);
      const broken = brokenRules(validateStrict('SupervisionAnnualReportDraft', body));
      if (broken) return broken;
      const id = params.supervisionReportId;
      if ((await supervision.read(id))?.publishedAt !== undefined) return fail({ code: 'ANALYTICS_YEARLY_PUBLISHED', data: { id } });
      const sites = await records.sites();
      const logTo = await logPlace(
        storage,
        sites.map((site) => site.id),
        `${body.year}-12-31`,
      );
      const counts = siteCounts(sites, body.year, { queryCode: 'site-register', queryVersion: 1, logFrom: logStart(logTo), logTo });
      const draft = { ...body, siteCounts: counts, dueDate: siteReportDue(body.year), standing: 'drafted' as const };
      const saved = await supervision.save(id, draft, basisOf(params['If-Match']), clock());
      return saved.ok ? ok(shown(saved.value)) : saved;
    },
    async publishSupervisionReport(call) {
      const { params, caller, records } = call;
      const id = params.supervisionReportId;
      const found = await supervision.read(id);
      if (!found) return unknown(id);
      if (!(await mayFor(caller, found.organizationId, records))) return refused(found.organizationId);
      return published(supervision, found, basisOf(params['If-Match']), clock(), call, supervisionText);
    },
  };
}

/** Name of the file of an annual report. */
const annualName = async ({ siteId, year }: AnnualReport, records: RecordReader): Promise<string> =>
  `政府网站工作年度报表-${(await records.site(siteId))?.name ?? siteId}-${year}`;

/** Organizations that report on disclosure: those that run sites, townships left out (article 49), and those that reported. */
async function organs(sites: readonly Site[], reports: readonly DisclosureAnnualReport[]): Promise<readonly (readonly [string, DisclosureOrganKind])[]> {
  const found = new Map<string, DisclosureOrganKind>();
  const governments = ['province-portal', 'city-portal', 'county-portal'];
  for (const { organizerId, siteKind } of sites) {
    if (siteKind === 'township' || siteKind === 'special-topic') continue;
    if (governments.includes(siteKind)) found.set(organizerId, 'government');
    else if (!found.has(organizerId)) found.set(organizerId, 'department');
  }
  for (const { organizationId, organKind } of reports) found.set(organizationId, organKind);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
