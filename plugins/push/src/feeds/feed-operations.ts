/**
 * Operations of the module feeds: which feeds a site has, a feed in one of three formats, and its entries. A feed is made anew from the
 * repository each time, so a withdrawn record leaves it at once. Its entity tag is that of its bytes; there is no Last-Modified, since a
 * withdrawal makes a feed older, not newer, and who asks by time alone would keep what was withdrawn.
 */
import { codeMember, sha256 } from '@jiyue/sdk';
import { type Call, type Failure, fail, type Outcome, ok, type PageReply, type RecordReader } from '@jiyue/sdk/plugin';
import type { Column, FeedEntry, FeedEntryPage, FeedLinkPage, Resource, Site } from '@jiyue/standards/model';
import { feedEntry } from './feed-entry.ts';
import { type FeedDocument, type FeedFormat, feedFormats, type FeedLinks } from './feed-types.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';
import { writeRss } from './write-rss.ts';

/** Parameters as the standard has them. */
export interface FeedApi {
  listFeeds: { params: { readonly siteId: string; readonly cursor?: string; readonly limit: number }; body: undefined; reply: FeedLinkPage };
  getFeed: {
    params: {
      readonly siteId: string;
      readonly columnId?: string;
      readonly topic?: string;
      readonly format: FeedFormat;
      readonly detail: 'summary' | 'full';
      readonly cursor?: string;
    };
    body: undefined;
    reply: PageReply;
  };
  listFeedEntries: {
    params: { readonly siteId: string; readonly columnId?: string; readonly cursor?: string; readonly limit: number };
    body: undefined;
    reply: FeedEntryPage;
  };
}

/** What they need. */
export interface FeedNeeds {
  readonly links: FeedLinks;
  /** Address of the WebSub hub. Absent: none. */
  readonly hubUrl?: string;
}

/** Entries of one page of a feed; with whole texts a page is heavy. */
const pageEntries = { summary: 50, full: 20 } as const;
/** Pages that are looked through for one page of a feed with a condition. */
const maxWalks = 20;

/** The handlers. */
export function feedOperations(needs: FeedNeeds): {
  readonly [Id in keyof FeedApi]: (call: Pick<Call<FeedApi[Id]>, 'params' | 'records'>) => Promise<Outcome<FeedApi[Id]['reply']>>;
} {
  const { links } = needs;
  return {
    async listFeeds({ params: { siteId, cursor, limit }, records }) {
      const site = await records.site(siteId);
      if (!site) return notFound(siteId);
      const places: readonly (Column | undefined)[] = [undefined, ...(await records.columns(siteId))];
      const all = places.flatMap((column) => (Object.keys(feedFormats) as FeedFormat[]).map((format) => ({ column, format })));
      const from = cursor === undefined ? 0 : /^[1-9]\d{0,8}$/.test(cursor) ? Number(cursor) : -1;
      if (from < 0 || from > all.length) return fail({ code: 'CURSOR_INVALID', data: { cursor: String(cursor).slice(0, 80) } });
      const items = all.slice(from, from + limit).map(({ column, format }) => ({
        siteId,
        ...(column ? { columnId: column.id } : {}),
        title: (column ? `${column.name}—${site.name}` : site.name).slice(0, 200),
        format,
        url: selfUrl(links, { siteId, format, ...(column ? { columnId: column.id } : {}) }),
        ...(needs.hubUrl === undefined ? {} : { hubUrl: needs.hubUrl }),
      }));
      return ok({ items, total: all.length, ...(from + limit < all.length ? { next: String(from + limit) } : {}) });
    },
    async getFeed({ params, records }) {
      const place = await placeOf(params, records);
      if (!place.ok) return place;
      const topic = params.topic;
      const matches = topic === undefined ? undefined : (resource: Resource) => hasTopic(resource, topic);
      const feed = await makeFeed(params, place.value, { ...needs, records, ...(matches ? { matches } : {}) });
      if (!feed.ok) return feed;
      const body = writers[params.format](feed.value);
      return ok({ status: 200, mediaType: feedFormats[params.format], body, etag: `"${sha256(body).slice(0, 32)}"`, cacheControl: 'no-cache' });
    },
    async listFeedEntries({ params: { siteId, columnId, cursor, limit }, records }) {
      const place = await placeOf({ siteId, ...(columnId === undefined ? {} : { columnId }) }, records);
      if (!place.ok) return place;
      const page = await walk(records, { siteId, limit, ...(columnId === undefined ? {} : { columnId }), ...(cursor === undefined ? {} : { after: cursor }) });
      if (!page.ok) return page;
      const { items, total, next } = page.value;
      const entries = await Promise.all(items.map((resource) => feedEntry(resource, place.value.site, 'full', links, records)));
      return ok({ items: entries, total, ...(next === undefined ? {} : { next }) });
    },
  };
}

