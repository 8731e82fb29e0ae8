import { fc } from '../../../.ci/properties.ts';
import { read, utils } from '@e965/xlsx';
import { createMemorySeries } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { makeReport } from '../src/report/make-report.ts';
import { firstDeclarations } from '../src/report/declarations.ts';
import { administrator, begin, readFirstMeasure, search, visit } from './world.ts';

type Started = Awaited<ReturnType<typeof begin>>['running'];
const record = (running: Started, ...items: ReturnType<typeof visit>[]) => running.call('recordVisits', { caller: administrator, body: { items } });
const period = { periodStart: '2026-02-01', periodEnd: '2026-02-28' };

async function rank(running: Started, measureCode: string, dimension: string) {
  const reply = await running.call('rankFigures', { caller: administrator, params: { measureCode, dimension, limit: 100, ...period } });
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value.items.map(({ value, figure, robotFigure }) => [value, figure, robotFigure]);
}

test('an event counts once; a wrong day, a foreign site, the future and what is too old are refused by name', async () => {
  const { running } = await begin({ keepRawDays: 30 });
  const one = visit();
  const reply = await record(
    running,
    one,
    one,
    visit({ countedDate: '2026-02-27' }),
    visit({ siteId: 'site-none' }),
    visit({ at: '2026-03-02T00:00:00Z' }),
    visit({ at: '2026-01-01T00:00:00Z' }),
  );
  expect(reply).toMatchObject({ ok: true, value: { counted: 1, repeated: 1, refused: 4 } });
  expect(reply.ok && reply.value.errors?.map(({ pointer, rule }) => [pointer, rule])).toEqual([
    ['/body/items/2/countedDate', 'analytics-day'],
    ['/body/items/3/siteId', 'analytics-site'],
    ['/body/items/4/at', 'analytics-future'],
    ['/body/items/5/at', 'analytics-old'],
  ]);
  expect(await record(running, one)).toMatchObject({ value: { counted: 0, repeated: 1 } });
  const stranger = await running.call('recordVisits', { caller: { id: 'edu', siteIds: ['site-edu'] }, body: { items: [visit()] } });
  expect(stranger).toMatchObject({ value: { refused: 1 } });
});

test('figures are what the events say: columns, records, sources, terminals, family, robots apart', async () => {
  const { running } = await begin();
  await record(
    running,
    visit({ addressFamily: 'ipv6', dayMark: '00000000000000aa', referrerHost: 'www.example.com' }),
    visit({ addressFamily: 'ipv4', dayMark: '00000000000000aa', terminal: 'phone' }),
    visit({ addressFamily: 'ipv4', dayMark: '00000000000000bb', path: '/s/9900000001/c/gonggao' }),
    visit({ addressFamily: 'ipv4', dayMark: '00000000000000aa', at: '2026-02-27T16:30:00Z' }),
    visit({ dayMark: '00000000000000aa', at: '2026-02-26T16:30:00Z' }),
    visit({ isRobot: true, terminal: 'robot' }),
  );
  expect(await rank(running, 'page-views', 'column')).toEqual([
    ['site-province-yaowen', 4, 1],
    ['site-province-gonggao', 1, 0],
  ]);
  expect(await rank(running, 'page-views', 'x-jiyue-record')).toEqual([['r-news-1', 4, 1]]);
  expect(await rank(running, 'page-views', 'x-jiyue-source')).toEqual([['www.example.com', 1, 0]]);
  expect(await rank(running, 'page-views', 'terminal')).toEqual([
    ['desktop', 4, 0],
    ['phone', 1, 0],
    ['robot', 0, 1],
  ]);
  // 2026-02-27T16:30Z is the 28th in Beijing: the same reader of that day; the day before it is another one
  expect(await rank(running, 'visitors', 'date')).toEqual([
    ['2026-02-27', 1, 0],
    ['2026-02-28', 2, 0],
  ]);
  expect(await rank(running, 'ipv6-share', 'site')).toEqual([['site-province', 25, 0]]);
});

