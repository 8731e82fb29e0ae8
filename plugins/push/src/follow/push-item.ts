/** A resource as messages show it: title and address of the version that is told, and a short summary. */
import type { Resource, Site } from '@jiyue/standards/model';
import { resourceAddress } from '../outbox/links.ts';
import type { StoredItem } from '../outbox/messages.ts';

/** @param version that the log told of */
export function pushItem(resource: Resource, version: number, site: Site | undefined, publicAddress: string): StoredItem {
  const { id, title, summary, publishedAt } = resource;
  return {
    resourceId: id,
    version,
    updateType: 'major',
    title: title.slice(0, 500),
    url: resourceAddress(publicAddress, site, id),
    ...(summary === undefined || summary === '' ? {} : { summary: summary.slice(0, 2000) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}
