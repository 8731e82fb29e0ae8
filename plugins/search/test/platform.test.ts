/** The plugin on the real platform over HTTP: a document is published, found, withdrawn and gone; the index is lost and comes back. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Platform, preparePlatform } from './running-platform.ts';

let platform: Platform;
const ids = new Map<string, string>();

beforeAll(async () => {
  platform = await preparePlatform();
  await platform.start();
  await platform.prepareSite();
  await publish('fund', {
    kind: 'policy-document',
    title: '虚构省人民政府关于印发住房公积金管理办法的通知',
    document: { validity: 'in-force', documentNumber: '虚政发〔2026〕1号', issuers: ['虚构省人民政府'] },
    classification: { topics: ['T0403'] },
  });
  await publish('news', { title: '住房公积金业务一网通办', body: { format: 'html', text: '<p>虚政发〔2026〕1号已经实施。</p>' } });
  for (let n = 0; n < 30; n += 1) await publish(`more-${n}`, { title: `云川江治理工程第${n}期进展` });
});
afterAll(async () => {
  await platform.stop();
  platform.remove();
});

const must: Platform['must'] = (...call) => platform.must(...call);
async function publish(name: string, draft: object): Promise<void> {
  ids.set(name, await platform.publish(draft));
}
/** The follower runs behind the log: asks until it has come so far. */
async function searchUntil(query: string, isThere: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await platform.search(query);
    if (isThere(answer)) return answer;
  }
}
const q = (text: string) => `q=${encodeURIComponent(text)}`;
const found = ({ json }: Answer) => json.items.map(({ id }: { id: string }) => id);

test('the public finds a document by its number, first, with facets, whatever brackets were typed', async () => {
  await searchUntil(q('云川江治理工程'), ({ json }) => json.total === 30);
  const answer = await platform.search(q('虚政发[2026]1号'));
  expect(answer.status).toBe(200);
  expect(found(answer)).toEqual([ids.get('fund'), ids.get('news')]);
  expect(answer.json.items[0]).toMatchObject({ documentNumber: '虚政发〔2026〕1号', validity: 'in-force', version: 2 });
  expect(answer.json.facets).toContainEqual({
    name: 'topic',
    values: [
      { value: 'T04', count: 1 },
      { value: 'T0403', count: 1 },
    ],
  });
});

test('pages lead to the declared total', async () => {
  const seen: string[] = [];
  let next = '';
  do {
    const answer = await platform.search(`${q('云川江治理工程')}&limit=7${next === '' ? '' : `&cursor=${next}`}`);
    expect([answer.status, answer.json.total]).toEqual([200, 30]);
    seen.push(...found(answer));
    next = answer.json.next ?? '';
  } while (next !== '');
  expect(new Set(seen).size).toBe(30);
  expect(seen).toHaveLength(30);
});

test.each([
  ['no question', '', 400, 'REQUEST_INVALID'],
  ['an empty question', 'q=', 400, 'REQUEST_INVALID'],
  ['a question beyond 200 characters', q('长'.repeat(201)), 400, 'REQUEST_INVALID'],
  ['an unknown parameter', `${q('公积金')}&page=2`, 400, 'REQUEST_INVALID'],
  ['a day that does not exist', `${q('公积金')}&publishedFrom=2026-02-30`, 400, 'REQUEST_INVALID'],
  ['a reversed period', `${q('公积金')}&publishedFrom=2026-02-02&publishedTo=2026-02-01`, 422, 'SEARCH_PERIOD_REVERSED'],
  ['a foreign cursor', `${q('公积金')}&cursor=AAAA`, 400, 'CURSOR_INVALID'],
  ['too many at once', `${q('公积金')}&limit=101`, 400, 'REQUEST_INVALID'],
])('%s is a documented problem', async (_name, query, status, code) => {
  const answer = await platform.search(query);
  expect([answer.status, answer.json.code]).toEqual([status, code]);
});

test.each(['%00', '%F0%9F%98%82', '%22', '%22%20OR%20*', '%E7%9A%84', '-', '*', 'NEAR(', '%EF%BF%BD', '%E2%80%8B'])(
  'garbage %s is answered, never a 500',
  async (text) => {
    expect([200, 400]).toContain((await platform.search(`q=${text}`)).status);
  },
);

test('words are completed, by sound too; a best bet stands above; a click is counted and shown to editors alone', async () => {
  const suggested = await platform.send('GET', '/api/v1/suggestions?q=zfgjjgl', undefined, { isPublic: true });
  expect(suggested.json.words).toEqual([{ text: '住房公积金管理办法', resources: 1 }]);
  const draft = { siteId: 's1', words: ['公积金'], match: 'whole', resourceId: ids.get('fund') };
  const bet = await must('POST', '/api/plugins/search/v0/best-bets', draft);
  const { json } = await platform.search(`${q('公积金')}&siteId=s1&clickTokens=true`);
  expect(json.bestBets.map(({ id }: { id: string }) => id)).toEqual([ids.get('fund')]);
  const click = (token: string) => platform.send('GET', `/api/plugins/search/v0/clicks?token=${token}`, undefined, { isPublic: true });
  expect((await click(json.items[0].clickToken)).json).toEqual({ isCounted: true });
  expect((await click(`${json.items[0].clickToken}x`)).json).toEqual({ isCounted: false });
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const figures = `from=${today}&to=${today}&siteId=s1`;
  expect((await must('GET', `/api/plugins/search/v0/figures?${figures}`)).total).toEqual({ searches: 1, withoutHits: 0, opened: 1, openShare: 1 });
  for (const path of [`figures?${figures}`, `figures.csv?${figures}`, 'best-bets', 'best-bet-changes']) {
    expect((await platform.send('GET', `/api/plugins/search/v0/${path}`, undefined, { isPublic: true })).status).toBe(401);
  }
  const csv = await fetch(`${platform.origin()}/api/plugins/search/v0/figures.csv?${figures}`, { headers: { authorization: `Bearer ${platform.token}` } });
  expect([csv.status, csv.headers.get('content-type')?.startsWith('text/csv'), (await csv.text()).startsWith('检索词')]).toEqual([200, true, true]);
  await must('DELETE', `/api/plugins/search/v0/best-bets/${bet.id}`, undefined, 1);
  expect((await platform.search(`${q('公积金')}&siteId=s1`)).json.bestBets).toBeUndefined();
});

