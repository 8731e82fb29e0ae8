import { expect, test } from 'vitest';
import { article, column, site } from '../test/world.ts';
import { sizeName, typeName } from './attachments.ts';
import { relationName, topicName } from './code-names.ts';
import { columnPath, columnTree } from './columns.ts';
import { escapeHtml } from './escape-html.ts';
import { bareNumber } from './hits.ts';
import { linksFrom, queryText } from './links.ts';
import { linkedIds, relatedGroups } from './related.ts';
import { readSearch, searchQuery } from './search-request.ts';
import { hostOf, siteDirectory } from './sites.ts';
import { directionOf, fill, languageOf, textsOf } from './texts.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KB'],
  [1024, '1 KB'],
  [10_240, '10 KB'],
  [1_048_575, '1 MB'],
  [5_368_709_120, '5 GB'],
])('%i bytes are %s', (bytes, shown) => {
  expect(sizeName(bytes)).toBe(shown);
});

test('a media type has a short name, an unknown one too', () => {
  expect(typeName('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('DOCX');
  expect(typeName('application/x-tar')).toBe('TAR');
});

test('a topic is named with its upper level, a relation as read from one end', () => {
  expect(topicName('T0201', 'zh-CN')).toBe('综合政务\\政务公开');
  expect(topicName('x-jiyue-other', 'zh-CN')).toBe('x-jiyue-other');
  expect([relationName('repeals', 'from', 'zh-CN'), relationName('repeals', 'to', 'zh-CN')]).toEqual(['废止', '被废止']);
  expect(relationName('related', 'to', 'en')).toBe('related document');
});

test('columns stand in order below their superior; one whose superior is hidden stands at the top', () => {
  const columns = [
    column('s', 'b', '乙', 'C05', 2),
    column('s', 'a', '甲', 'C05', 1),
    column('s', 'c', '丙', 'C05', 1, { parentId: 's-b' }),
    column('s', 'd', '丁', 'C05', 0, { parentId: 'hidden' }),
  ];
  const names = (nodes: ReturnType<typeof columnTree>): unknown => nodes.map((node) => [node.column.code, names(node.children)]);
  expect(names(columnTree(columns))).toEqual([
    ['d', []],
    ['a', []],
    ['b', [['c', []]]],
  ]);
  expect(columnPath(columns, 's-c').map(({ code }) => code)).toEqual(['b', 'c']);
  expect(columnPath(columns, 'unknown')).toEqual([]);
});

test('columns that point at each other do not hang a page', () => {
  const columns = [column('s', 'a', '甲', 'C05', 1, { parentId: 's-b' }), column('s', 'b', '乙', 'C05', 2, { parentId: 's-a' })];
  expect(columnPath(columns, 's-a').map(({ code }) => code)).toEqual(['b', 'a']);
  expect(columnTree(columns)).toEqual([]);
});

test('text that is no text never reaches a page', () => {
  expect(escapeHtml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  expect(() => escapeHtml(undefined)).toThrow(/undefined/);
});

test('addresses are relative and encode what they carry', () => {
  const links = linksFrom('../../../', 'api/v1/');
  expect(links.column('9900000001', 'a', 'x_-')).toBe('../../../s/9900000001/c/a?cursor=x_-');
  expect(links.attachment('a1')).toBe('../../../api/v1/attachments/a1/content');
  expect(queryText({ q: 'a&b=c 〔', kind: undefined, topic: '' })).toBe('?q=a%26b%3Dc%20%E3%80%94');
});

test('document numbers are compared without brackets, widths and blanks', () => {
  for (const typed of ['虚政发[2026]1号', '虚政发（２０２６）1号', '虚政发 〔2026〕 1号', '虚政发【2026】１号'])
    expect(bareNumber(typed)).toBe(bareNumber('虚政发〔2026〕1号'));
  expect(bareNumber('虚政发〔2026〕11号')).not.toBe(bareNumber('虚政发〔2026〕1号'));
});

test('an interpretation reaches its document whichever way the relation was written', () => {
  const document = article('d', 'c', '文件', '', { kind: 'policy-document', document: { validity: 'in-force' } });
  const explained = article('i', 'c', '解读', '', { kind: 'interpretation', interpretsIds: ['d'] });
  const relation = (fromId: string, toId: string) =>
    ({ id: 'x', siteId: 's', version: 1, enteredAt: '', updatedAt: '', type: 'text-interpretation', fromId, toId }) as const;
  const texts = textsOf('zh-CN');
  for (const relations of [[relation('d', 'i')], [relation('i', 'd')]]) {
    const ofDocument = { relations, explains: [], explainedBy: [] };
    const ofInterpretation = { relations, explains: ['d'], explainedBy: [] };
    expect(relatedGroups(document, ofDocument, [explained], 'zh-CN', texts).map(({ label }) => label)).toEqual(['相关解读']);
    expect(relatedGroups(explained, ofInterpretation, [document], 'zh-CN', texts).map(({ label, resources }) => [label, resources.length])).toEqual([
      ['解读的文件', 1],
    ]);
    expect(linkedIds('i', ofInterpretation)).toEqual(['d']);
  }
});

test('all faults of a search address are named at once', () => {
  const { faults } = readSearch(
    { siteCode: 's', q: '字'.repeat(201), kind: 'x', sort: 'y', publishedFrom: '2026-02-30', publishedTo: '<b>' },
    textsOf('zh-CN'),
  );
  expect(faults).toHaveLength(5);
  expect(readSearch({ siteCode: 's', q: '字', publishedFrom: '2026-03-02', publishedTo: '2026-03-01' }, textsOf('zh-CN')).faults).toEqual([
    '发布日期止（2026-03-01）早于发布日期起（2026-03-02）。请改其中之一。',
  ]);
});

test('a request turned into an address and read again is the same request', () => {
  const { request } = readSearch(
    { siteCode: 's', q: '  政府  网站 ', scope: 'all', kind: 'article', issuer: '虚构省', publishedFrom: '2026-01-01', sort: 'date', topic: '' },
    textsOf('zh-CN'),
  );
  expect(readSearch({ siteCode: 's', ...searchQuery(request) }, textsOf('zh-CN'))).toEqual({ request, faults: [] });
  expect(request.q).toBe('政府 网站');
  const narrow = readSearch({ siteCode: 's', q: '字', scope: 'site' }, textsOf('zh-CN'), true).request;
  expect(searchQuery(narrow)).toEqual({ q: '字', scope: 'site' });
  expect(searchQuery(readSearch({ siteCode: 's', q: '字' }, textsOf('zh-CN'), true).request)).toEqual({ q: '字' });
});

test('a site is found by code and by any of its hosts, and a right taken away counts at once', async () => {
  const sites = [site('a', '9900000001', '甲', { aliases: ['b.example'] })];
  let reads = 0;
  let time = 0;
  const directory = siteDirectory(
    async () => {
      reads += 1;
      return sites;
    },
    () => new Date(time),
  );
  const seen = new Set(['a', 'b']);
  const records = { site: async (id: string) => (seen.has(id) ? sites.find((one) => one.id === id) : undefined) } as Parameters<typeof directory.byCode>[1];

  expect((await directory.byCode('9900000001', records))?.id).toBe('a');
  expect((await directory.byHost('B.example', records))?.id).toBe('a');
  for (let index = 0; index < 5; index += 1) expect(await directory.byCode('9900000002', records)).toBeUndefined();
  expect(reads).toBe(1);

  sites.push(site('b', '9900000002', '乙'));
  time = 5_000;
  expect((await directory.byCode('9900000002', records))?.id).toBe('b');
  seen.delete('b');
  expect(await directory.byCode('9900000002', records)).toBeUndefined();
});

test('the host of an address is found with ports and IPv6', () => {
  expect(hostOf('http://[::1]:8080')).toBe('[::1]');
  expect(hostOf('https://www.xusheng.example:8443')).toBe('www.xusheng.example');
  expect(hostOf('nonsense')).toBe('');
});

test('languages and directions of pages', () => {
  expect([languageOf('en-US'), languageOf('zh-CN'), languageOf('ug-CN')]).toEqual(['en', 'zh-CN', 'zh-CN']);
  expect([directionOf('ug-CN'), directionOf('kk-Arab-CN'), directionOf('zh-CN'), directionOf('bo-CN'), directionOf('ug-Latn')]).toEqual([
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});

test('every text has two languages and the same places to fill', () => {
  const [zh, en] = [textsOf('zh-CN'), textsOf('en')];
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(zh[key], key).not.toBe('');
    expect(en[key].match(/\{\w+\}/g)?.toSorted() ?? [], key).toEqual(zh[key].match(/\{\w+\}/g)?.toSorted() ?? []);
  }
  expect(fill('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
});