test('words are told from five searches on, and so are those without a result', async () => {
  const { running } = await begin();
  const items = [
    ...Array.from({ length: 5 }, () => search({ words: '落户', hits: 0 })),
    ...Array.from({ length: 4 }, () => search({ words: '罕见的话', hits: 0 })),
  ];
  await running.call('recordSearches', { caller: administrator, body: { items } });
  expect(await rank(running, 'searches', 'x-jiyue-words')).toEqual([['落户', 5, 0]]);
  expect(await rank(running, 'fruitless-searches', 'date')).toEqual([['2026-02-28', 9, 0]]);
  const fruitless = await running.call('listFruitlessSearches', { caller: administrator, params: { ...period, limit: 20 } });
  expect(fruitless).toEqual({ ok: true, value: { items: [{ siteId: 'site-province', countedDate: '2026-02-28', words: '落户', searches: 5 }], total: 1 } });
});

test('the image and the beacon count without a cookie; who opts out is not counted; the reply tells nothing of it', async () => {
  const { running } = await begin({}, { now: '2026-02-28T02:00:00.000Z' });
  const params = { site: 'site-province', path: '/s/9900000001/', 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0)', 'X-Forwarded-For': '192.0.2.1' };
  const replies = [
    await running.call('countVisitByImage', { params }),
    await running.call('countVisitByImage', { params: { ...params, DNT: '1' } }),
    await running.call('countVisitByImage', { params: { ...params, 'Sec-GPC': '1' } }),
    await running.call('countVisitByImage', { params: { ...params, optout: '1' } }),
    await running.call('countVisitByImage', { params: { ...params, site: 'site-none' } }),
  ];
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  await running.call('countVisitByBeacon', { params: { ...params, 'User-Agent': 'curl/8.5.0' } });
  for (let asked = 0; asked < 5; asked += 1)
    await running.call('countVisitByImage', { params: { ...params, path: '/s/9900000001/search', q: '加装电梯 13912345678', hits: 0 } });
  expect(await rank(running, 'fruitless-searches', 'x-jiyue-words')).toEqual([['加装电梯 ***********', 5, 0]]);
  expect(await rank(running, 'page-views', 'x-jiyue-page-kind')).toEqual([['home', 1, 1]]);
});

