import { validateStrict } from '@jiyue/sdk';
import { createMemoryRecords, sampleContent } from '@jiyue/sdk/testing';
import type { Attachment, JsonFeed, Resource } from '@jiyue/standards/model';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { type FeedApi, feedOperations, makeFeed } from './feed-operations.ts';
import type { FeedFormat, FeedLinks } from './feed-types.ts';
import { writeAtom, atomId } from './write-atom.ts';
import { writeRss } from './write-rss.ts';

const links: FeedLinks = {
  publicAddress: 'https://www.xusheng.example',
  site: ({ siteCode = '' }) => `https://www.xusheng.example/s/${siteCode}/`,
  resource: ({ siteCode = '' }, id) => `https://www.xusheng.example/s/${siteCode}/r/${id}`,
};

const policyId = 'r01jd2m7v5x8q4';

function world(change: (resources: readonly Resource[]) => readonly Resource[] = (all) => all, hubUrl?: string) {
  const content = { ...sampleContent, resources: change(sampleContent.resources) };
  const records = createMemoryRecords(() => content);
  const operations = feedOperations({ links, ...(hubUrl === undefined ? {} : { hubUrl }) });
  const get = async (format: FeedFormat, more: Partial<FeedApi['getFeed']['params']> = {}) => {
    const outcome = await operations.getFeed({ params: { siteId: 'site-province', format, detail: 'summary', ...more }, records });
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.value;
  };
  return { content, records, operations, get };
}
const changed = (id: string, change: object) => (all: readonly Resource[]) => all.map((one) => (one.id === id ? ({ ...one, ...change } as Resource) : one));

/** Ids that the reader of each format finds, newest first. */
async function idsOf({ get }: Pick<ReturnType<typeof world>, 'get'>, more: Partial<FeedApi['getFeed']['params']> = {}) {
  const [rss, atom, json] = [await get('rss', more), await get('atom', more), await get('json', more)];
  return {
    rss: parseRssFeed(rss.body).items?.map(({ guid }) => guid?.value) ?? [],
    atom: parseAtomFeed(atom.body).entries?.map(({ id }) => id?.replace('urn:jiyue:1:resource:', '')) ?? [],
    json: parseJsonFeed(JSON.parse(json.body)).items?.map(({ id }) => id) ?? [],
  };
}

test('three formats name the same records, newest first, by their ids', async () => {
  const { rss, atom, json } = await idsOf(world());
  expect(rss).toEqual([
    'r-news-6',
    'r-news-5',
    'r-news-4',
    'r-news-3',
    'r-news-2',
    'r-news-1',
    'r-notice-2',
    'r-notice-1',
    'r-reading',
    policyId,
    'r-old-rules',
  ]);
  expect([atom, json]).toEqual([rss, rss]);
});

test('a column and a topic have feeds of their own; a topic of the first level holds those below it', async () => {
  const it = world();
  expect((await idsOf(it, { columnId: 'site-province-zhengce' })).atom).toEqual([policyId, 'r-old-rules']);
  expect((await idsOf(it, { topic: 'T0201' })).rss).toEqual([policyId]);
  expect((await idsOf(it, { topic: 'T02' })).json).toEqual([policyId]);
  expect((await idsOf(it, { topic: 'T04' })).json).toEqual([]);
});

test('any stored query can stand behind a feed', async () => {
  const { records, content } = world();
  const feed = await makeFeed(
    { siteId: 'site-province', format: 'atom', detail: 'summary' },
    { site: content.sites[0]! },
    { links, records, matches: async ({ title }) => title.includes('验收') && title.includes('3') },
  );
  expect(feed.ok && feed.value.entries.map(({ id }) => id)).toEqual(['r-news-3']);
});

