/** Reports that settle, come by themselves and are kept; yearly reports; definitions of one's own; demand; columns that are overdue. */
import { validateStrict } from '@jiyue/sdk';
import { expect, test } from 'vitest';
import { lastSettled } from '../src/report/produce-due.ts';
import { kindOfValue } from '../src/yearly/annual-items.ts';
import { dueDate, standingOf } from '../src/yearly/due-date.ts';
import { administrator, begin, search, visit } from './world.ts';

type Running = Awaited<ReturnType<typeof begin>>['running'];
const send = (running: Running, ...items: ReturnType<typeof visit>[]) => running.call('recordVisits', { caller: administrator, body: { items } });
const monthly = { declarationId: 'traffic-monthly', periodStart: '2026-02-01' };
async function report(running: Running, params: object = monthly) {
  const reply = await running.call('getReport', { caller: administrator, params: { ...monthly, ...params } });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
}

test('late events change a report until it is settled, and never again: the same bytes, while the daily figures go on', async () => {
  const { world, running } = await begin({ settleDays: 1 }, { now: '2026-03-01T02:00:00.000Z' });
  await send(running, visit());
  const early = await report(running);
  expect([early.isFinal, early.figures[0]?.value]).toEqual([false, 1]);
  await send(running, visit());
  expect((await report(running)).figures[0]?.value).toBe(2);
  world.clock.passDays(1);
  const settled = JSON.stringify(await report(running));
  expect(settled).toContain('"isFinal":true');
  await send(running, visit(), visit());
  expect(JSON.stringify(await report(running))).toBe(settled);
  // another scope is another report, and kept by itself
  expect((await report(running, { siteId: 'site-province' })).figures[0]?.value).toBe(4);
  const days = await running.call('listDailyFigures', {
    caller: administrator,
    params: { measureCode: 'page-views', periodStart: '2026-02-28', periodEnd: '2026-02-28', limit: 10 },
  });
  expect(days).toMatchObject({ value: { items: [{ value: 4, rawEvents: 4, hasRawEvents: true }] } });
});

test('the night produces what is due once: month, quarter, year and drafts of annual reports; a repeated run adds nothing', async () => {
  const { world, running } = await begin({ settleDays: 1 }, { now: '2026-03-02T18:30:00.000Z' });
  await running.catchUp();
  await send(running, visit());
  const list = async (caller: { readonly id: string; readonly siteIds: readonly string[] }) => {
    const reply = await running.call('listProducedReports', { caller, params: { limit: 100 } });
    return reply.ok ? reply.value.items : [];
  };
  await running.runJob('periodic-reports');
  const first = await list(administrator);
  const kinds = new Set(first.map(({ declarationId, periodStart, siteId = '' }) => `${declarationId} ${periodStart} ${siteId}`));
  for (const one of [
    'traffic-monthly 2026-02-01 ',
    'traffic-monthly 2026-02-01 site-edu',
    'traffic-quarterly 2025-10-01 ',
    'traffic-yearly 2025-01-01 site-province',
  ])
    expect(kinds).toContain(one);
  expect(kinds.size).toBe(first.length);
  expect(first[0]?.periodStart).toBe('2026-02-01');
  await running.runJob('periodic-reports');
  expect(await list(administrator)).toEqual(first);
  const kept = first.find(({ declarationId, siteId }) => declarationId === 'traffic-monthly' && siteId === undefined);
  expect((await report(running)).contentDigest).toBe(kept?.contentDigest);
  // an editor of one site sees its reports and the public ones
  for (const { siteId, title } of await list({ id: 'edu', siteIds: ['site-edu'] })) expect(siteId === 'site-edu' || title.startsWith('信息量')).toBe(true);
  for (const { title } of await list({ id: 'anonymous', siteIds: [] })) expect(title).toMatch(/^信息量/);
  const annual = await running.call('getAnnualReport', { caller: administrator, params: { annualReportId: 'annual-2025-site-province' } });
  expect(annual).toMatchObject({ value: { standing: 'missing', dueDate: '2026-01-31' } });
  if (annual.ok) expect(validateStrict('AnnualReport', annual.value)).toEqual([]);
  world.clock.passDays(31);
  await running.runJob('periodic-reports');
  expect((await list(administrator)).length).toBeGreaterThan(first.length);
});

