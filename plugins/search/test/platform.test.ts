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
  await must('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
  await must('PUT', '/api/v1/sites/s1', {
    ...{
      locale: 'zh-CN',
      name: '虚构省门户',
      siteKind: 'province-portal',
      organizerId: 'o1',
      domain: 's1.xusheng.example',
      contact: '0990-1234567',
      opening: {},
    },
  });
  await must('PUT', '/api/v1/sites/s1/columns/c1', {
    ...{
      locale: 'zh-CN',
      siteId: 's1',
      code: 'zhengce',
      name: '政策',
      description: '政策',
      keywords: ['政策'],
      columnType: 'C06',
      order: 1,
      mayPublishDirectly: true,
    },
  });
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

async function must(method: string, path: string, body?: unknown, version?: number): Promise<Answer['json']> {
  const answer = await platform.send(method, path, body, version === undefined ? {} : { version });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.json)}`);
  return answer.json;
}
async function publish(name: string, rest: object): Promise<void> {
  const draft = {
    ...{ kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', source: { name: '虚构省政府办公厅' }, updateType: 'major' },
    body: { format: 'plain', text: '职工可以提取住房公积金。' },
    ...rest,
  };
  const { id } = await must('POST', '/api/v1/resources', draft);
  await must('POST', `/api/v1/resources/${id}/publish`, undefined, 1);
  ids.set(name, id);
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

test('the capability document names the module and who serves it', async () => {
  const { json } = await platform.send('GET', '/.well-known/jiyue');
  expect(json.modules).toContainEqual(expect.objectContaining({ name: 'search', servedBy: 'search' }));
});
