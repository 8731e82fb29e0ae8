/** What stands around the content of every page: head with page tags, header, navigation, breadcrumbs, footer. */
import type { Outcome, PageBlockQuestion, PageReply } from '@jiyue/sdk/plugin';
import type { Column, Resource, Site } from '@jiyue/standards/model';
import { type ShownBody, showBody } from './body.ts';
import { columnTree } from './columns.ts';
import { footerMarks } from './footer.ts';
import { isWebAddress, type Links, linksFrom, type Query, queryText, viewOf } from './links.ts';
import { type PageStatus, pageReply } from './page-reply.ts';
import { type PageTag, siteTags } from './page-tags.ts';
import type { TemplateName } from './templates.ts';
import { directionOf, type Language, languageOf, type Texts, textsOf } from './texts.ts';
import type { Tools } from './tools.ts';
import type { AnyCall } from './types.ts';

/** One page of one site in the making. */
export interface SitePage {
  readonly tools: Tools;
  readonly call: AnyCall;
  readonly site: Site;
  /** Code of the site; a site without one has no pages. */
  readonly siteCode: string;
  readonly columns: readonly Column[];
  readonly links: Links;
  readonly language: Language;
  readonly texts: Texts;
}

/** What differs from page to page. */
export interface FrameInput {
  readonly status?: PageStatus;
  /** Without the name of the site, which is added; "" on the home page. */
  readonly title: string;
  /** Path below the mount, e.g. "s/9900000001/"; for absolute addresses. */
  readonly path: string;
  /** What the address of the page says behind its path; the other version of the page says it, too. */
  readonly query?: Query;
  readonly tags?: readonly PageTag[];
  /** Breadcrumbs after the home page. The last one is the page itself and has no address. */
  readonly crumbs?: readonly { readonly text: string; readonly href?: string }[];
  /** Top-level column to mark in the navigation. */
  readonly currentColumnId?: string;
  /** Home pages carry the name of the site as their first heading. */
  readonly isHome?: boolean;
  /** Page that other plugins may add blocks to. Absent: they may not. */
  readonly blocksFor?: Omit<PageBlockQuestion, 'siteId' | 'language'>;
  /** Pages that no search engine should list. */
  readonly isTransient?: boolean;
  /** A search that the image counts, beside the visit. */
  readonly counted?: { readonly q: string; readonly hits: number };
  /** The search page has its own, larger form. */
  readonly hasOwnSearch?: boolean;
}

/** Gathers what every page of a site needs. */
export async function siteContext(tools: Tools, call: AnyCall, site: Site, siteCode: string, root: string): Promise<SitePage> {
  const language = languageOf(site.locale);
  const columns = await call.records.columns(site.id);
  return { tools, call, site, siteCode, columns, links: linksFrom(root, tools.settings.apiPath, viewOf(call.params)), language, texts: textsOf(language) };
}

/** Code of a site, for addresses; undefined when it has none or may not be seen. */
export const siteCodeOf = async ({ site, siteCode, call }: SitePage, siteId: string): Promise<string | undefined> =>
  siteId === site.id ? siteCode : (await call.records.site(siteId))?.siteCode;

/** Body of a resource as this page shows it. */
export const bodyOf = ({ links, texts }: SitePage, { body, origin, source }: Resource): ShownBody => {
  const base = origin?.url ?? source.url;
  return showBody(body, { attachment: links.attachment, imageName: texts.image, ...(base === undefined ? {} : { base }) }, texts.table);
};

/** Absolute address of a page, as the public uses it. */
export const absoluteUrl = ({ tools, call }: Pick<SitePage, 'tools' | 'call'>, path: string): string => `${tools.settings.publicUrl ?? call.baseUrl}/${path}`;

