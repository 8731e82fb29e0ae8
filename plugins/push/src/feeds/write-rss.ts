/** A feed as RSS 2.0. The guid is the resource id: a new title makes no new entry (JY-PUSH-010). */
import type { FeedEntry } from '@jiyue/standards/model';
import { codeName } from '@jiyue/sdk';
import { type FeedDocument, feedFormats, updatedOf } from './feed-types.ts';
import { around, element, empty, xmlDeclaration } from './xml.ts';

/** Writes it. */
export function writeRss(feed: FeedDocument): string {
  const { title, description, homeUrl, selfUrl, nextUrl, hubUrl, language, entries } = feed;
  const channel = around('channel', [
    element('title', title),
    element('link', homeUrl),
    element('description', description),
    element('language', language),
    element('lastBuildDate', httpDate(updatedOf(feed))),
    empty('atom:link', { rel: 'self', type: feedFormats.rss.split(';')[0], href: selfUrl }),
    nextUrl === undefined ? '' : empty('atom:link', { rel: 'next', href: nextUrl }),
    hubUrl === undefined ? '' : empty('atom:link', { rel: 'hub', href: hubUrl }),
    ...entries.map(item),
  ]);
  const spaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return `${xmlDeclaration}${around('rss', [channel], spaces)}\n`;
}

// description is HTML by custom, so plain text is written as HTML first
function item({ id, title, url, summary, contentHtml, sourceName, publishedAt, topics = [], keywords = [], enclosures = [] }: FeedEntry): string {
  const [first] = enclosures;
  return around('item', [
    element('title', title),
    element('link', url),
    element('guid', id, { isPermaLink: 'false' }),
    element('pubDate', httpDate(publishedAt)),
    element('dc:creator', sourceName),
    element('description', summary === undefined ? undefined : plainAsHtml(summary)),
    element('content:encoded', contentHtml),
    ...[...topics.map((topic) => codeName('topic', topic, 'zh-CN')), ...keywords].map((tag) => element('category', tag)),
    // one an item: readers differ about more
    first ? empty('enclosure', { url: first.url, type: first.mediaType, length: first.sizeBytes ?? 0 }) : '',
  ]);
}

/** Plain text as HTML. */
export const plainAsHtml = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const httpDate = (instant: string) => new Date(instant).toUTCString();
