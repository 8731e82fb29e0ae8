/** A feed as Atom (RFC 4287). Ids have to be IRIs there: `urn:jiyue:1:resource:` in front of the resource id. */
import type { FeedEntry } from '@jiyue/standards/model';
import { codeName } from '@jiyue/sdk';
import { type FeedDocument, feedFormats, updatedOf } from './feed-types.ts';
import { around, element, empty, xmlDeclaration } from './xml.ts';

/** Id of an entry. */
export const atomId = (resourceId: string): string => `urn:jiyue:1:resource:${encodeURIComponent(resourceId)}`;

/** Writes it. */
export function writeAtom(feed: FeedDocument): string {
  const { title, description, homeUrl, selfUrl, nextUrl, hubUrl, language, entries } = feed;
  const parts = [
    element('id', selfUrl),
    element('title', title),
    element('subtitle', description),
    element('updated', updatedOf(feed)),
    around('author', [element('name', title)]),
    empty('link', { rel: 'alternate', type: 'text/html', href: homeUrl }),
    empty('link', { rel: 'self', type: feedFormats.atom.split(';')[0], href: selfUrl }),
    nextUrl === undefined ? '' : empty('link', { rel: 'next', href: nextUrl }),
    hubUrl === undefined ? '' : empty('link', { rel: 'hub', href: hubUrl }),
    ...entries.map((one) => entry(one, language)),
  ];
  return `${xmlDeclaration}${around('feed', parts, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language })}\n`;
}

function entry(one: FeedEntry, language: string): string {
  const { id, title, url, summary, contentHtml, sourceName, publishedAt, updatedAt, locale, topics = [], keywords = [], enclosures = [] } = one;
  const parts = [
    element('id', atomId(id)),
    element('title', title, { type: 'text' }),
    empty('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', publishedAt),
    element('updated', updatedAt),
    around('author', [element('name', sourceName)]),
    element('summary', summary, { type: 'text' }),
    element('content', contentHtml, { type: 'html' }),
    ...topics.map((topic) => empty('category', { term: topic, label: codeName('topic', topic, 'zh-CN') })),
    ...keywords.map((keyword) => empty('category', { term: keyword })),
    ...enclosures.map(({ url: href, mediaType, sizeBytes, title: name }) =>
      empty('link', { rel: 'enclosure', href, type: mediaType, length: sizeBytes, title: name }),
    ),
  ];
  return around('entry', parts, locale === language ? {} : { 'xml:lang': locale });
}
