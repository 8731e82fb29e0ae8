/** Site map (网站地图): every column as it stands below its superior, and the sites below this one. */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { type ColumnNode, columnTree } from '../columns.ts';
import { framed, type SitePage } from '../frame.ts';
import { roots } from '../links.ts';
import { openSite } from '../open-site.ts';
import { subsites } from '../subsites.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

interface MapNode {
  readonly text: string;
  readonly description: string;
  readonly href: string;
  readonly children: readonly MapNode[];
}

export async function siteMapPage(tools: Tools, call: PortalCall<'getSiteMap'>): Promise<Outcome<PageReply>> {
  const opened = await openSite(tools, call, call.params.siteCode, roots.map);
  if (!('page' in opened)) return opened.reply;
  const { page } = opened;
  const view = { columns: nodes(page, columnTree(page.columns)), subsites: await subsites(page) };
  return framed(page, 'site-map', view, { title: page.texts.siteMap, path: `s/${page.siteCode}/map`, crumbs: [{ text: page.texts.siteMap }] });
}

const nodes = (page: SitePage, tree: readonly ColumnNode[]): readonly MapNode[] =>
  tree.map(({ column, children }) => ({
    text: column.name,
    description: column.description,
    href: page.links.column(page.siteCode, column.code),
    children: nodes(page, children),
  }));