test.each([
  ['2026-03-02', 'month', 1, '2026-02-01'],
  ['2026-03-01', 'month', 1, '2026-01-01'],
  ['2026-03-01', 'month', 0, '2026-02-01'],
  ['2026-04-01', 'quarter', 1, '2025-10-01'],
  ['2026-04-02', 'quarter', 1, '2026-01-01'],
  ['2027-01-01', 'year', 0, '2026-01-01'],
  ['2027-01-01', 'year', 3, '2025-01-01'],
] as const)('on %s the last settled %s (%i days) began on %s', (today, period, settleDays, start) =>
  expect(lastSettled(today, period, settleDays)).toBe(start),
);

test('an annual report takes figures from queries; editors add words and never a number; published it stays', async () => {
  const { running } = await begin({}, { now: '2027-01-20T02:00:00.000Z' });
  await running.catchUp();
  const compile = () => running.call('compileAnnualReport', { caller: administrator, body: { siteId: 'site-province', year: 2026 } });
  const compiled = await compile();
  if (!compiled.ok) throw new Error(compiled.failure.code);
  expect(validateStrict('AnnualReport', compiled.value)).toEqual([]);
  const number = (item: string) => compiled.value.entries.find((entry) => entry.item === item)?.number;
  // what the log holds: 10 records of the site were published in the year, six of them news
  expect([number('R12'), number('R16'), compiled.value.standing]).toEqual([6, 1, 'drafted']);
  expect(compiled.value.entries.every(({ basis }) => basis !== undefined)).toBe(true);
  const annualReportId = compiled.value.id;
  const notes = (match: string, ...all: { item: string; note: string }[]) =>
    running.call('saveAnnualReportNotes', { caller: administrator, params: { annualReportId, 'If-Match': match }, body: { notes: all } });
  expect(await notes('"1"', { item: 'R12', note: '含转载。' }, { item: 'R51', note: '全部页面可无障碍浏览。' })).toMatchObject({ value: { version: 2 } });
  expect(await notes('"2"', { item: 'R25', note: '12万件' })).toMatchObject({ failure: { code: 'ANALYTICS_ITEM_ABSENT' } });
  expect(await notes('"1"', { item: 'R12', note: '旧' })).toMatchObject({ failure: { code: 'ANALYTICS_VERSION_CONFLICT' } });
  // compiled again the figures are new and the words are kept
  const again = await compile();
  expect(again.ok && again.value.entries.filter(({ item }) => ['R12', 'R51'].includes(item))).toMatchObject([
    { number: 6, note: '含转载。' },
    { text: '全部页面可无障碍浏览。' },
  ]);
  const values = (again.ok ? (again.value.gaps ?? []) : []).map(({ item }) => {
    const kind = kindOfValue(item);
    return { item, source: '2026年统计台账', ...(kind === 'flag' ? { flag: true } : kind === 'text' ? { text: '没有。' } : { number: 0 }) };
  });
  await running.call('saveAnnualReportValues', { caller: administrator, params: { annualReportId, 'If-Match': '"3"' }, body: { values } });
  const publish = () => running.call('publishAnnualReport', { caller: administrator, params: { annualReportId, 'If-Match': '"4"' } });
  expect(await publish()).toMatchObject({ value: { standing: 'published' } });
  expect(await publish()).toMatchObject({ failure: { code: 'ANALYTICS_YEARLY_PUBLISHED' } });
  expect(await compile()).toMatchObject({ failure: { code: 'ANALYTICS_YEARLY_PUBLISHED' } });
  const listed = await running.call('listAnnualReports', { params: { year: 2026, limit: 100 } });
  expect(listed.ok && listed.value.items.map(({ siteId, standing }) => [siteId, standing])).toEqual([
    ['site-edu', 'due'],
    ['site-province', 'published'],
  ]);
});

