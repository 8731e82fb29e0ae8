/** Names of the sites and columns that a search reply speaks of, read once for the page. */
import type { Column, SearchReply, Site } from '@jiyue/standards/model';
import type { Names } from './facets.ts';
import type { SitePage } from './frame.ts';
import type { HitSite } from './hits.ts';
import type { SearchFilters } from './search-request.ts';

/** Lookups for the facets and the hits. */
export interface SearchNames extends Names {
  hitSite(id: string): HitSite | undefined;
}

/** Reads them; what the caller may not see has no name. */
export async function searchNames(page: SitePage, reply: SearchReply, filters: SearchFilters): Promise<SearchNames> {
  const { call, links } = page;
  const values = (name: string) => reply.facets.find((facet) => facet.name === name)?.values.map(({ value }) => value) ?? [];
  const siteIds = [...values('siteId'), ...reply.items.map(({ siteId }) => siteId)];
  const columnIds = [...values('columnId'), ...(filters.columnId === undefined ? [] : [filters.columnId])];

  const sites = await readAll<Site>(siteIds, [page.site], (id) => call.records.site(id));
  const columns = await readAll<Column>(columnIds, page.columns, (id) => call.records.column(id));
  const hitSite = (id: string): HitSite | undefined => {
    const site = sites.get(id);
    return site?.siteCode === undefined ? undefined : { name: site.name, siteCode: site.siteCode };
  };
  return {
    hitSite,
    column: (id) => columns.get(id)?.name,
    site: (id) => {
      const site = hitSite(id);
      return site && { name: site.name, search: links.search(site.siteCode, { view: undefined }) };
    },
  };
}

async function readAll<T extends { readonly id: string }>(
  ids: readonly string[],
  known: readonly T[],
  read: (id: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map(known.map((one) => [one.id, one]));
  const missing = [...new Set(ids)].filter((id) => !found.has(id));
  for (const one of await Promise.all(missing.map(read))) if (one) found.set(one.id, one);
  return found;
}
