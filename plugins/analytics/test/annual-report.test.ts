/** The annual report of a site: what the platform computes, what other modules tell, what a person enters, and when it may be published. */
import { readFileSync } from 'node:fs';
import { codeTable, validateStrict } from '@jiyue/sdk';
import type { Outcome } from '@jiyue/sdk/plugin';
import { createPluginWorld } from '@jiyue/sdk/testing';
import type { AnnualReport, AnnualReportHandValue } from '@jiyue/standards/model';
import { expect, test } from 'vitest';
import { annualBlocks } from '../src/dashboard/annual-pages.ts';
import { plugin } from '../src/index.ts';
import { kindOfValue } from '../src/yearly/annual-items.ts';
import { yearlyReports } from '../src/yearly/yearly-reports.ts';
import { administrator, settings } from './world.ts';

const items = (codeTable('annual-report-item')?.members ?? []).map(({ code }) => code);
const body = { siteId: 'site-province', year: 2026 };
const annualReportId = 'annual-2026-site-province';

/** Starts the plugin on a platform whose other operations answer as given. */
async function begin(operate?: (operationId: string, params: { readonly [name: string]: unknown }) => Promise<Outcome<unknown>>) {
  const world = createPluginWorld({ now: '2027-01-20T02:00:00.000Z' });
  const running = await world.start(plugin, { config: settings, ...(operate ? { operate } : {}) });
  await running.catchUp();
  const compile = async (): Promise<AnnualReport> => {
    const reply = await running.call('compileAnnualReport', { caller: administrator, body });
    if (!reply.ok) throw new Error(reply.failure.code);
    expect(validateStrict('AnnualReport', reply.value)).toEqual([]);
    return reply.value;
  };
  const enter = (version: number, values: AnnualReportHandValue[]) =>
    running.call('saveAnnualReportValues', { caller: administrator, params: { annualReportId, 'If-Match': `"${version}"` }, body: { values } });
  const publish = (version: number) => running.call('publishAnnualReport', { caller: administrator, params: { annualReportId, 'If-Match': `"${version}"` } });
  return { world, running, compile, enter, publish };
}

const source = '青川市政务服务管理局2026年统计台账';
const valueFor = (item: string): AnnualReportHandValue => {
  const kind = kindOfValue(item);
  return kind === 'flag' ? { item, flag: false, source } : kind === 'text' ? { item, text: '没有开设。', source } : { item, number: 7, source };
};

test('every item of the form is either computed with its query or named with the reason why not', async () => {
  const { compile } = await begin();
  const { entries, gaps = [] } = await compile();
  expect([...entries, ...gaps].map(({ item }) => item).toSorted()).toEqual(items);
  expect(entries.every(({ basis }) => basis !== undefined)).toBe(true);
  const reason = new Map(gaps.map((gap) => [gap.item, gap.reason]));
  expect(['R24', 'R29', 'R40', 'R46', 'R49'].map((item) => reason.get(item))).toEqual([
    'not-recorded',
    'module-not-served',
    'module-not-served',
    'module-not-served',
    'written-by-organizer',
  ]);
});

test('a year of which nothing was recorded has no figures: neither visits nor publications are called 0', async () => {
  const { running } = await begin();
  const reply = await running.call('compileAnnualReport', { caller: administrator, body: { siteId: 'site-province', year: 2024 } });
  if (!reply.ok) throw new Error(reply.failure.code);
  const { entries, gaps = [] } = reply.value;
  expect(entries.map(({ item }) => item)).toEqual(
    ['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R14', 'R15'].filter((item) => entries.some((one) => one.item === item)),
  );
  expect(gaps.filter(({ item }) => ['R08', 'R09', 'R10', 'R16', 'R17', 'R18'].includes(item)).map(({ reason }) => reason)).toEqual(
    Array.from({ length: 6 }, () => 'not-recorded'),
  );
});

test('a person enters what the platform cannot know, each with its source; computed items stay, and a report with gaps is not published', async () => {
  const { world, running, compile, enter, publish } = await begin();
  const { gaps = [], entries } = await compile();
  const computed = entries.find(({ item }) => item === 'R10');
  expect(await publish(1)).toMatchObject({ failure: { code: 'ANALYTICS_REPORT_INCOMPLETE' } });
  expect(await enter(1, [{ item: 'R10', number: 99_999, source }])).toMatchObject({ failure: { code: 'ANALYTICS_ITEM_COMPUTED' } });
  expect(await enter(1, [{ item: 'R25', flag: true, source }])).toMatchObject({ failure: { code: 'ANALYTICS_ITEM_KIND' } });
  expect(await enter(1, [valueFor('R25'), valueFor('R25')])).toMatchObject({ failure: { code: 'ANALYTICS_RULES_BROKEN' } });
  const open = gaps.filter(({ reason }) => reason !== 'written-by-organizer').map(({ item }) => item);
  const [last, ...others] = open.toReversed().map(valueFor);
  expect(await enter(1, others)).toMatchObject({ value: { version: 2 } });
  expect(await publish(2)).toMatchObject({ failure: { data: { count: 1 } } });
  const full = await enter(2, [last!]);
  if (!full.ok) throw new Error(full.failure.code);
  expect(validateStrict('AnnualReport', full.value)).toEqual([]);
  expect(full.value.gaps?.every(({ reason }) => reason === 'written-by-organizer')).toBe(true);
  expect(full.value.entries.find(({ item }) => item === 'R25')?.entered).toMatchObject({ source });
  // compiled again, what was entered stays
  const again = await compile();
  expect(again.entries.find(({ item }) => item === 'R25')).toEqual(full.value.entries.find(({ item }) => item === 'R25'));
  expect(again.entries.find(({ item }) => item === 'R10')).toEqual(computed);
  expect(await publish(4)).toMatchObject({ value: { standing: 'published' } });
  expect(await enter(5, [valueFor('R25')])).toMatchObject({ failure: { code: 'ANALYTICS_YEARLY_PUBLISHED' } });
  // the home page of the site leads to it
  const blocks = (siteId: string) => annualBlocks(yearlyReports(world.shared), world.records, siteId, world.clock.now(), 'zh-CN');
  expect(await blocks('site-province')).toMatchObject([{ title: '政府网站工作年度报表', links: [{ text: '2026年度' }, { text: '各站点的年度报表' }] }]);
  expect(await blocks('site-edu')).toEqual([]);
  // what is published can be read by anybody, as a table too
  const csv = await running.call('makeAnnualReportCsv', { params: { annualReportId } });
  expect(csv.ok && csv.value.body.split('\r\n').find((line) => line.includes(',R25,'))).toBe(`办事服务,R25,办件量,7,件,人工填写,${source},`);
  const workbook = await running.call('makeAnnualReportWorkbook', { params: { annualReportId } });
  expect(workbook.ok && Buffer.from(workbook.value.body, 'base64').subarray(0, 2).toString()).toBe('PK');
});