const writers: Readonly<Record<FeedFormat, (feed: FeedDocument) => string>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** Which feed. */
export interface FeedWish {
  readonly siteId: string;
  readonly columnId?: string;
  readonly topic?: string;
  readonly format: FeedFormat;
  readonly detail: 'summary' | 'full';
  readonly cursor?: string;
}

interface Place {
  readonly site: Site;
  readonly column?: Column;
}

/**
 * A feed of a place, of all its resources or of those that match: any stored query can stand behind `matches`.
 * With a condition a page may hold fewer entries, and its `next` goes on behind the last resource that was looked at.
 */
export async function makeFeed(
  wish: FeedWish,
  { site, column }: Place,
  { links, hubUrl, records, matches }: FeedNeeds & { readonly records: RecordReader; readonly matches?: (resource: Resource) => boolean | Promise<boolean> },
): Promise<Outcome<FeedDocument>> {
  const limit = pageEntries[wish.detail];
  const found: Resource[] = [];
  let after = wish.cursor;
  for (let walks = 0; walks < maxWalks; walks += 1) {
    const page = await walk(records, { siteId: wish.siteId, limit, ...(column ? { columnId: column.id } : {}), ...(after === undefined ? {} : { after }) });
    if (!page.ok) return page;
    const isWanted = await Promise.all(page.value.items.map((resource) => matches?.(resource) ?? true));
    found.push(...page.value.items.filter((_, index) => isWanted[index]));
    after = page.value.next;
    if (after === undefined || matches === undefined || found.length >= limit / 2) break;
  }
  const entries: readonly FeedEntry[] = await Promise.all(found.map((resource) => feedEntry(resource, site, wish.detail, links, records)));
  return ok({
    title: column ? `${column.name}—${site.name}` : site.name,
    description: column?.description ?? site.name,
    homeUrl: links.site(site),
    selfUrl: selfUrl(links, wish),
    ...(after === undefined ? {} : { nextUrl: selfUrl(links, { ...wish, cursor: after }) }),
    ...(hubUrl === undefined ? {} : { hubUrl }),
    language: site.locale,
    entries,
  });
}

/** Address of a feed. */
export function selfUrl(
  { publicAddress }: FeedLinks,
  { siteId, columnId, topic, format, detail = 'summary', cursor }: Omit<FeedWish, 'detail'> & Partial<FeedWish>,
): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries({ columnId, topic, detail: detail === 'summary' ? undefined : detail, cursor }))
    if (value !== undefined) query.set(name, value);
  return `${publicAddress}/api/v1/sites/${encodeURIComponent(siteId)}/feed?${query}`;
}

/** A code of the first level holds those below it. */
export const hasTopic = ({ classification }: Resource, topic: string): boolean =>
  (classification?.topics ?? []).some((one) => one === topic || codeMember('topic', one)?.parent === topic);

async function placeOf({ siteId, columnId }: { readonly siteId: string; readonly columnId?: string }, records: RecordReader): Promise<Outcome<Place>> {
  const site = await records.site(siteId);
  if (!site) return notFound(siteId);
  if (columnId === undefined) return ok({ site });
  const column = await records.column(columnId);
  return column && column.siteId === siteId ? ok({ site, column }) : notFound(columnId);
}

/** A cursor that was not given by this list is the caller's fault, not ours. */
async function walk(
  records: RecordReader,
  wish: Parameters<RecordReader['listResources']>[0],
): Promise<Outcome<Awaited<ReturnType<RecordReader['listResources']>>>> {
  try {
    return ok(await records.listResources(wish));
  } catch (error) {
    if (wish.after !== undefined && String(error).includes('CURSOR_INVALID'))
      return fail({ code: 'CURSOR_INVALID', data: { cursor: wish.after.slice(0, 80) } });
    throw error;
  }
}

const notFound = (id: string): { readonly ok: false; readonly failure: Failure } => fail({ code: 'RECORD_NOT_FOUND', data: { id } });