test('a report on disclosure has to add up and to say all that is asked of a government', async () => {
  const { running } = await begin({}, { now: '2026-03-20T02:00:00.000Z' });
  const outcome = { upheld: 0, corrected: 0, otherwise: 0, pending: 0 };
  const draft = {
    ...{ locale: 'zh-CN', organizationId: 'org-office', organKind: 'government' as const, year: 2025 },
    proactive: { text: '主动公开1932条。' },
    applications: { carriedIn: 1, received: 2, replies: [{ replyKind: 'R36-2', count: 2 }], otherwiseClosed: 0, carriedForward: 1 },
    ...{ reconsiderations: outcome, lawsuits: outcome, problems: '更新不够及时。', assessment: '已纳入考核。', otherMatters: '没有。' },
  };
  const save = (body: object) =>
    running.call('saveDisclosureReport', { caller: administrator, params: { disclosureReportId: 'd-1' }, body: body as typeof draft });
  const { assessment: _assessment, ...without } = draft;
  expect(await save(without)).toMatchObject({ failure: { code: 'ANALYTICS_RULES_BROKEN' } });
  for (const missing of ['proactive', 'applications', 'reconsiderations', 'lawsuits', 'problems', 'otherMatters'])
    expect([missing, (await save(Object.fromEntries(Object.entries(draft).filter(([member]) => member !== missing)))).ok]).toEqual([missing, false]);
  expect(await save({ ...draft, applications: { ...draft.applications, received: 3 } })).toMatchObject({ failure: { code: 'ANALYTICS_RULES_BROKEN' } });
  expect(await save(draft)).toMatchObject({ value: { standing: 'drafted', dueDate: '2026-03-31' } });
  const listed = await running.call('listDisclosureReports', { params: { year: 2025, limit: 10 } });
  // the department is late, the government still has eleven days
  expect(listed.ok && listed.value.items.map(({ organizationId, standing }) => [organizationId, standing])).toEqual([
    ['org-edu', 'missing'],
    ['org-office', 'drafted'],
  ]);
});

test('the report of supervision takes its numbers of sites from the register, is due on 31 January and stays once published', async () => {
  const { world, running } = await begin({}, { now: '2026-02-20T02:00:00.000Z' });
  const params = { supervisionReportId: 'supervision-2025' };
  const entries = [{ group: 'security-checks', label: '安全检查情况', text: '开展全省检查1次。' }];
  const save = (year: number, match?: string) =>
    running.call('saveSupervisionReport', {
      caller: administrator,
      params: { ...params, ...(match ? { 'If-Match': match } : {}) },
      body: { locale: 'zh-CN', organizationId: 'org-office', year, entries },
    });
  // both sites of the register opened after 2025
  const first = world.content.sites.map(({ statusHistory }) => statusHistory.find(({ status }) => status === 'open')?.effectiveDate.slice(0, 4));
  expect(first).toEqual(['2026', '2026']);
  expect(await save(2026)).toMatchObject({ value: { siteCounts: { opened: 2, running: 2 } } });
  const register = { opened: 0, running: 0, basis: { queryCode: 'site-register' } };
  expect(await save(2025, '"1"')).toMatchObject({ value: { dueDate: '2026-01-31', siteCounts: register } });
  const publish = () => running.call('publishSupervisionReport', { caller: administrator, params: { ...params, 'If-Match': '"2"' } });
  expect(await publish()).toMatchObject({ value: { standing: 'late' } });
  expect(await save(2025, '"3"')).toMatchObject({ failure: { code: 'ANALYTICS_YEARLY_PUBLISHED' } });
});

test('standing goes by the day in Beijing', () => {
  const due = dueDate('site-report', 2025);
  expect(due).toBe('2026-01-31');
  const last = '2026-01-31T15:59:59.999Z';
  const late = '2026-01-31T16:00:00.000Z';
  expect([standingOf(due, last, true, new Date(late)), standingOf(due, late, true, new Date(late))]).toEqual(['published', 'late']);
  expect([
    standingOf(due, undefined, false, new Date(last)),
    standingOf(due, undefined, true, new Date(last)),
    standingOf(due, undefined, true, new Date(late)),
  ]).toEqual(['due', 'drafted', 'missing']);
});

