/** Finds the site of a page and says what its status means for readers: open, on trial, suspended, merged, closed, or not there yet. */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import type { Site } from '@jiyue/standards/model';
import { longDate } from './dates.ts';
import { type SitePage, siteContext } from './frame.ts';
import { linksFrom, viewOf } from './links.ts';
import { bareNotice, type Notice, type NoticeLink } from './notice.ts';
import { hostOf } from './sites.ts';
import { fill, languageOf, textsOf } from './texts.ts';
import type { Tools } from './tools.ts';
import type { AnyCall } from './types.ts';

/** The page to go on with, or the reply that ends it. */
export type Opened = { readonly page: SitePage } | { readonly reply: Outcome<PageReply> };

/** Site named by its code in the address. */
export async function openSite(tools: Tools, call: AnyCall, siteCode: string, root: string): Promise<Opened> {
  const site = await tools.sites.byCode(siteCode, call.records);
  return openFound(tools, call, site, root, { status: 404, title: 'notFoundTitle', paragraphs: [textsOf('zh-CN').notFoundText] });
}

/** Site of the host of the request; else the one of the settings; else the first open portal. */
export async function openDefaultSite(tools: Tools, call: AnyCall, root: string): Promise<Opened> {
  const { defaultSiteCode } = tools.settings;
  const site =
    (await tools.sites.byHost(hostOf(call.baseUrl), call.records)) ??
    (defaultSiteCode === undefined ? undefined : await tools.sites.byCode(defaultSiteCode, call.records)) ??
    (await firstPortal(call));
  return openFound(tools, call, site, root, { status: 404, title: 'noSiteTitle', paragraphs: [textsOf('zh-CN').noSiteText] });
}

const isReadable = ({ status, siteCode }: Site): boolean => siteCode !== undefined && (status === 'open' || status === 'trial');

async function firstPortal({ records }: AnyCall): Promise<Site | undefined> {
  const sites = (await records.sites()).filter(isReadable).toSorted((a, b) => (a.siteCode! < b.siteCode! ? -1 : 1));
  return sites.find(({ siteKind }) => siteKind.endsWith('-portal')) ?? sites[0];
}

async function openFound(tools: Tools, call: AnyCall, site: Site | undefined, root: string, missing: Notice): Promise<Opened> {
  if (site?.siteCode !== undefined && isReadable(site)) return { page: await siteContext(tools, call, site, site.siteCode, root) };
  const notice = site && (await closedNotice(tools, call, site, root));
  return { reply: bareNotice(tools, root, notice ?? missing) };
}

/** What a site says that is not open; undefined before it opened for the first time. */
async function closedNotice(tools: Tools, call: AnyCall, site: Site, root: string): Promise<Notice | undefined> {
  const texts = textsOf(languageOf(site.locale));
  const last = site.statusHistory.at(-1);
  const since = last ? [fill(texts.siteSince, { date: longDate(last.effectiveDate, languageOf(site.locale)), reason: last.reason })] : [];
  const said = (text: string) => [fill(text, { name: site.name }), ...since];

  if (site.status === 'suspended') return { status: 503, title: 'suspendedTitle', paragraphs: said(texts.suspendedText) };
  if (site.status === 'closed') return { status: 410, title: 'closedTitle', paragraphs: said(texts.closedText) };
  if (site.status !== 'merged') return undefined;
  return { status: 410, title: 'mergedTitle', paragraphs: said(texts.mergedText), links: await linkTo(tools, call, last?.mergedIntoId, root) };
}

async function linkTo(tools: Tools, call: AnyCall, siteId: string | undefined, root: string): Promise<readonly NoticeLink[]> {
  const site = siteId === undefined ? undefined : await call.records.site(siteId);
  return site?.siteCode === undefined ? [] : [{ text: site.name, href: linksFrom(root, tools.settings.apiPath, viewOf(call.params)).site(site.siteCode) }];
}