test('a report made again is the same byte for byte, states what it rests on, and leads to CSV and a workbook without formulas', async () => {
  const { running } = await begin();
  await running.catchUp();
  await record(running, visit({ referrerHost: 'www.example.com' }), visit());
  const params = { declarationId: 'traffic-monthly', periodStart: '2026-02-01' };
  const first = await running.call('getReport', { caller: administrator, params });
  const again = await running.call('getReport', { caller: administrator, params });
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  if (!first.ok) throw new Error(first.failure.code);
  expect(first.value).toMatchObject({
    isFinal: true,
    periodEnd: '2026-02-28',
    figures: [{ measureCode: 'page-views', value: 2, basis: { rawEvents: 2 } }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
  });
  const csv = await running.call('makeReportCsv', { caller: administrator, params });
  expect(csv.ok && csv.value.body.split('\r\n')[1]).toBe('浏览量,1,合计,,,2,0,次,2026-02-01,2026-02-28,是');
  const book = await running.call('makeReportWorkbook', { caller: administrator, params });
  if (!book.ok) throw new Error(book.failure.code);
  const sheet = read(book.value.body, { type: 'base64' });
  expect(sheet.SheetNames).toEqual(['访问月报']);
  const rows = utils.sheet_to_json<string[]>(sheet.Sheets['访问月报']!, { header: 1 });
  expect(rows[1]?.[5]).toBe(2);
  expect(rows).toHaveLength(first.value.figures.length + 1);
  const wrongDay = await running.call('getReport', { caller: administrator, params: { ...params, periodStart: '2026-02-02' } });
  expect(wrongDay).toMatchObject({ ok: false, failure: { code: 'ANALYTICS_PERIOD_INVALID' } });
  expect(await running.call('getReport', { params })).toMatchObject({ failure: { code: 'ANALYTICS_DECLARATION_UNKNOWN' } });
  expect(await running.call('getReport', { params: { ...params, declarationId: 'content-monthly' } })).toMatchObject({ ok: true });
});

test('declarations and the filter of robots are versions: the old ones stay, and nobody overwrites what another saved', async () => {
  const { running } = await begin();
  const body = {
    locale: 'zh-CN',
    title: '终端月报',
    period: 'month' as const,
    isPublic: false,
    columns: [{ measureCode: 'page-views', measureVersion: 1, dimension: 'terminal' }],
  };
  const save = (title: string, match?: string) =>
    running.call('saveReportDeclaration', {
      caller: administrator,
      params: { declarationId: 'terminals', ...(match ? { 'If-Match': match } : {}) },
      body: { ...body, title },
    });
  expect(await save('甲')).toMatchObject({ value: { version: 1 } });
  expect(await save('乙', '"1"')).toMatchObject({ value: { version: 2 } });
  expect(await save('丙', '"1"')).toMatchObject({ failure: { code: 'ANALYTICS_VERSION_CONFLICT', data: { version: 2 } } });
  expect(await running.call('getReportDeclaration', { caller: administrator, params: { declarationId: 'terminals', version: 1 } })).toMatchObject({
    value: { title: '甲' },
  });
  const impossible = { ...body, columns: [{ measureCode: 'searches', measureVersion: 1, dimension: 'column' }] };
  expect(await running.call('saveReportDeclaration', { caller: administrator, params: { declarationId: 'x' }, body: impossible })).toMatchObject({
    failure: { code: 'ANALYTICS_COLUMN_IMPOSSIBLE' },
  });
  expect(await running.call('saveReportDeclaration', { caller: { id: 'edu', siteIds: ['site-edu'] }, params: { declarationId: 'x' }, body })).toMatchObject({
    failure: { code: 'ANALYTICS_CALLER_REFUSED' },
  });
  const filter = { locale: 'zh-CN', title: '规则', effectiveAt: '2026-01-01T00:00:00Z', rules: [{ code: 'mine', sign: 'agent-word', words: ['windows nt'] }] };
  expect(
    await running.call('saveRobotFilter', { caller: administrator, params: { robotFilterId: 'robot-filter', 'If-Match': '"1"' }, body: filter }),
  ).toMatchObject({
    value: { version: 2 },
  });
  await running.call('countVisitByImage', { params: { site: 'site-province', path: '/', 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0)' } });
  const today = { periodStart: '2026-03-01', periodEnd: '2026-03-01' };
  const found = await running.call('rankFigures', { caller: administrator, params: { measureCode: 'page-views', dimension: 'site', limit: 10, ...today } });
  expect(found).toMatchObject({ value: { items: [{ figure: 0, robotFigure: 1 }] } });
});

test('content statistics follow the log, a rebuild leads to the same, and stock is what is published', async () => {
  const { world, running } = await begin({}, { now: '2026-02-20T00:00:00.000Z' });
  const statistics = async (groupBy: 'site' | 'column' | 'owner') => {
    const reply = await running.call('listContentStatistics', { params: { groupBy, limit: 100, ...period } });
    return reply.ok ? reply.value.items : [];
  };
  const news = (await world.records.resource('r-news-1'))!;
  world.publish(news);
  world.withdraw('r-news-2');
  world.publish({ ...news, id: 'r-new', title: '新增' });
  world.publish({ ...(await world.records.resource('r-news-3'))!, columnId: 'site-province-gonggao' });
  await running.catchUp();
  const found = await statistics('site');
  const published = (siteId: string) => world.content.resources.filter((one) => one.siteId === siteId && one.status === 'published').length;
  expect(found.map(({ siteId, published: first, updated, withdrawn, stock }) => [siteId, first, updated, withdrawn, stock])).toEqual([
    ['site-edu', 3, 0, 0, published('site-edu')],
    ['site-province', 7, 2, 1, published('site-province')],
  ]);
  const columns = await statistics('column');
  for (const { columnId, stock } of columns)
    expect([columnId, stock]).toEqual([columnId, world.content.resources.filter((one) => one.columnId === columnId && one.status === 'published').length]);
  for (const { ownerId, siteId, stock } of await statistics('owner'))
    expect([ownerId, stock]).toEqual([
      ownerId,
      world.content.resources.filter((one) => one.ownerId === ownerId && one.siteId === siteId && one.status === 'published').length,
    ]);
  await running.rebuild();
  expect(await statistics('column')).toEqual(columns);
});

test('raw events and roll-ups give the same report, over random events, late ones, repeated ones and every side of midnight', async () => {
  const midnight = Date.parse('2026-02-14T16:00:00Z');
  const event = fc.record({
    eventId: fc.integer({ min: 0, max: 30 }).map((id) => `e-${id}`),
    // within seconds of midnight in Beijing, or anywhere in three weeks
    at: fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((seconds) => midnight + seconds * 1000),
      fc.integer({ min: 0, max: 1_800_000 }).map((seconds) => Date.parse('2026-02-01T00:00:00Z') + seconds * 1000),
    ),
    siteId: fc.constantFrom('site-province', 'site-edu'),
    path: fc.constantFrom('/', '/s/9900000001/c/yaowen', '/s/9900000001/r/r-news-1', '/s/9900000002/r/r-edu-1', '/else'),
    terminal: fc.constantFrom('desktop', 'phone'),
    addressFamily: fc.constantFrom('ipv4' as const, 'ipv6' as const),
    dayMark: fc.constantFrom('00000000000000aa', '00000000000000bb', '00000000000000cc'),
    isRobot: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (batches) => {
      const series = createMemorySeries();
      const { world, running } = await begin({}, { series });
      let counted = 0;
      for (const batch of batches) {
        const reply = await record(running, ...batch.map(({ at, ...rest }) => visit({ ...rest, at: new Date(at).toISOString() })));
        counted += reply.ok ? reply.value.counted : 0;
      }
      const declaration = firstDeclarations.find(({ id }) => id === 'traffic-monthly')!;
      const wish = { siteIds: ['site-edu', 'site-province'], periodStart: '2026-02-01', now: world.clock.now() };
      const { storage, records } = world;
      const kept = await makeReport(declaration, wish, { ask: series.query, storage, records, readMeasure: readFirstMeasure });
      expect(await makeReport(declaration, wish, { ask: series.recount, storage, records, readMeasure: readFirstMeasure })).toEqual(kept);
      // and both are what was sent
      const views = kept.figures.find(({ measureCode, dimension }) => measureCode === 'page-views' && dimension === undefined)!;
      expect(views.value + views.robotValue!).toBe(counted);
      const days = kept.figures.filter(({ measureCode, dimension }) => measureCode === 'page-views' && dimension === 'date');
      expect(days.reduce((sum, { value }) => sum + value, 0)).toBe(views.value);
      expect(await running.call('proveFigures', { caller: administrator, params: period })).toMatchObject({ value: { isEqual: true, differing: [] } });
      await running.stop();
    }),
    { numRuns: 40 },
  );
});

test('raw events end with their time, the sums stay', async () => {
  const { world, running } = await begin({ keepRawDays: 30 });
  await record(running, visit({ at: '2026-02-10T00:00:00Z' }), visit());
  world.clock.passDays(20);
  await running.runJob('end-of-day');
  expect((await world.series.size()).rawEvents).toBe(1);
  expect(await rank(running, 'page-views', 'site')).toEqual([['site-province', 2, 0]]);
});

test('the page of statistics is plain HTML with a table and a drawn chart for each figure, and closed unless the operator opens it', async () => {
  const closed = await begin();
  expect(await closed.running.call('showDashboard', { params: {} })).toMatchObject({ failure: { code: 'ANALYTICS_CALLER_REFUSED' } });
  const { running } = await begin({ publicDashboard: true });
  await running.catchUp();
  await record(running, visit({ referrerHost: 'www.example.com' }));
  const page = await running.call('showDashboard', { params: {} });
  if (!page.ok) throw new Error(page.failure.code);
  expect(page.value.body).not.toContain('<script');
  // tables without a row are named in one sentence
  const empty = /这段期间没有数据的：([^<]+)。/.exec(page.value.body)?.[1]?.split('，') ?? [];
  expect([page.value.body.match(/<h2/g)?.length, empty.length]).toEqual([11, 6]);
  expect(page.value.body).toContain('<th scope="row">www.example.com</th><td class="number">1</td>');
  // policies of pages refuse styles within them
  expect(page.value.body).not.toMatch(/ style=|<style/);
  expect(page.value.body.match(/<svg role="img" aria-labelledby/g)!.length).toBeGreaterThan(4);
  expect(page.value.body).toContain('云川江治理工程第1期通过验收');
});
