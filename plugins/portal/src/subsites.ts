/** Sites directly below a site that readers can visit, by their code. */
import type { SitePage } from './frame.ts';

/** Links to them; absent sites, sites without a code or not open are left out. */
export async function subsites({ site, links, call }: SitePage): Promise<readonly { readonly text: string; readonly href: string }[]> {
  const sites = await call.records.sites();
  return sites
    .flatMap(({ parentId, siteCode, status, name }) =>
      parentId === site.id && siteCode !== undefined && (status === 'open' || status === 'trial') ? [{ siteCode, name }] : [],
    )
    .toSorted((a, b) => (a.siteCode < b.siteCode ? -1 : 1))
    .map(({ name, siteCode }) => ({ text: name, href: links.site(siteCode) }));
}
