/**
 * A finished page as a reply. The entity tag is a digest of the page: it changes with the version of any record
 * the page shows (the text, its column, its site, a related title), and with nothing else.
 */
import { ok, type Outcome, type PageReply } from '@jiyue/sdk/plugin';
import { digestOf } from './assets.ts';

/** Statuses of pages with text. */
export type PageStatus = 200 | 301 | 400 | 404 | 410 | 503;

/** @param maxAgeSeconds how long the page may be reused unasked; 0: it is checked each time */
export function pageReply(status: PageStatus, html: string, maxAgeSeconds: number): Outcome<PageReply> {
  const shared = { status, mediaType: 'text/html; charset=utf-8', body: html };
  if (status !== 200) return ok({ ...shared, cacheControl: 'no-cache' });
  const cacheControl = maxAgeSeconds === 0 ? 'public, no-cache' : `public, max-age=${maxAgeSeconds}`;
  return ok({ ...shared, cacheControl, etag: `"${digestOf(html)}"` });
}

/** Sends the reader on this once. */
export const foundReply = (location: string): Outcome<PageReply> =>
  ok({ status: 302, mediaType: 'text/html; charset=utf-8', body: '', location, cacheControl: 'no-store' });

/** Sends the reader on for good. The body is empty: every client follows `Location`. */
export const movedReply = (location: string): Outcome<PageReply> =>
  ok({ status: 301, mediaType: 'text/html; charset=utf-8', body: '', location, cacheControl: 'no-cache' });
