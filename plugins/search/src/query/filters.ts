/** The filters of a question, for the index and, where the index may be behind, for a record itself. */
import type { IndexFilter } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { attributesOf } from '../indexing/index-document.ts';
import { endOfDay, publishedAt, startOfDay } from '../indexing/publication.ts';
import type { SearchParameters } from '../types.ts';

const attributes = ['columnId', 'kind', 'topic', 'issuer'] as const;

/** Filters as the index takes them. @param sites undefined: all */
export function filtersOf(params: SearchParameters, sites: readonly string[] | undefined): readonly IndexFilter[] {
  const { publishedFrom, publishedTo } = params;
  const period = {
    ...(publishedFrom === undefined ? {} : { from: startOfDay(publishedFrom) }),
    ...(publishedTo === undefined ? {} : { before: endOfDay(publishedTo) }),
  };
  return [
    ...(sites === undefined ? [] : [{ attribute: 'siteId', anyOf: sites }]),
    ...attributes.flatMap((attribute) => (params[attribute] === undefined ? [] : [{ attribute, anyOf: [params[attribute]] }])),
    ...(Object.keys(period).length === 0 ? [] : [{ sortKey: period }]),
  ];
}

/** Whether a record passes, as it is now. */
export function passes(resource: Resource, filters: readonly IndexFilter[]): boolean {
  const values = attributesOf(resource);
  const at = publishedAt(resource);
  return filters.every((filter) => {
    if ('attribute' in filter) return filter.anyOf.some((one) => values[filter.attribute]?.includes(one));
    const { from, before } = filter.sortKey;
    return (from === undefined || at >= from) && (before === undefined || at < before);
  });
}
