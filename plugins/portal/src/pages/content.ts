/** Content page of a resource, whatever its kind. */
import { kindText } from '@jiyue/sdk';
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { excerpt } from '../body.ts';
import { columnPath } from '../columns.ts';
import { contentView } from '../content-view.ts';
import { absoluteUrl, bodyOf, framed, type SitePage } from '../frame.ts';
import { gonePage } from '../gone.ts';
import { roots } from '../links.ts';
import { notFound } from '../notice.ts';
import { openSite } from '../open-site.ts';
import { foundReply, movedReply } from '../page-reply.ts';
import { columnTags, contentTags } from '../page-tags.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';
import { columnCrumbs } from './column.ts';

export async function contentPage(tools: Tools, call: PortalCall<'getContentPage'>): Promise<Outcome<PageReply>> {
  const { siteCode, resourceId } = call.params;
  const opened = await openSite(tools, call, siteCode, roots.content);
  if (!('page' in opened)) return opened.reply;
  const { page } = opened;
  if (call.params.hit !== undefined) {
    // whatever becomes of the count, the reader gets the page, at the address that others may be given
    await call.operate('countSearchClick', { token: call.params.hit });
    return foundReply(page.links.content(siteCode, resourceId));
  }

  const read = await call.operate<Resource>('getResource', { resourceId });
  if (!read.ok) return gonePage(page, read);
  const resource = read.value;
  if (resource.siteId === page.site.id) return showContent(page, resource);

  // the address names another site than the record does: lead to the right one
  const site = await call.records.site(resource.siteId);
  return site?.siteCode === undefined ? notFound(page) : movedReply(page.links.content(site.siteCode, resource.id));
}

async function showContent(page: SitePage, resource: Resource): Promise<Outcome<PageReply>> {
  const { texts, language, columns, siteCode } = page;
  const path = `s/${siteCode}/r/${resource.id}`;
  const body = bodyOf(page, resource);
  const way = columnPath(columns, resource.columnId);
  const column = way.at(-1);
  const facts = {
    url: absoluteUrl(page, path),
    description: resource.summary ?? excerpt(body.text === '' ? kindText(resource).replaceAll(/\s+/g, ' ') : body.text, 120),
    ...(body.image === undefined ? {} : { image: body.image }),
  };
  return framed(page, 'content', await contentView(page, resource, body), {
    title: resource.title,
    path,
    tags: [...(column ? columnTags(column, language) : []), ...contentTags(resource, facts)],
    crumbs: [...columnCrumbs(page, resource.columnId, false), { text: texts.fullText }],
    blocksFor: { page: 'content', columnId: resource.columnId, resourceId: resource.id },
    ...(way[0] ? { currentColumnId: way[0].id } : {}),
  });
}