test('what is withdrawn never shows again, from the very next request on (JY-SRCH-003)', async () => {
  await must('POST', `/api/v1/resources/${ids.get('news')}/withdraw`, { kind: 'withdrawn', reason: '内容有误' }, 2);
  expect(found(await platform.search(q('住房公积金业务一网通办')))).not.toContain(ids.get('news'));
  await must('POST', `/api/v1/resources/${ids.get('more-0')}/withdraw`, { kind: 'vanish', reason: '误发' }, 2);
  expect(found(await platform.search(`${q('云川江治理工程第0期')}&limit=100`))).not.toContain(ids.get('more-0'));
  await searchUntil(q('云川江治理工程'), ({ json }) => json.total === 29);
});

test('a new version is found by its new words and no longer by its old ones', async () => {
  const id = ids.get('more-1');
  const { json } = await platform.send('GET', `/api/v1/resources/${id}`);
  const { id: _, version, status, statusHistory, enteredAt, updatedAt, firstPublishedAt, publishedAt, ...content } = json;
  await must('PUT', `/api/v1/resources/${id}`, { ...content, title: '生态廊道建设' }, version);
  await must('POST', `/api/v1/resources/${id}/publish`, undefined, version + 1);
  await searchUntil(q('生态廊道建设'), (answer) => found(answer)[0] === id);
  await searchUntil(q('云川江治理工程'), (answer) => answer.json.total === 28);
});

test('a lost index is rebuilt from the log at the next start', async () => {
  const before = await platform.search(q('住房公积金'));
  await platform.stop();
  expect(existsSync(platform.indexFile)).toBe(true);
  for (const end of ['', '-wal', '-shm']) rmSync(platform.indexFile + end, { force: true });
  await platform.start();
  await searchUntil(q('云川江治理工程'), ({ json }) => json.total === 28);
  expect((await platform.search(q('住房公积金'))).json).toEqual(before.json);
});

test('a damaged index is set aside and rebuilt from the log at the next start', async () => {
  const before = await platform.search(q('住房公积金'));
  await platform.stop();
  writeFileSync(platform.indexFile, 'not a database '.repeat(2000));
  await platform.start();
  await searchUntil(q('云川江治理工程'), ({ json }) => json.total === 28);
  expect((await platform.search(q('住房公积金'))).json).toEqual(before.json);
  const files = readdirSync(dirname(platform.indexFile));
  expect(files.filter((name) => name.startsWith('search.sqlite.corrupt-') && !/-(wal|shm)$/.test(name))).toHaveLength(1);
});

test('a published resource is found within the delay that the capability document states', async () => {
  const { searchSeconds } = (await platform.send('GET', '/.well-known/jiyue', undefined, { isPublic: true })).json.delays;
  expect(searchSeconds).toBeGreaterThan(0);
  // one of three: a machine that is busy with something else for so long tells nothing of the platform
  const waited: number[] = [];
  for (const season of ['春季', '夏季', '秋季']) {
    const id = await platform.publish({ title: `${season}植树活动安排` });
    const at = performance.now();
    await searchUntil(q(`${season}植树活动`), (answer) => found(answer).includes(id));
    waited.push((performance.now() - at) / 1000);
    if (waited.at(-1)! < searchSeconds) break;
  }
  expect(Math.min(...waited)).toBeLessThan(searchSeconds);
});

test('a question is answered with the words of a resource, by the search and by the operation for questions', async () => {
  const id = await platform.publish({ title: '政务服务大厅办公时间公告', body: { format: 'plain', text: '政务服务大厅工作日9时至17时办公。' } });
  const asked = await searchUntil(q('政务服务大厅几点办公'), (answer) => found(answer)[0] === id);
  expect(asked.json.answer).toMatchObject({ id, title: '政务服务大厅办公时间公告' });
  const { status, json } = await platform.send('POST', '/api/v1/answers', { question: '政务服务大厅几点办公' }, { isPublic: true });
  expect([status, json.answer, json.citations[0].resourceId]).toEqual([200, '政务服务大厅工作日9时至17时办公。', id]);
  const refused = await platform.send('POST', '/api/v1/answers', { question: '海洋石油开采权归谁' }, { isPublic: true });
  expect([refused.status, refused.json.refusal, refused.json.citations]).toEqual([200, 'no-source', []]);
});

test('the capability document names the module and who serves it', async () => {
  const { json } = await platform.send('GET', '/.well-known/jiyue');
  expect(json.modules).toContainEqual(expect.objectContaining({ name: 'search', servedBy: 'search' }));
});
