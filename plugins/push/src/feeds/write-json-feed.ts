/** A feed as JSON Feed 1.1, as the standard's type has it. */
import type { FeedEntry, JsonFeed, JsonFeedItem } from '@jiyue/standards/model';
import { codeName } from '@jiyue/sdk';
import type { FeedDocument } from './feed-types.ts';

/** The document. */
export function jsonFeedOf({ title, homeUrl, selfUrl, nextUrl, hubUrl, language, entries }: FeedDocument): JsonFeed {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    language,
    ...(nextUrl === undefined ? {} : { next_url: nextUrl }),
    ...(hubUrl === undefined ? {} : { hubs: [{ type: 'WebSub', url: hubUrl }] }),
    items: entries.map((entry) => itemOf(entry, language)),
  };
}

/** Writes it. */
export const writeJsonFeed = (feed: FeedDocument): string => JSON.stringify(jsonFeedOf(feed));

function itemOf(entry: FeedEntry, language: string): JsonFeedItem {
  const { id, title, url, summary, contentHtml, sourceName, publishedAt, updatedAt, locale, topics = [], keywords = [], enclosures = [] } = entry;
  const tags = [...topics.map((topic) => codeName('topic', topic, 'zh-CN')), ...keywords];
  return {
    id,
    url,
    title,
    // one of both, never both (rule feed-item-content)
    ...(contentHtml === undefined ? { content_text: summary ?? title } : { content_html: contentHtml }),
    ...(summary === undefined ? {} : { summary }),
    date_published: publishedAt,
    date_modified: updatedAt,
    authors: [{ name: sourceName }],
    ...(tags.length === 0 ? {} : { tags }),
    ...(locale === language ? {} : { language: locale }),
    ...(enclosures.length === 0
      ? {}
      : {
          attachments: enclosures.map(({ url: href, mediaType, title: name, sizeBytes }) => ({
            url: href,
            mime_type: mediaType,
            ...(name === undefined ? {} : { title: name }),
            ...(sizeBytes === undefined ? {} : { size_in_bytes: sizeBytes }),
          })),
        }),
  };
}