test('what readers of feeds need is there in every format', async () => {
  const it = world(changed(policyId, { summary: '到2026年底迁移完成 & 先入库。' }), 'https://www.xusheng.example/api/v1/websub');
  const rss = parseRssFeed((await it.get('rss', { columnId: 'site-province-zhengce' })).body);
  expect(rss).toMatchObject({
    title: '政策文件—虚构省人民政府门户网站',
    link: 'https://www.xusheng.example/s/9900000001/',
    language: 'zh-CN',
    description: '政策文件栏目',
  });
  expect(rss.items?.[0]).toMatchObject({
    title: '虚构省人民政府关于推进政府网站集约化建设的实施意见',
    link: `https://www.xusheng.example/s/9900000001/r/${policyId}`,
    guid: { value: policyId, isPermaLink: false },
    pubDate: 'Mon, 12 Jan 2026 02:00:00 GMT',
    description: '到2026年底迁移完成 &#38; 先入库。',
    categories: [{ name: '政务公开' }, { name: '政府网站' }, { name: '集约化' }],
    enclosures: [{ url: 'https://www.xusheng.example/api/v1/attachments/att-schedule/content', type: 'text/csv', length: 0 }],
    dc: { creators: ['虚构省人民政府办公厅'] },
  });
  const atom = parseAtomFeed((await it.get('atom', { columnId: 'site-province-zhengce' })).body);
  expect(atom.links?.map(({ rel }) => rel)).toEqual(['alternate', 'self', 'hub']);
  expect(atom.entries?.[0]).toMatchObject({
    id: atomId(policyId),
    summary: { value: '到2026年底迁移完成 & 先入库。' },
    updated: '2026-01-12T02:00:00.000Z',
    authors: [{ name: '虚构省人民政府办公厅' }],
  });
  const json = JSON.parse((await it.get('json')).body) as JsonFeed;
  expect([validateStrict('JsonFeed', json), json.hubs]).toEqual([[], [{ type: 'WebSub', url: 'https://www.xusheng.example/api/v1/websub' }]]);
});

test('a new title keeps the entry; a withdrawn record leaves every format and changes the entity tag', async () => {
  const before = world();
  const renamed = world(changed(policyId, { title: '新标题', version: 2, publishedAt: '2026-02-20T02:00:00.000Z' }));
  expect(await idsOf(renamed)).toEqual(await idsOf(before));
  const withdrawn = world(changed(policyId, { status: 'withdrawn', withdrawal: { kind: 'withdrawn', reason: '误发', withdrawnAt: '2026-02-21T00:00:00Z' } }));
  for (const ids of Object.values(await idsOf(withdrawn))) expect(ids).not.toContain(policyId);
  const tags = await Promise.all([before, renamed, withdrawn, before].map(async (it) => (await it.get('atom')).etag));
  expect(new Set(tags).size).toBe(3);
  expect([tags[0], /^"[0-9a-f]{32}"$/.test(String(tags[0]))]).toEqual([tags[3], true]);
});

test('hostile text stays text in every format', async () => {
  const evil = `</title><script>alert(1)</script> ]]> &amp; "'\u0000\u0008\ud800 <![CDATA[x]]> 𠮷`;
  const it = world(
    changed(policyId, {
      title: evil,
      summary: evil,
      body: { format: 'plain', text: evil },
      source: { name: evil },
      classification: { keywords: [evil.slice(0, 50)] },
    }),
  );
  const readable = evil.replace('\u0000\u0008\ud800', '\ufffd');
  const [rss, atom] = [(await it.get('rss', { detail: 'full' })).body, (await it.get('atom', { detail: 'full' })).body];
  for (const xml of [rss, atom]) {
    expect(xml).not.toMatch(/<script|<!\[CDATA/);
    expect(/[\u0000-\u0008]/.test(xml) || !xml.isWellFormed()).toBe(false);
  }
  const entry = parseAtomFeed(atom).entries?.find(({ id }) => id === atomId(policyId));
  expect([entry?.title?.value, entry?.authors?.[0]?.name]).toEqual([readable, readable]);
  // the body is HTML: there the text is written as HTML once more
  expect(entry?.content?.value).toContain('&#60;script&#62;');
  expect(parseRssFeed(rss).items?.find(({ guid }) => guid?.value === policyId)?.title).toBe(readable);
});

test('bodies go along in full feeds alone, clean and with absolute addresses', async () => {
  const text = '<p>见<a href="/zwgk/a.html?x=1&amp;y=2">附件</a><img src="pic/1.png" alt="图"></p><p onclick="x()">二<a href="javascript:alert(1)">三</a></p>';
  const it = world(changed(policyId, { body: { format: 'html', text } }));
  const bodyOf = async (detail: 'summary' | 'full') =>
    parseRssFeed((await it.get('rss', { detail })).body).items?.find(({ guid }) => guid?.value === policyId)?.content?.encoded;
  expect(await bodyOf('summary')).toBeUndefined();
  expect(await bodyOf('full')).toBe(
    '<p>见<a href="https://www.xusheng.example/zwgk/a.html?x=1&amp;y=2">附件</a><img src="https://www.xusheng.example/s/9900000001/r/pic/1.png" alt="图" /></p><p>二<a>三</a></p>',
  );
});

test('older entries are reached by the link that each page names; none is lost or shown twice', async () => {
  const many = (all: readonly Resource[]) => [
    ...all,
    ...Array.from({ length: 130 }, (_, n) => ({ ...all[0]!, id: `r-more-${String(n).padStart(3, '0')}`, firstPublishedAt: '2025-01-01T00:00:00.000Z' })),
  ];
  const it = world(many);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const feed = parseAtomFeed((await it.get('atom', cursor === undefined ? {} : { cursor })).body);
    seen.push(...(feed.entries ?? []).map(({ id }) => String(id)));
    const next = feed.links?.find(({ rel }) => rel === 'next')?.href;
    cursor = next === undefined ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined);
  } while (cursor !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([141, 141]);
});

