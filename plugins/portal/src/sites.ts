/**
 * Finds a site by its code or by the host of a request without reading all sites each time.
 * Only ids are remembered; the site itself is always read through the caller's reader, so a right taken away counts at once.
 */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Site } from '@jiyue/standards/model';

/** The directory. */
export interface SiteDirectory {
  /** Site with this code; undefined when there is none the caller may see. */
  byCode(siteCode: string, records: RecordReader): Promise<Site | undefined>;
  /** Site whose domain or alias is this host. */
  byHost(host: string, records: RecordReader): Promise<Site | undefined>;
}

/** A miss reads all sites again, but not more often than this. */
const refreshMs = 2_000;

/** @param readAll every site that was granted to the plugin */
export function siteDirectory(readAll: () => Promise<readonly Site[]>, clock: () => Date): SiteDirectory {
  const ids = { code: new Map<string, string>(), host: new Map<string, string>() };
  let readAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<void> {
    readAt = clock().getTime();
    const sites = await readAll();
    ids.code = new Map(sites.flatMap(({ siteCode, id }) => (siteCode === undefined ? [] : [[siteCode, id] as const])));
    ids.host = new Map(sites.flatMap((site) => hostsOf(site).map((host) => [host, site.id] as const)));
  }

  async function find(kind: 'code' | 'host', key: string, records: RecordReader): Promise<Site | undefined> {
    const fits = (site: Site) => (kind === 'code' ? site.siteCode === key : hostsOf(site).includes(key));
    for (const again of [true, false]) {
      const id = ids[kind].get(key);
      const site = id === undefined ? undefined : await records.site(id);
      if (site && fits(site)) return site;
      if (!again || clock().getTime() - readAt < refreshMs) return undefined;
      await refresh();
    }
    return undefined;
  }

  return { byCode: (siteCode, records) => find('code', siteCode, records), byHost: (host, records) => find('host', host.toLowerCase(), records) };
}

const hostsOf = ({ domain, aliases = [] }: Site): readonly string[] => [domain, ...aliases];

/** Host without port of an address such as "http://[::1]:8080"; "" when it is none. */
export function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
}