const example = (type: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../../standards/model/examples/${type}/valid/${name}.json`, import.meta.url), 'utf8')) as object;
const list = (...all: readonly object[]): Outcome<unknown> => ({ ok: true, value: { items: all, total: all.length } });

test('what other modules know is asked by the operations of the standard and counted for the year', async () => {
  const statistics = {
    ...example('CaseStatistics', 'five-months-of-a-site'),
    received: 120,
    answered: 90,
    refused: 5,
    transferred: 3,
    withdrawn: 2,
    meanHandlingDays: 4.5,
  };
  const answers: { readonly [operationId: string]: Outcome<unknown> } = {
    getCapabilities: { ok: true, value: { modules: [{ name: 'answers' }, { name: 'interaction' }] } },
    getCaseStatistics: { ok: true, value: statistics },
    listPublicCases: list({ publishedAt: '2026-01-01T00:00:00+08:00' }, { publishedAt: '2025-12-31T15:59:59Z' }, { publishedAt: '2026-12-31T15:59:59Z' }),
    listConsultations: list(
      { id: 'c-1', state: 'result-published', fromDate: '2026-03-01', opinionCount: 40, resultPublishedAt: '2026-05-01T09:00:00+08:00' },
      { id: 'c-2', state: 'cancelled', fromDate: '2026-04-01', opinionCount: 3 },
      { id: 'c-3', state: 'ended', fromDate: '2025-12-31', opinionCount: 9 },
    ),
    listSurveys: list(
      { id: 's-1', state: 'result-published', fromDate: '2026-06-01', resultPublishedAt: '2027-01-02T09:00:00+08:00' },
      { id: 's-2', state: 'ended', fromDate: '2026-07-01' },
    ),
    getSurveyResult: { ok: true, value: { participants: 310 } },
    listInterviews: list(
      { id: 'i-1', state: 'published', startsAt: '2026-09-01T10:00:00+08:00' },
      { id: 'i-2', state: 'announced', startsAt: '2026-09-02T10:00:00+08:00' },
    ),
    listInterviewEntries: list({ id: 'e-1', speaker: 'public' }, { id: 'e-2', speaker: 'public' }, { id: 'e-3', speaker: 'guest', answersEntryId: 'e-1' }),
    listSecurityAssessments: list(
      { assessedDate: '2026-05-05', findings: [{ isMended: true }, { isMended: false }] },
      { assessedDate: '2025-05-05', findings: [{ isMended: true }] },
    ),
    listEmergencyPlans: list({ drills: [{ heldDate: '2026-09-09' }] }),
    listPublicChannelAccounts: { ok: false, failure: { code: 'PLATFORM_FORBIDDEN' } },
  };
  const { compile } = await begin(async (operationId) => answers[operationId] ?? { ok: false, failure: { code: 'OPERATION_NOT_FOUND' } });
  const { entries, gaps = [] } = await compile();
  const value = (item: string) => {
    const { number, flag } = entries.find((entry) => entry.item === item) ?? {};
    return number ?? flag;
  };
  const asked = Object.fromEntries([...Array(12).keys()].map((place) => [`R${28 + place}`, value(`R${28 + place}`)]));
  expect(asked).toEqual({ R28: true, R29: 120, R30: 98, R31: 4.5, R32: 2, R33: 3, R34: 350, R35: 1, R36: 1, R37: 2, R38: 1, R39: true });
  expect(['R40', 'R41', 'R42', 'R44', 'R46'].map(value)).toEqual([1, 2, 1, true, undefined]);
  expect(gaps.find(({ item }) => item === 'R46')?.reason).toBe('not-permitted');
});

test('the list holds every site of the register; one without a report after the last day is called 未提供, on the page too', async () => {
  const { world, running } = await begin();
  const listed = await running.call('listAnnualReports', { params: { year: 2025, limit: 100 } });
  const register = world.content.sites.map(({ id }) => id).toSorted();
  expect(listed.ok && listed.value.items.map(({ siteId, standing }) => [siteId, standing])).toEqual(register.map((id) => [id, 'missing']));
  const page = await running.call('showAnnualReports', { params: { year: 2025 } });
  expect(page.ok && page.value.body.match(/<td>未提供<\/td>/g)).toHaveLength(register.length);
  for (const { name } of world.content.sites) expect(page.ok && page.value.body).toContain(name);
});