test('a definition of an operator counts by its conditions and its version; what cannot be counted is refused', async () => {
  const { running } = await begin();
  await send(running, visit({ terminal: 'phone' }), visit({ terminal: 'phone' }), visit());
  const measure = {
    ...{ locale: 'zh-CN', title: '手机浏览量', statement: '用手机打开页面的次数。', unit: '次', source: 'visits', aggregate: 'count' as const },
    ...{ conditions: [{ member: 'terminal', values: ['phone'] }], excludesRobots: true },
  };
  const save = (body: object, match?: string) =>
    running.call('saveMeasure', {
      caller: administrator,
      params: { measureCode: 'by-terminal', ...(match ? { 'If-Match': match } : {}) },
      body: body as typeof measure,
    });
  expect(await save(measure)).toMatchObject({ value: { code: 'by-terminal', version: 1 } });
  expect(await save({ ...measure, title: '桌面浏览量', conditions: [{ member: 'terminal', values: ['desktop'] }] }, '"1"')).toMatchObject({
    value: { version: 2 },
  });
  const impossible = [
    {
      conditions: [
        { member: 'terminal', values: ['phone'] },
        { member: 'columnId', values: ['x'] },
      ],
    },
    { conditions: [{ member: 'hits', values: ['3'] }] },
    { source: 'cases' },
    { aggregate: 'share', baseMeasureCode: 'none' },
  ];
  for (const more of impossible) expect(await save({ ...measure, ...more }, '"2"')).toMatchObject({ failure: { code: 'ANALYTICS_MEASURE_IMPOSSIBLE' } });
  // no measure is told of a person
  expect(await save({ ...measure, aggregate: 'distinct', countedMember: 'account' }, '"2"')).toMatchObject({ ok: false });
  const columns = [1, 2].map((measureVersion) => ({ measureCode: 'by-terminal', measureVersion }));
  const body = { locale: 'zh-CN', title: '终端', period: 'month' as const, isPublic: false, columns };
  await running.call('saveReportDeclaration', { caller: administrator, params: { declarationId: 'terminals' }, body });
  expect((await report(running, { declarationId: 'terminals' })).figures.map(({ measureVersion, value }) => [measureVersion, value])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('demand by topic adds what was searched and read; organizations and kinds come from the records', async () => {
  const { running } = await begin();
  await send(running, visit({ path: '/s/9900000001/r/r01jd2m7v5x8q4' }), visit({ path: '/s/9900000001/r/r01jd2m7v5x8q4' }), visit());
  await running.call('recordSearches', { caller: administrator, body: { items: [search({ topics: ['T0201', 'T0501'] }), search({ topics: ['T0501'] })] } });
  const period = { periodStart: '2026-02-01', periodEnd: '2026-02-28', limit: 10 };
  const demand = await running.call('getTopicDemand', { caller: administrator, params: period });
  expect(
    demand.ok && demand.value.items.map(({ topic, searches, visits, enquiries }) => [topic, searches.count, visits.count, enquiries.basis.queryCode]),
  ).toEqual([
    ['T0201', 1, 2, 'not-connected'],
    ['T0501', 2, 0, 'not-connected'],
  ]);
  const rank = async (dimension: string) => {
    const reply = await running.call('rankFigures', { caller: administrator, params: { measureCode: 'page-views', dimension, ...period } });
    return reply.ok ? reply.value.items.map(({ value, figure }) => [value, figure]) : [];
  };
  expect(await rank('kind')).toEqual([
    ['policy-document', 2],
    ['article', 1],
  ]);
  expect(await rank('organization')).toEqual([['org-office', 3]]);
});

test('a column is overdue by its own limit, else by that of its type; one that never had anything is, too', async () => {
  const { running } = await begin({}, { now: '2026-02-21T02:00:00.000Z' });
  await running.catchUp();
  const due = async (onDate: string) => {
    const reply = await running.call('listColumnsDue', { params: { siteId: 'site-province', onDate, limit: 100 } });
    return new Map(reply.ok ? reply.value.items.map((one) => [one.columnId, one]) : []);
  };
  // the last news is of 6 February, and news have two weeks
  expect((await due('2026-02-20')).get('site-province-yaowen')).toMatchObject({ maxAgeDays: 14, ageDays: 14, isOverdue: false });
  expect((await due('2026-02-21')).get('site-province-yaowen')).toMatchObject({ ageDays: 15, isOverdue: true });
  const [first] = (await due('2026-02-21')).values();
  expect(first?.isOverdue).toBe(true);
});
