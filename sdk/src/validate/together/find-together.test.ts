import { expect, test } from 'vitest';
import { describeFinding } from '../describe-finding.ts';
import { goodArticle, goodDocument } from '../drafts.suite.ts';
import { validateStrict } from '../validate.ts';
import { findTogether, type TypedRecord } from './find-together.ts';

const site = (more: object = {}): TypedRecord => ({
  typeName: 'Site',
  value: { id: 'site-1', name: '青川市水利局', organizerId: 'org-1', domain: 'www.slj.example.cn', aliases: ['slj-old.example.cn'], ...more },
});
const organization = (more: object = {}): TypedRecord => ({
  typeName: 'Organization',
  value: { id: 'org-1', name: '青川市水务管理局', shortName: '市水利局', ...more },
});
const column = (more: object = {}): TypedRecord => ({
  typeName: 'Column',
  value: { id: 'col-1', siteId: 'site-1', name: '法定主动公开内容', columnType: 'C11', ...more },
});
const article = (more: object = {}): TypedRecord => ({ typeName: 'ArticleDraft', value: { ...goodArticle(), siteId: 'site-1', columnId: 'col-1', ...more } });
const found = (records: readonly TypedRecord[], day = '2026-03-02') =>
  findTogether(records, day).map(({ index, finding: { pointer, rule } }) => `${index} ${pointer} ${rule}`);

test('a relay names another source than its own site', () => {
  const relay = (originalName: string) => article({ columnId: 'col-2', relay: { originalName, isAbridged: false }, source: { name: '青川日报' } });
  expect(found([relay('青川市水利局'), site()])).toEqual(['0 /relay/originalName relay-source']);
  expect(found([relay('青川日报'), site()])).toEqual([]);
  // what is not known is not held against it
  expect(found([relay('青川市水利局')])).toEqual([]);
  expect(found([site(), article({ columnId: 'col-2', source: { name: '青川市水利局' } })])).toEqual([]);
});

test('a text below a disclosure column states its category', () => {
  const below = column({ id: 'col-2', parentId: 'col-1', columnType: 'C06', name: '预算' });
  const inside = article({ columnId: 'col-2', disclosure: {} });
  expect(found([inside, below, column()])).toEqual(['0 /disclosure/category disclosure-column-category']);
  expect(found([article({ columnId: 'col-2', disclosure: { category: 'D20-07' } }), below, column()])).toEqual([]);
  expect(found([inside, below, column({ columnType: 'C05' })])).toEqual([]);
  expect(found([inside, below])).toEqual([]);
});

test('columns that stand below each other in a circle end the search', () => {
  const circle = [column({ id: 'col-1', parentId: 'col-2', columnType: 'C05' }), column({ id: 'col-2', parentId: 'col-1', columnType: 'C05' })];
  expect(found([article(), ...circle])).toEqual([]);
});

test('a site is named after its organizer, by its full or its short name', () => {
  expect(found([site(), organization()])).toEqual([]);
  expect(found([site({ name: '碧水清波网' }), organization()])).toEqual(['0 /name site-name-of-organizer']);
  expect(found([site({ name: '水清波网' }), organization({ shortName: undefined })])).toEqual(['0 /name site-name-of-organizer']);
  expect(found([site({ name: '碧水清波网' })])).toEqual([]);
});

test('a column lies at the domain of its site or below it', () => {
  const at = (url: string) => found([column({ url }), site()]);
  for (const url of ['https://www.slj.example.cn/zwgk/', 'https://slj.example.cn/', 'http://xxgk.SLJ.example.cn/a']) expect(at(url)).toEqual([]);
  for (const url of ['https://slj.example.com/', 'https://notslj.example.cn/', 'https://example.cn/slj.example.cn', 'https://slj.example.cn.evil.example/'])
    expect(at(url)).toEqual(['0 /url address-below-site-domain']);
  expect(found([column({ url: 'https://elsewhere.example/' })])).toEqual([]);
});

test('an address of the own site is told, one of another is not', () => {
  const html = (text: string) => found([article({ columnId: 'col-2', body: { format: 'html', text } }), site()]);
  expect(html('<p><a href="https://www.slj.example.cn/a/1.html">甲</a></p>')).toEqual(['0 /body/text references-by-id']);
  expect(html("<img alt='' src='http://SLJ-old.example.cn/1.png'>")).toEqual(['0 /body/text references-by-id']);
  for (const text of ['<a href="https://www.gov.cn/">乙</a>', '<a href="/api/v1/resources/r-1">丙</a>', '<p>https://www.slj.example.cn 是本站网址</p>'])
    expect(html(text)).toEqual([]);
  const plain = article({ columnId: 'col-2', body: { format: 'plain', text: '见https://www.slj.example.cn/a/1.html，谢谢。' } });
  expect(found([plain, site()])).toEqual(['0 /body/text references-by-id']);
});

test('an ended code of a division is told with what came after it, from the day after its end', () => {
  const period = (more: object): TypedRecord => ({ typeName: 'RegionPeriod', value: { code: '990121', name: '青川县', startDate: '1984-01-01', ...more } });
  const old = period({ endDate: '2020-06-30', successorCodes: ['990105'] });
  const records = (periods: readonly TypedRecord[]) => [
    { typeName: 'PolicyDocumentDraft', value: { ...goodDocument(), classification: { regionCode: '990121' } } },
    ...periods,
  ];
  expect(found(records([old]), '2020-06-30')).toEqual([]);
  expect(found(records([old]), '2020-07-01')).toEqual(['0 /classification/regionCode region-validity']);
  // a code that was taken up again is in use
  expect(found(records([old, period({ startDate: '2024-01-01' })]), '2026-03-02')).toEqual([]);
  expect(found([{ typeName: 'Site', value: { regionCode: '990121' } }, old])).toEqual(['0 /regionCode region-validity']);
  const [told] = findTogether(records([old]), '2026-03-02');
  expect(told?.severity).toBe('warning');
  expect(describeFinding(told!.finding, 'zh-CN')).toBe('行政区划代码“990121”已于 2020-06-30 停用，此后为 990105。历史资料可以保留，新资料请用现行代码。');
  expect(describeFinding(told!.finding, 'en')).toContain('ended on 2020-06-30, then 990105.');
});

test('what is no record, and what is broken, is left to the judge of single records', () => {
  const odd = [null, 'text', [], {}, { relay: 1, source: 2, body: 3, url: 4, name: 5 }].flatMap((value) =>
    ['Site', 'Column', 'Organization', 'ArticleDraft', 'RegionPeriod', 'Attachment'].map((typeName) => ({ typeName, value })),
  );
  expect(found(odd)).toEqual([]);
});

test('a batch is judged as its records are, and an empty one as nothing', () => {
  const batch = (items: readonly object[]) => validateStrict('ExchangeBatch', { items }).map(({ pointer, rule }) => `${pointer} ${rule}`);
  const items = [
    { kind: 'site', site: site().value },
    { kind: 'column', column: column({ url: 'https://elsewhere.example/' }).value },
  ];
  expect(batch(items)).toContain('/items/1/column/url address-below-site-domain');
  expect(batch([]).filter((one) => one.includes('address-below'))).toEqual([]);
});
