/**
 * The repository as a plugin sees it, in memory: what is published on the granted sites. As on a platform, a record that was withdrawn
 * but kept readable (撤稿但保留阅读) is still given by its id, with its status; lists hold published ones alone.
 */
import type { Attachment, Column, Organization, Relation, Resource, Site } from '@jiyue/standards/model';
import type { RecordReader } from '../../plugin/index.ts';

/** Everything a repository holds. */
export interface WorldContent {
  readonly organizations: readonly Organization[];
  readonly sites: readonly Site[];
  readonly columns: readonly Column[];
  /** Current version of each resource, published or not. */
  readonly resources: readonly Resource[];
  readonly relations: readonly Relation[];
  readonly attachments: readonly Attachment[];
}

/** What a reader is bound to. */
export interface ReaderScope {
  /** Site ids, or "*" for all. */
  readonly siteIds: readonly string[];
}

/**
 * @param content asked anew at each call, so that a reader sees what is there now
 * @returns a reader of the published part of these sites
 */
export function createMemoryRecords(content: () => WorldContent, { siteIds }: ReaderScope = { siteIds: ['*'] }): RecordReader {
  const isGranted = (siteId: string) => siteIds.includes('*') || siteIds.includes(siteId);
  const isReadable = (one: Resource) => (one.status === 'published' || one.withdrawal?.kind === 'withdrawn') && isGranted(one.siteId);
  const readable = () => content().resources.filter(isReadable);
  const give = <T>(value: T): T => structuredClone(value);
  const find = (id: string) => readable().find((one) => one.id === id);
  return {
    resource: async (id) => give(find(id)),
    resources: async (ids) => give(ids.flatMap((id) => find(id) ?? [])),
    async listResources({ siteId, columnId, kind, after, limit }) {
      const wanted = readable()
        .filter(
          (one) =>
            one.status === 'published' &&
            (siteId ?? one.siteId) === one.siteId &&
            (columnId ?? one.columnId) === one.columnId &&
            (kind ?? one.kind) === one.kind,
        )
        .sort(newestFirst);
      const from = after === undefined ? 0 : wanted.findIndex(({ id }) => id === after) + 1;
      const items = wanted.slice(from, from + Math.min(Math.max(Math.trunc(limit), 1), 100));
      const isLast = from + items.length >= wanted.length;
      return give({ items, total: wanted.length, ...(isLast ? {} : { next: items.at(-1)!.id }) });
    },
    async relations(resourceId) {
      if (!find(resourceId)) return [];
      return give(content().relations.filter(({ fromId, toId }) => [fromId, toId].includes(resourceId) && find(fromId) && find(toId)));
    },
    async attachment(id) {
      const isShown = readable().some(({ attachmentIds = [] }) => attachmentIds.includes(id));
      return give(content().attachments.find((one) => one.id === id && isShown && isGranted(one.siteId)));
    },
    site: async (id) => give(content().sites.find((one) => one.id === id && isGranted(id))),
    sites: async () => give(content().sites.filter(({ id }) => isGranted(id))),
    column: async (id) => give(content().columns.find((one) => one.id === id && isGranted(one.siteId))),
    columns: async (siteId) => give(content().columns.filter((one) => one.siteId === siteId && isGranted(siteId))),
    organization: async (id) => give(content().organizations.find((one) => one.id === id)),
  };
}

const publishedAt = (one: Resource) => one.firstPublishedAt ?? one.enteredAt;
const newestFirst = (a: Resource, b: Resource) => (publishedAt(a) < publishedAt(b) ? 1 : publishedAt(a) > publishedAt(b) ? -1 : a.id < b.id ? -1 : 1);
