/** Column page: what was published in it, newest first, a page at a time; its total; the columns below it. */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { columnPath, columnsBelow } from '../columns.ts';
import { framed, type SitePage } from '../frame.ts';
import { itemView, listColumn } from '../items.ts';
import { isCursor, roots } from '../links.ts';
import { badPlace, notFound } from '../notice.ts';
import { openSite } from '../open-site.ts';
import { columnTags } from '../page-tags.ts';
import { fill } from '../texts.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

export async function columnPage(tools: Tools, call: PortalCall<'getColumnPage'>): Promise<Outcome<PageReply>> {
  const { siteCode, columnCode, cursor, page: pageNumber } = call.params;
  const opened = await openSite(tools, call, siteCode, roots.column);
  if (!('page' in opened)) return opened.reply;
  const { page } = opened;
  const { links, columns, texts, language } = page;

  const column = columns.find(({ code }) => code === columnCode);
  if (!column) return notFound(page);
  const first = links.column(siteCode, column.code);
  if (pageNumber !== undefined) return badPlace(page, 'badPage', pageNumber, first);
  if (cursor !== undefined && !isCursor(cursor)) return badPlace(page, 'badCursor', cursor, first);

  const listed = await listColumn(page, column, tools.settings.listItems, cursor);
  if (!listed.ok) return listed.failure.code === 'CURSOR_INVALID' ? badPlace(page, 'badCursor', cursor ?? '', first) : listed;

  const { items, next, total } = listed.value;
  const path = columnPath(columns, column.id);
  const view = {
    name: column.name,
    description: column.description,
    below: columnsBelow(columns, column.id).map((child) => ({ text: child.name, href: links.column(siteCode, child.code) })),
    items: items.map((resource) => itemView(resource, siteCode, links, language)),
    total: fill(texts.total, { total }),
    next: next === undefined ? '' : links.column(siteCode, column.code, next),
    first: cursor === undefined ? '' : first,
  };
  return framed(page, 'column', view, {
    title: column.name,
    path: `s/${siteCode}/c/${column.code}`,
    query: { cursor },
    tags: columnTags(column, language),
    crumbs: columnCrumbs(page, column.id, true),
    blocksFor: { page: 'column', columnId: column.id },
    ...(path[0] ? { currentColumnId: path[0].id } : {}),
  });
}

/** The way from the top to a column. @param endsHere whether the column itself is the page at hand */
export const columnCrumbs = ({ columns, links, siteCode }: SitePage, columnId: string, endsHere: boolean) =>
  columnPath(columns, columnId).map(({ id, name, code }) =>
    endsHere && id === columnId ? { text: name } : { text: name, href: links.column(siteCode, code) },
  );
