/** The plugin on the real platform over HTTP: pages are counted through headers alone, figures survive a restart, nothing tells a person. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserMissing, launchChromium, pageMs } from '../../../.ci/chromium.ts';
import { kindOfValue } from '../src/yearly/annual-items.ts';
import { type Platform, preparePlatform } from './running-platform.ts';

let platform: Platform;
const base = '/api/plugins/analytics/v0';
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const address = '203.0.113.77';
const period = `periodStart=${today}&periodEnd=${today}`;

beforeAll(async () => {
  platform = await preparePlatform();
  await platform.start();
  const must = async (path: string, body: object) => {
    const answer = await platform.send('PUT', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  };
  await must('/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  await must('/api/v1/sites/s1', {
    ...{ locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example' },
    ...{ siteCode: '9900000001', contact: '0990-1234567' },
    opening: { icpNumber: '虚ICP备2026000001号', policeNumber: '虚公网安备 99010202000001号' },
  });
});
afterAll(async () => {
  await platform.stop();
  platform.remove();
});

/** Opens a page as a browser would. */
async function open(headers: { readonly [name: string]: string } = {}): Promise<Response> {
  const agent = 'Mozilla/5.0 (Linux; Android 14) Mobile VeryPersonalBrowser/47.11';
  return fetch(`${platform.origin()}${base}/pixel.svg?site=s1&path=%2F`, {
    headers: { 'user-agent': agent, 'x-forwarded-for': `10.9.8.7, ${address}`, ...headers },
  });
}
const figures = async (measure: string, dimension: string) => {
  const { json } = await platform.send('GET', `${base}/rankings?measureCode=${measure}&dimension=${dimension}&${period}`);
  return json.items.map((item: { value: string; figure: number; robotFigure: number }) => [item.value, item.figure, item.robotFigure]);
};

test('an image counts without a cookie; robots count apart; who opts out does not count', async () => {
  const reply = await open();
  expect([reply.status, reply.headers.get('content-type'), reply.headers.get('set-cookie')]).toEqual([200, 'image/svg+xml; charset=utf-8', null]);
  await open();
  await open({ 'x-forwarded-for': '2001:db8::1' });
  await open({ 'user-agent': 'curl/8.5.0' });
  await open({ dnt: '1' });
  await open({ 'sec-gpc': '1' });
  expect(await figures('page-views', 'terminal')).toEqual([
    ['phone', 3, 0],
    ['robot', 0, 1],
  ]);
  expect(await figures('visitors', 'site')).toEqual([['s1', 2, 1]]);
  expect(await figures('ipv6-share', 'site')).toEqual([['s1', 33.33, 0]]);
});

