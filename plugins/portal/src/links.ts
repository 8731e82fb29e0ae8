/**
 * Addresses of the portal, always relative: they hold behind any proxy, prefix and host, IPv6 too (NT-dead-next-link).
 * `root` leads from the page at hand to the mount of the portal.
 */

/** Steps from each kind of page back to the mount; equal to the depth of its path in openapi.json. */
export const roots = { home: '', siteHome: '../../', column: '../../../', content: '../../../', search: '../../', map: '../../' } as const;

/** Versions of a page beside the standard one: 长者版, in large type. It is kept by the addresses of the links, so no cookie is needed. */
export type View = 'elder';

/** The version that an address asks for; any other word is as good as none. */
export const viewOf = (params: { readonly view?: string | undefined }): View | undefined => (params.view === 'elder' ? 'elder' : undefined);

/** Address builder of one page. */
export interface Links {
  readonly root: string;
  /** Version of the page at hand, which every page that it links to has, too. */
  readonly view: View | undefined;
  site(siteCode: string): string;
  column(siteCode: string, columnCode: string, cursor?: string): string;
  /** @param hit click token of the search that leads there */
  content(siteCode: string, resourceId: string, hit?: string): string;
  /** Public case of interaction. */
  publicCase(siteCode: string, caseId: string): string;
  /** Undefined and empty parameters are left out. */
  search(siteCode: string, query?: Query): string;
  map(siteCode: string): string;
  asset(name: string, version: string): string;
  attachment(attachmentId: string): string;
}

/** Parameters of an address. */
export type Query = { readonly [name: string]: string | undefined };

const part = encodeURIComponent;

/** "?a=b" without empty values; "" when none is left. */
export function queryText(query: Query): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${part(value)}`).join('&')}`;
}

/** @param apiPath from the mount to the platform's operations, slash at the end */
export function linksFrom(root: string, apiPath: string, view?: View): Links {
  const site = (code: string) => `${root}s/${part(code)}/`;
  return {
    root,
    view,
    site: (siteCode) => site(siteCode) + queryText({ view }),
    column: (siteCode, columnCode, cursor) => `${site(siteCode)}c/${part(columnCode)}${queryText({ cursor, view })}`,
    content: (siteCode, resourceId, hit) => `${site(siteCode)}r/${part(resourceId)}${queryText({ hit, view })}`,
    publicCase: (siteCode, caseId) => `${site(siteCode)}i/${part(caseId)}${queryText({ view })}`,
    search: (siteCode, query = {}) => `${site(siteCode)}search${queryText({ view, ...query })}`,
    map: (siteCode) => `${site(siteCode)}map${queryText({ view })}`,
    asset: (name, version) => `${root}assets/${part(name)}?v=${part(version)}`,
    attachment: (attachmentId) => `${root}${apiPath}attachments/${part(attachmentId)}/content`,
  };
}

/** An outside address is shown as a link only when it is http or https. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s<>"]+$/.test(address);

/** Whether a text has the form of a cursor; any other was not given by a list. */
export const isCursor = (text: string): boolean => /^[A-Za-z0-9_-]{1,512}$/.test(text);
