/** A published resource as an entry of a feed: everything from the repository, addresses absolute. */
import { cleanHtml } from '@jiyue/sdk';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { FeedEnclosure, FeedEntry, Resource, Site } from '@jiyue/standards/model';
import type { FeedLinks } from './feed-types.ts';
import { plainAsHtml } from './write-rss.ts';

/** Most attachments that an entry names. */
const maxEnclosures = 10;

/** @param detail summary: without the body */
export async function feedEntry(
  resource: Resource,
  site: Site,
  detail: 'summary' | 'full',
  links: FeedLinks,
  records: Pick<RecordReader, 'attachment'>,
): Promise<FeedEntry> {
  const { id, version, siteId, columnId, locale, title, summary, source, classification, attachmentIds = [] } = resource;
  const url = links.resource(site, id);
  const enclosures = await enclosuresOf(attachmentIds, links, records);
  const topics = classification?.topics ?? [];
  const keywords = classification?.keywords ?? [];
  return {
    ...{ id, version, siteId, columnId, locale, title, url },
    ...(summary === undefined ? {} : { summary: summary.slice(0, 2000).toWellFormed() }),
    ...(detail === 'summary' ? {} : { contentHtml: contentOf(resource, url) }),
    sourceName: source.name,
    publishedAt: resource.firstPublishedAt ?? resource.publishedAt ?? resource.enteredAt,
    updatedAt: resource.publishedAt ?? resource.updatedAt,
    ...(topics.length === 0 ? {} : { topics: [...new Set(topics)].slice(0, 20) }),
    ...(keywords.length === 0 ? {} : { keywords: [...new Set(keywords)].slice(0, 50) }),
    ...(enclosures.length === 0 ? {} : { enclosures }),
  };
}

async function enclosuresOf(ids: readonly string[], { publicAddress }: FeedLinks, records: Pick<RecordReader, 'attachment'>): Promise<FeedEnclosure[]> {
  const found = await Promise.all(ids.slice(0, maxEnclosures).map((id) => records.attachment(id)));
  return found.flatMap((one) =>
    one
      ? [
          {
            url: `${publicAddress}/api/v1/attachments/${encodeURIComponent(one.id)}/content`,
            mediaType: one.mediaType,
            sizeBytes: one.sizeBytes,
            title: one.title.slice(0, 200).toWellFormed(),
          },
        ]
      : [],
  );
}

/** Plain text as paragraphs; HTML cleaned once more (it costs a look when it is clean), addresses completed from the page of the record. */
function contentOf({ body, origin }: Resource, url: string): string {
  if (body.format !== 'html')
    return body.text
      .split(/\r\n|[\n\r]/)
      .filter((line) => line.trim() !== '')
      .map((line) => `<p>${plainAsHtml(line.trim())}</p>`)
      .join('\n');
  const base = origin?.url ?? url;
  // clean HTML has its attributes in double quotes
  return cleanHtml(body.text).replace(/<(?:a|img)\b[^>]*>/g, (tag) =>
    tag.replace(/ (href|src)="([^"]*)"/g, (_, name: string, address: string) => absolute(name, address, base)),
  );
}

function absolute(name: string, address: string, base: string): string {
  const found = URL.parse(address.replaceAll('&amp;', '&'), base);
  if (!found || !['https:', 'http:', 'mailto:'].includes(found.protocol)) return '';
  return ` ${name}="${found.href.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`;
}
