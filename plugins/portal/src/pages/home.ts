/** Home page of a site: what is new in its columns, the fixed columns of disclosure, the sites below it. */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import type { Column, Resource } from '@jiyue/standards/model';
import { excerpt } from '../body.ts';
import { columnTree } from '../columns.ts';
import { bodyOf, framed, type SitePage } from '../frame.ts';
import { itemView, listColumn } from '../items.ts';
import { roots } from '../links.ts';
import { openDefaultSite, openSite } from '../open-site.ts';
import { subsites } from '../subsites.ts';
import { fill } from '../texts.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

// 指南、目录、制度、法定主动公开内容、年报 (国办公开办函〔2019〕61号): same place on every site
const disclosureTypes: readonly string[] = ['C07', 'C10', 'C11', 'C08', 'C09'];

/** Home of the site that owns the host. */
export async function portalHome(tools: Tools, call: PortalCall<'getPortalHome'>): Promise<Outcome<PageReply>> {
  const opened = await openDefaultSite(tools, call, roots.home);
  return 'page' in opened ? homePage(opened.page) : opened.reply;
}

/** Home of the site in the address. */
export async function siteHome(tools: Tools, call: PortalCall<'getSiteHome'>): Promise<Outcome<PageReply>> {
  const opened = await openSite(tools, call, call.params.siteCode, roots.siteHome);
  return 'page' in opened ? homePage(opened.page) : opened.reply;
}

async function homePage(page: SitePage): Promise<Outcome<PageReply>> {
  const { tools, links, siteCode, columns } = page;
  const chosen = tools.settings.homeColumnTypes.flatMap((type) => {
    const column = columnTree(columns).find((node) => node.column.columnType === type)?.column;
    return column ? [column] : [];
  });
  const listed = await Promise.all(chosen.map((column) => listColumn(page, column, tools.settings.homeItems)));
  const failed = listed.find((list) => !list.ok);
  if (failed) return failed;
  const blocks = chosen.map((column, index) => block(page, column, listed[index]?.ok ? listed[index].value.items : [], index === 0));
  const disclosure = disclosureTypes
    .flatMap((type) => columns.filter(({ columnType }) => columnType === type))
    .map((column) => ({ text: column.name, href: links.column(siteCode, column.code) }));
  const view = {
    action: links.search(siteCode, { view: undefined }),
    view: links.view ?? '',
    map: links.map(siteCode),
    blocks,
    disclosure,
    subsites: await subsites(page),
  };
  return framed(page, 'home', view, {
    title: '',
    path: links.root === '' ? '' : `s/${siteCode}/`,
    isHome: true,
    hasOwnSearch: true,
    blocksFor: { page: 'home' },
  });
}

function block(page: SitePage, column: Column, items: readonly Resource[], leads: boolean) {
  const { links, siteCode, language, texts } = page;
  return {
    id: `column-${column.code}`,
    name: column.name,
    href: links.column(siteCode, column.code),
    more: fill(texts.moreOf, { name: column.name }),
    items: items.map((resource) => itemView(resource, siteCode, links, language)),
    lead: leads && items[0] ? leadText(page, items[0]) : '',
  };
}

const leadText = (page: SitePage, resource: Resource): string => resource.summary ?? excerpt(bodyOf(page, resource).text, 110);