/** Renders a template inside the frame. `view` is what the template reads beside texts and links. */
export async function framed(page: SitePage, template: TemplateName, view: object, input: FrameInput): Promise<Outcome<PageReply>> {
  const { tools, texts } = page;
  const content = tools.render(template, { texts, ...view });
  const asked = input.blocksFor && tools.askBlocks({ ...input.blocksFor, siteId: page.site.id, language: page.language }, page.links.root);
  const [frame, pageBlocks = []] = await Promise.all([frameView(page, input), asked]);
  const html = tools.render('layout', { ...frame, texts, content, pageBlocks });
  return pageReply(input.status ?? 200, html, input.isTransient === true ? 0 : tools.settings.maxAgeSeconds);
}

/** The site above, when readers can visit it. */
async function superiorLink({ call, site, links }: SitePage): Promise<{ readonly text: string; readonly href: string } | undefined> {
  const above = site.parentId === undefined ? undefined : await call.records.site(site.parentId);
  const isOpen = above?.status === 'open' || above?.status === 'trial';
  return above?.siteCode !== undefined && isOpen ? { text: above.name, href: links.site(above.siteCode) } : undefined;
}

/** The image that counts this visit; pages that tell of an error are none. */
function visitImageOf({ tools, site, links }: SitePage, { path, status = 200, counted }: FrameInput): string | undefined {
  const { visitImage } = tools.settings;
  return visitImage === undefined || status !== 200
    ? undefined
    : `${links.root}${visitImage}${queryText({ site: site.id, path: `/${path}`, ...(counted ? { q: counted.q, hits: String(counted.hits) } : {}) })}`;
}

/** Relative to the page at hand, or an outside address as the operator wrote it. */
function complaintUrlOf({ tools, links, siteCode }: SitePage): string | undefined {
  const address = tools.settings.complaintAddress?.replace('{siteCode}', encodeURIComponent(siteCode));
  return address === undefined || isWebAddress(address) ? address : links.root + address;
}

/** How the page at hand is marked, and the way to its other version. */
export function versionView({ root, view }: Links, { path, query }: Pick<FrameInput, 'path' | 'query'>): object {
  const other = root + path + queryText({ ...query, view: view === 'elder' ? undefined : 'elder' });
  return { view: view ?? 'standard', otherVersion: other === '' ? './' : other };
}

async function frameView(page: SitePage, input: FrameInput): Promise<object> {
  const { call, site, siteCode, links, texts, tools } = page;
  const organization = async (id: string | undefined) => (id === undefined ? undefined : call.records.organization(id));
  const [organizer, operator, superior] = await Promise.all([organization(site.organizerId), organization(site.operatorId), superiorLink(page)]);
  const home = { text: texts.home, href: links.site(siteCode) };
  return {
    lang: site.locale,
    dir: directionOf(site.locale),
    title: input.title === '' ? site.name : `${input.title}_${site.name}`,
    tags: [...siteTags(site), ...(input.tags ?? [])],
    // one text, one address for search engines: the elder version is not listed
    isTransient: input.isTransient === true || links.view !== undefined,
    ...versionView(links, input),
    stylesheet: links.asset('portal.css', tools.assets['portal.css'].version),
    icon: links.asset('icon.svg', tools.assets['icon.svg'].version),
    siteName: site.name,
    superior,
    isHome: input.isHome === true,
    home: home.href,
    notice: site.status === 'trial' ? texts.trialNotice : '',
    search: input.hasOwnSearch === true ? undefined : { action: links.search(siteCode, { view: undefined }), view: links.view ?? '' },
    navigation: columnTree(page.columns).map(({ column }) => ({
      text: column.name,
      href: links.column(siteCode, column.code),
      isCurrent: column.id === input.currentColumnId,
    })),
    crumbs: input.crumbs === undefined ? [] : [home, ...input.crumbs],
    map: links.map(siteCode),
    visitImage: visitImageOf(page, input),
    marks: footerMarks({ site, organizer, operator, pageUrl: absoluteUrl(page, input.path), complaintUrl: complaintUrlOf(page), texts }),
  };
}