test('the list of feeds and the list of entries are pages of the standard', async () => {
  const { operations, records } = world();
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await operations.listFeeds({ params: { siteId: 'site-province', limit: 4, ...(cursor === undefined ? {} : { cursor }) }, records });
    if (!page.ok) throw new Error(page.failure.code);
    expect([validateStrict('FeedLinkPage', page.value), page.value.total]).toEqual([[], 18]);
    all.push(...page.value.items.map(({ url }) => url));
    cursor = page.value.next;
  } while (cursor !== undefined);
  expect([all.length, new Set(all).size, all[0]]).toEqual([18, 18, 'https://www.xusheng.example/api/v1/sites/site-province/feed?format=rss']);
  const entries = await operations.listFeedEntries({ params: { siteId: 'site-province', limit: 5 }, records });
  expect(entries.ok && [validateStrict('FeedEntryPage', entries.value), entries.value.items.length, entries.value.total]).toEqual([[], 5, 11]);
});

test('an unknown site, a column of another site and a cursor of no list are said to be so', async () => {
  const { operations, records } = world();
  const ask = async (params: Partial<FeedApi['getFeed']['params']>) => {
    const outcome = await operations.getFeed({ params: { siteId: 'site-province', format: 'rss', detail: 'summary', ...params }, records });
    return outcome.ok ? 'ok' : outcome.failure.code;
  };
  expect([await ask({ siteId: 'nowhere' }), await ask({ columnId: 'site-edu-yaowen' }), await ask({ columnId: 'none' })]).toEqual([
    'RECORD_NOT_FOUND',
    'RECORD_NOT_FOUND',
    'RECORD_NOT_FOUND',
  ]);
  const refusing = { ...records, listResources: async () => Promise.reject(new Error('the reader refused: CURSOR_INVALID')) };
  const outcome = await operations.getFeed({ params: { siteId: 'site-province', format: 'rss', detail: 'summary', cursor: 'x' }, records: refusing });
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'CURSOR_INVALID' } });
  const list = await operations.listFeeds({ params: { siteId: 'site-province', limit: 4, cursor: '-1' }, records });
  expect(list).toMatchObject({ ok: false, failure: { code: 'CURSOR_INVALID' } });
});

test('an attachment that may not be seen is no enclosure, and an empty feed is a feed', async () => {
  const content = { ...sampleContent, attachments: [] as Attachment[], resources: [] as Resource[] };
  const records = createMemoryRecords(() => content);
  const feed = await makeFeed({ siteId: 'site-province', format: 'rss', detail: 'summary' }, { site: content.sites[0]! }, { links, records });
  if (!feed.ok) throw new Error(feed.failure.code);
  expect([parseRssFeed(writeRss(feed.value)).items ?? [], parseAtomFeed(writeAtom(feed.value)).updated]).toEqual([[], '1970-01-01T00:00:00Z']);
});
