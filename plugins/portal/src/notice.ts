/**
 * Pages that say no, and what to do next: not found, withdrawn, moved, wrong address, not available, site not open.
 * Chinese first, the English title beside it: a reader of either language knows where they stand.
 */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { framed, type SitePage } from './frame.ts';
import { linksFrom } from './links.ts';
import { type PageStatus, pageReply } from './page-reply.ts';
import { fill, type TextKey, textsOf } from './texts.ts';
import type { Tools } from './tools.ts';

/** A link that helps on. */
export interface NoticeLink {
  readonly before?: string;
  readonly text: string;
  readonly href: string;
}

/** What a notice says. */
export interface Notice {
  readonly status: Exclude<PageStatus, 200>;
  readonly title: Extract<TextKey, `${string}Title`>;
  readonly paragraphs: readonly string[];
  readonly links?: readonly NoticeLink[];
}

/** A notice inside the frame of a site. */
export function siteNotice(page: SitePage, notice: Notice): Promise<Outcome<PageReply>> {
  const { links, siteCode, texts } = page;
  const ways = [
    { text: texts.backHome, href: links.site(siteCode) },
    { text: texts.siteMap, href: links.map(siteCode) },
  ];
  const title = texts[notice.title];
  return framed(page, 'notice', noticeView(notice, title, ways), {
    status: notice.status,
    title,
    path: `s/${siteCode}/`,
    crumbs: [{ text: title }],
    isTransient: true,
  });
}

/** A notice where no site is known or open: bare frame of the platform. */
export function bareNotice(tools: Tools, root: string, notice: Notice): Outcome<PageReply> {
  const texts = textsOf('zh-CN');
  const links = linksFrom(root, tools.settings.apiPath);
  const title = texts[notice.title];
  const home = root === '' ? './' : root;
  const ways = notice.title === 'noSiteTitle' ? [] : [{ text: texts.backHome, href: home }];
  const html = tools.render('layout', {
    lang: 'zh-CN',
    dir: 'ltr',
    title: `${title}_${texts.platformName}`,
    tags: [],
    isTransient: true,
    pageBlocks: [],
    stylesheet: links.asset('portal.css', tools.assets['portal.css'].version),
    icon: links.asset('icon.svg', tools.assets['icon.svg'].version),
    siteName: texts.platformName,
    superior: undefined,
    isHome: false,
    view: 'standard',
    otherVersion: '',
    home,
    notice: '',
    search: undefined,
    navigation: [],
    crumbs: [],
    map: undefined,
    marks: [],
    texts,
    content: tools.render('notice', { texts, ...noticeView(notice, title, ways) }),
  });
  return pageReply(notice.status, html, 0);
}

const noticeView = (notice: Notice, title: string, ways: readonly NoticeLink[]) => {
  const english = textsOf('en')[notice.title];
  return { status: notice.status, title, english: english === title ? '' : english, paragraphs: notice.paragraphs, links: notice.links ?? [], ways };
};

/** Nothing stands at this address. */
export const notFound = (page: SitePage): Promise<Outcome<PageReply>> =>
  siteNotice(page, { status: 404, title: 'notFoundTitle', paragraphs: [page.texts.notFoundText, page.texts.notFoundNext] });

/** A place in a list that the list did not give. `first` leads to its first page. */
export function badPlace(page: SitePage, kind: 'badCursor' | 'badPage', value: string, first: string): Promise<Outcome<PageReply>> {
  const { texts } = page;
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return siteNotice(page, {
    status: 400,
    title: 'badTitle',
    paragraphs: [fill(texts[kind], { value: shown }), texts.badNext],
    links: [{ text: texts.firstPage, href: first }],
  });
}