test('a reader chooses on a page not to be counted and takes it back; the cookie is the same for everybody', async () => {
  const page = `${platform.origin()}${base}/choice`;
  const choose = (choice: string, headers: { readonly [name: string]: string } = {}) =>
    fetch(`${page}?lang=en`, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual', headers });
  const [first, second] = [await choose('off'), await choose('off', { cookie: 'other=1' })];
  const cookie = first.headers.get('set-cookie');
  expect([first.status, first.headers.get('location')]).toEqual([302, 'choice?lang=en']);
  expect(cookie).toBe('jiyue-no-statistics=1; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax');
  expect(second.headers.get('set-cookie')).toBe(cookie);
  const views = async () => JSON.stringify(await figures('page-views', 'terminal'));
  const before = await views();
  const kept = { cookie: `a=b; ${cookie?.split(';')[0]}` };
  const uncounted = await open(kept);
  await fetch(`${platform.origin()}${base}/beacon?site=s1&path=%2F`, { method: 'POST', headers: { ...kept, 'user-agent': 'Mozilla/5.0 (X11; Linux)' } });
  expect(await views()).toBe(before);
  // the reply tells nothing of it
  expect(await uncounted.text()).toBe(await (await open({ dnt: '1' })).text());
  expect(await (await fetch(`${page}?lang=en`, { headers: kept })).text()).toContain('chosen not to be counted');
  expect(await (await fetch(page, { headers: { 'accept-language': 'zh-CN' } })).text()).toContain('这个浏览器的访问计入统计');
  expect((await choose('on')).headers.get('set-cookie')).toBe('jiyue-no-statistics=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  // a form of another site is not taken
  expect((await choose('on', { 'sec-fetch-site': 'cross-site' })).headers.get('set-cookie')).toBeNull();
});

test('figures of others are closed to the public', async () => {
  const answer = await platform.send('GET', `${base}/rankings?measureCode=page-views&dimension=site&${period}`, undefined, { isPublic: true });
  expect(answer.status).toBe(401);
  expect((await platform.send('GET', `${base}/dashboard`, undefined, { isPublic: true })).status).toBe(403);
});

test('the operations of the standard answer at its own paths, replies checked, versions as entity tags', async () => {
  const { status, json } = await platform.send('GET', '/.well-known/jiyue');
  expect(status).toBe(200);
  expect(JSON.stringify(json)).toContain('"analytics"');
  const api = '/api/v1/analytics';
  const must = async (method: string, path: string, body?: unknown, version?: number) => {
    const answer = await platform.send(method, `${api}${path}`, body, version === undefined ? {} : { version });
    expect([path, answer.status < 300 ? 'fine' : answer.text]).toEqual([path, 'fine']);
    return answer;
  };
  const items = [
    {
      ...{ eventId: 'e-1', siteId: 's1', at: `${today}T00:00:00+08:00`, countedDate: today },
      terminal: 'kiosk',
      isRobot: false,
      robotFilterVersion: 1,
      path: '/',
    },
  ];
  expect((await must('POST', '/visits', { items })).json).toEqual({ counted: 1, repeated: 0, refused: 0 });
  expect((await must('POST', '/visits', { items })).json).toEqual({ counted: 0, repeated: 1, refused: 0 });
  const year = Number(today.slice(0, 4)) - 1;
  const compiled = await must('POST', '/annual-reports', { siteId: 's1', year });
  expect([compiled.status, compiled.etag, compiled.json.entries[0]]).toMatchObject([201, '"1"', { item: 'R01', text: '虚构省门户' }]);
  const id = compiled.json.id;
  expect((await platform.send('GET', `${api}/annual-reports/${id}`, undefined, { isPublic: true })).status).toBe(404);
  await must('PUT', `/annual-reports/${id}/notes`, { notes: [{ item: 'R51', note: '全部页面可无障碍浏览。' }] }, 1);
  expect((await platform.send('PUT', `${api}/annual-reports/${id}/notes`, { notes: [{ item: 'R29', note: '3件' }] }, { version: 2 })).status).toBe(422);
  expect((await platform.send('POST', `${api}/annual-reports/${id}/publish`, undefined, { version: 2 })).json.code).toBe('ANALYTICS_REPORT_INCOMPLETE');
  const gaps = (await must('GET', `/annual-reports/${id}`)).json.gaps.map(({ item }: { item: string }) => item).filter((item: string) => item < 'R49');
  const values = gaps.map((item: string) => {
    const kind = kindOfValue(item);
    return { item, source: '上年统计台账', ...(kind === 'flag' ? { flag: false } : kind === 'text' ? { text: '没有开设。' } : { number: 0 }) };
  });
  await must('PUT', `/annual-reports/${id}/values`, { values }, 2);
  await must('POST', `/annual-reports/${id}/publish`, undefined, 3);
  expect((await platform.send('GET', `${api}/annual-reports/${id}`, undefined, { isPublic: true })).json.entries.at(-1)).toEqual({
    item: 'R51',
    text: '全部页面可无障碍浏览。',
  });
  expect((await must('GET', `/annual-reports?year=${year}`)).json.items).toMatchObject([{ siteId: 's1', reportId: id, dueDate: `${year + 1}-01-31` }]);
  for (const path of [
    '/measures?limit=3',
    '/declarations',
    `/topic-demand?${period}`,
    `/content-statistics?groupBy=owner&${period}`,
    `/fruitless-searches?${period}`,
  ])
    await must('GET', path);
  expect((await must('GET', `/daily-figures?measureCode=page-views&${period}`)).json.items).toMatchObject([{ value: 4, robotValue: 1, rawEvents: 5 }]);
  expect((await must('GET', `/disclosure-reports?year=${year}`)).json.items).toMatchObject([
    { organizationId: 'o1', organKind: 'government', dueDate: `${year + 1}-03-31` },
  ]);
});

test.skipIf(browserMissing !== undefined)(
  `the page of statistics in a browser: charts and tables without JavaScript, nothing from outside, no axe finding${browserMissing === undefined ? '' : ` (${browserMissing})`}`,
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const browser = await launchChromium();
    try {
      for (const isScripted of [false, true]) {
        // axe is brought in by the test; the policy of pages refuses every other script
        const context = await browser.newContext({
          javaScriptEnabled: isScripted,
          bypassCSP: isScripted,
          locale: 'zh-CN',
          viewport: { width: 1280, height: 900 },
        });
        context.setDefaultTimeout(pageMs);
        const asked: string[] = [];
        const refused: string[] = [];
        await context.route('**/*', (route) => {
          asked.push(route.request().url());
          if (!route.request().url().startsWith(platform.origin())) return route.abort();
          return route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${platform.token}` } });
        });
        const page = await context.newPage();
        page.on('console', (message) => refused.push(message.text()));
        await page.goto(`${platform.origin()}${base}/dashboard?${period}`);
        expect([...new Set(asked.map((one) => new URL(one).pathname))]).toEqual([`${base}/dashboard`, `${base}/dashboard.css`]);
        expect(refused).toEqual([]);
        expect(await page.locator('svg[role=img] > title').count()).toBeGreaterThan(3);
        expect(await page.locator('svg[role=img]').count()).toBe(await page.locator('.pair table').count());
        if (!isScripted) {
          expect(await page.locator('svg[role=img]').first().boundingBox()).toMatchObject({ height: expect.any(Number) });
          if (process.env['JIYUE_SHOT']) await page.screenshot({ path: process.env['JIYUE_SHOT'], fullPage: true });
          await page.goto(`${platform.origin()}${base}/choice?lang=zh-CN`);
          await page.getByRole('button', { name: '不要统计我的访问' }).click();
          expect(await page.getByRole('status').textContent()).toContain('已选择不被统计');
          expect((await context.cookies()).map(({ name, value }) => [name, value])).toEqual([['jiyue-no-statistics', '1']]);
          if (process.env['JIYUE_SHOT']) await page.screenshot({ path: `${process.env['JIYUE_SHOT']}.choice.png`, fullPage: true });
          await page.getByRole('button', { name: '恢复统计' }).click();
          expect(await context.cookies()).toEqual([]);
          await context.close();
          continue;
        }
        const year = Number(today.slice(0, 4)) - 1;
        const annual = `annual-reports/annual-${year}-s1`;
        for (const path of [`dashboard?${period}`, 'choice?lang=zh-CN', 'choice?lang=en', 'annual-reports', annual]) {
          await page.goto(`${platform.origin()}${base}/${path}`);
          await page.evaluate(axe);
          const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
          expect([path, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])]).toEqual([path, []]);
          const shot = process.env['JIYUE_SHOT'];
          if (shot) await page.screenshot({ path: `${shot}.${path.replace(/\W+/g, '-')}.png`, fullPage: true });
        }
        await context.close();
      }
    } finally {
      await browser.close();
    }
  },
  60_000,
);

test('a workbook and a CSV come as files with a name; published annual reports have public pages and a list of every site', async () => {
  const year = Number(today.slice(0, 4)) - 1;
  const file = async (path: string) => {
    const answer = await fetch(`${platform.origin()}${base}/${path}`);
    return { status: answer.status, disposition: answer.headers.get('content-disposition') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const book = await file(`annual-reports/annual-${year}-s1/report.xlsx`);
  expect([book.status, book.bytes.subarray(0, 2).toString(), decodeURIComponent(book.disposition)]).toEqual([
    200,
    'PK',
    `attachment; filename*=UTF-8''政府网站工作年度报表-虚构省门户-${year}.xlsx`,
  ]);
  expect((await file(`annual-reports/annual-${year}-s1/report.csv`)).disposition).toContain('.csv');
  const list = (await file('annual-reports')).bytes.toString();
  expect(list).toContain(`<a href="annual-reports/annual-${year}-s1">虚构省门户</a>`);
  expect((await file(`annual-reports/annual-${year}-s1`)).bytes.toString()).toContain('上年统计台账');
  expect((await file(`annual-reports/annual-${year - 1}-s1`)).status).toBe(404);
});

test('a published report is a record in its column with the source of each figure, and is hidden everywhere when the record is withdrawn', async () => {
  const must = async (method: string, path: string, body?: unknown, version?: number) => {
    const answer = await platform.send(method, path, body, version === undefined ? {} : { version });
    expect([path, answer.status < 300 ? 'fine' : answer.text]).toEqual([path, 'fine']);
    return answer.json;
  };
  await must('PUT', '/api/v1/sites/s2', {
    ...{ locale: 'zh-CN', name: '虚构省教育厅', siteKind: 'province-department', organizerId: 'o1', domain: 's2.xusheng.example' },
    ...{ siteCode: '9900000002', contact: '0990-1234567' },
    opening: { icpNumber: '虚ICP备2026000002号', policeNumber: '虚公网安备 99010202000002号' },
  });
  const column = { locale: 'zh-CN', siteId: 's2', description: '每年公布的报表', keywords: ['年度报表'], mayPublishDirectly: true };
  await must('PUT', '/api/v1/sites/s2/columns/s2-c24', { ...column, code: 'nianbao', name: '网站年度报表', columnType: 'C24', order: 1 });
  await must('PUT', '/api/v1/sites/s2/columns/s2-c09', { ...column, code: 'gknb', name: '信息公开年报', columnType: 'C09', order: 2 });
  const year = Number(today.slice(0, 4)) - 1;
  const { id } = await must('POST', '/api/v1/analytics/annual-reports', { siteId: 's2', year });
  const draft = await must('GET', `/api/v1/analytics/annual-reports/${id}`);
  const gaps = draft.gaps.map(({ item }: { item: string }) => item).filter((item: string) => item < 'R49');
  const values = gaps.map((item: string) => {
    const kind = kindOfValue(item);
    return { item, source: '<上年>统计台账', ...(kind === 'flag' ? { flag: false } : kind === 'text' ? { text: '没有开设。' } : { number: 0 }) };
  });
  await must('PUT', `/api/v1/analytics/annual-reports/${id}/values`, { values }, 1);
  // somebody else took an older version: nothing is stored
  expect((await platform.send('POST', `/api/v1/analytics/annual-reports/${id}/publish`, undefined, { version: 1 })).status).toBe(409);
  expect((await must('GET', '/api/v1/resources?siteId=s2')).items).toEqual([]);
  const report = await must('POST', `/api/v1/analytics/annual-reports/${id}/publish`, undefined, 2);
  const record = await must('GET', `/api/v1/resources/${report.resourceId}`);
  expect(record).toMatchObject({
    ...{ status: 'published', columnId: 's2-c24', ownerId: 'o1', title: `虚构省教育厅政府网站工作年度报表（${year}年度）` },
    ...{ source: { name: '虚构省政府办公厅' }, origin: { recordId: id } },
  });
  expect(record.body.text).toMatch(/<td>网站名称<\/td><td>虚构省教育厅<\/td><td>平台计算<\/td><td>查询 site-register 第1版，日志 \d{16} 至 \d{16}<\/td>/);
  expect(record.body.text).toContain('&lt;上年&gt;统计台账');
  const publicly = async (path: string) => (await platform.send('GET', path, undefined, { isPublic: true })).status;
  expect([await publicly(`/api/v1/analytics/annual-reports/${id}`), await publicly(`${base}/annual-reports/${id}`)]).toEqual([200, 200]);

  // the report of the organ on disclosure goes its own way
  const none = { upheld: 0, corrected: 0, otherwise: 0, pending: 0 };
  await must('PUT', '/api/v1/analytics/disclosure-reports/d1', {
    ...{ locale: 'zh-CN', organizationId: 'o1', organKind: 'department', year, proactive: { text: '主动公开预算、决算。' } },
    applications: { carriedIn: 0, received: 0, replies: [], otherwiseClosed: 0, carriedForward: 0 },
    ...{ reconsiderations: none, lawsuits: none, problems: '解读形式单一。', otherMatters: '没有。' },
  });
  const disclosure = await must('POST', '/api/v1/analytics/disclosure-reports/d1/publish', undefined, 1);
  expect(await must('GET', `/api/v1/resources/${disclosure.resourceId}`)).toMatchObject({ columnId: 's2-c09', status: 'published' });

  await must('POST', `/api/v1/resources/${report.resourceId}/withdraw`, { kind: 'gone', reason: '数字有误' }, record.version);
  expect([await publicly(`/api/v1/analytics/annual-reports/${id}`), await publicly(`${base}/annual-reports/${id}`)]).toEqual([404, 404]);
  expect(await publicly(`${base}/annual-reports/${id}/report.csv`)).toBe(404);
  const listed = (await must('GET', `/api/v1/analytics/annual-reports?year=${year}`)).items as readonly { siteId: string; reportId?: string }[];
  expect(listed.find(({ siteId }) => siteId === 's2')?.reportId).toBeUndefined();
});

test('a restart keeps the figures, the page shows them, raw events agree, and no file holds the address or the agent text', async () => {
  await platform.stop();
  await platform.start();
  expect(await figures('page-views', 'site')).toEqual([['s1', 4, 1]]);
  expect((await platform.send('GET', `${base}/proof?${period}`)).json).toMatchObject({ isEqual: true });
  const page = await platform.send('GET', `${base}/dashboard?${period}`);
  expect(page.text).toContain('<th scope="row">手机</th><td class="number">3</td>');
  const csv = await platform.send('GET', `${base}/declarations/traffic-daily/report.csv?periodStart=${today}`);
  expect(csv.text).toContain(`浏览量,1,合计,,,4,1,次,${today},${today},否`);
  await platform.stop();
  const names = readdirSync(platform.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const kept = names.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1')).join('\n');
  expect(kept).toContain('s1.xusheng.example');
  expect([address, '10.9.8.7', 'VeryPersonalBrowser'].filter((one) => kept.includes(one))).toEqual([]);
});
