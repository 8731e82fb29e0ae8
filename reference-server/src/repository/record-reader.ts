/** The reader that plugins get: the published part of the granted sites, and nothing a stale index could still point at. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Attachment, Column, Organization, Relation, Resource, Site } from '@jiyue/standards/model';
import type { Family, RecordRow } from '../store/record-row.ts';
import { findAttachment } from './attachments.ts';
import type { RepositoryContext } from './context.ts';
import { type ListedPage, listPage } from './list-page.ts';
import { anonymous } from './principal.ts';
import { visibleRelations } from './relations.ts';
import { isPublic } from './scope.ts';
import { recordOf } from './wire-text.ts';

/**
 * The published part is the same for every caller, so the caller does not matter here.
 * @param grantSites site ids, or ["*"] for all
 */
export function recordReader(context: RepositoryContext, grantSites: readonly string[]): RecordReader {
  const { records } = context.store;
  const isAll = grantSites.includes('*');
  const isGranted = (siteId: string) => isAll || grantSites.includes(siteId);
  const isReadable = (row: RecordRow) => row.family === 'resource' && isPublic(row) && isGranted(row.siteId);
  const scope = isAll ? {} : { scope: grantSites.map((siteId) => ({ siteId })) };

  const registered = async <T extends object>(family: Family, id: string): Promise<T | undefined> => {
    const row = await records.newest(id);
    return row?.family === family && (family === 'organization' || isGranted(row.siteId)) ? recordOf<T>(row) : undefined;
  };
  const all = async <T>(query: Parameters<typeof listPage>[1]['query']): Promise<readonly T[]> => {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page: ListedPage = await mustBe(listPage(context, { query, cursor, limit: 100 }));
      items.push(...page.items.map((json) => JSON.parse(json) as T));
      cursor = page.next;
    } while (cursor !== undefined);
    return items;
  };

  return {
    async resource(id) {
      const row = await records.live(id);
      return row && isReadable(row) ? recordOf<Resource>(row) : undefined;
    },
    resources: async (ids) => (await records.liveRows(ids)).filter(isReadable).map((row) => recordOf<Resource>(row)),
    async listResources({ siteId, columnId, kind, after, limit }) {
      const query = {
        family: 'resource',
        edition: 'live',
        ...(siteId !== undefined && { siteId }),
        ...(columnId !== undefined && { columnId }),
        ...(kind !== undefined && { kind }),
        ...scope,
      } as const;
      const { items, total, next } = await mustBe(listPage(context, { query, cursor: after, limit: Math.min(Math.max(Math.trunc(limit), 1), 100) }));
      return { items: items.map((json) => JSON.parse(json) as Resource), total, ...(next !== undefined && { next }) };
    },
    async relations(resourceId) {
      const row = await records.live(resourceId);
      if (!row || !isReadable(row)) return [];
      const relations = (await visibleRelations(records, anonymous, resourceId, context.now())).map((one) => recordOf<Relation>(one));
      const ends = await records.liveFacts(relations.flatMap(({ fromId, toId }) => [fromId, toId]));
      return relations.filter(({ fromId, toId }) => [fromId, toId].every((end) => isGranted(ends.get(end)?.siteId ?? '')));
    },
    async attachment(id) {
      const row = await findAttachment(records, anonymous, id, context.now());
      return row && isGranted(row.siteId) ? recordOf<Attachment>(row) : undefined;
    },
    site: (id) => registered<Site>('site', id),
    async sites() {
      const sites = await all<Site>({ family: 'site', edition: 'newest' });
      return sites.filter(({ id }) => isGranted(id));
    },
    column: (id) => registered<Column>('column', id),
    columns: async (siteId) => (isGranted(siteId) ? all<Column>({ family: 'column', edition: 'newest', siteId }) : []),
    organization: (id) => registered<Organization>('organization', id),
  };
}

/** A reader gets its cursors from itself; a foreign one is a bug of the plugin. */
async function mustBe<T>(
  outcome: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } }>,
): Promise<T> {
  const done = await outcome;
  if (!done.ok) throw new Error(`the reader refused: ${done.failure.code}`);
  return done.value;
}
