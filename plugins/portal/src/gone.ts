/** What stands at the address of a resource that may no longer be read: why it went, and what to read instead (410). */
import type { Failure, Outcome, PageReply } from '@jiyue/sdk/plugin';
import { type SitePage, siteCodeOf } from './frame.ts';
import { isWebAddress } from './links.ts';
import { type NoticeLink, notFound, siteNotice } from './notice.ts';
import { movedReply } from './page-reply.ts';
import { hostOf } from './sites.ts';
import { fill } from './texts.ts';

/** Data of RECORD_GONE. */
interface GoneData {
  readonly kind?: string;
  readonly reason?: string;
  readonly redirectTo?: string;
  readonly substituteId?: string;
}

/** @param failed why getResource gave no resource; a failure that is not about the resource is handed on */
export function gonePage(page: SitePage, failed: { readonly ok: false; readonly failure: Failure }): Promise<Outcome<PageReply>> | Outcome<PageReply> {
  const { code, data } = failed.failure;
  // an id that no record can have is refused by the operation itself
  if (code === 'RECORD_NOT_FOUND' || code === 'REQUEST_INVALID') return notFound(page);
  if (code !== 'RECORD_GONE') return failed;
  const gone = (data ?? {}) as GoneData;
  return gone.kind === 'redirect' && gone.redirectTo !== undefined && isWebAddress(gone.redirectTo) ? moved(page, gone.redirectTo) : withdrawn(page, gone);
}

/** Within the platform the reader is sent on; before leaving it they are told (N1-314). */
async function moved(page: SitePage, address: string): Promise<Outcome<PageReply>> {
  const { call, tools, texts } = page;
  const host = hostOf(address);
  if (host === hostOf(call.baseUrl) || (await tools.sites.byHost(host, call.records))) return movedReply(address);
  return siteNotice(page, {
    status: 410,
    title: 'movedTitle',
    paragraphs: [texts.movedText],
    links: [{ before: texts.goneMoved, text: address, href: address }],
  });
}

async function withdrawn(page: SitePage, { reason, substituteId }: GoneData): Promise<Outcome<PageReply>> {
  const { texts } = page;
  const paragraphs = [texts.goneText, ...(reason === undefined ? [] : [fill(texts.goneReason, { reason })])];
  return siteNotice(page, { status: 410, title: 'goneTitle', paragraphs, links: await substitute(page, substituteId) });
}

async function substitute(page: SitePage, id: string | undefined): Promise<readonly NoticeLink[]> {
  const other = id === undefined ? undefined : await page.call.records.resource(id);
  const siteCode = other && (await siteCodeOf(page, other.siteId));
  return other && siteCode !== undefined ? [{ before: page.texts.goneSubstitute, text: other.title, href: page.links.content(siteCode, other.id) }] : [];
}
