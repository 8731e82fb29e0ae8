/** What feeds are made of, and with what. */
import type { FeedEntry, Site } from '@jiyue/standards/model';

/** Formats, with their media types. */
export const feedFormats = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** One of them. */
export type FeedFormat = keyof typeof feedFormats;

/** One feed, ready to be written. */
export interface FeedDocument {
  readonly title: string;
  readonly description: string;
  /** Page for people. */
  readonly homeUrl: string;
  /** Address of this feed. */
  readonly selfUrl: string;
  /** Older entries (RFC 5005). Absent: these are all. */
  readonly nextUrl?: string;
  /** WebSub hub. Absent: none. */
  readonly hubUrl?: string;
  readonly language: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** Addresses that feeds name, all absolute. */
export interface FeedLinks {
  /** Of the platform, without a slash at the end. */
  readonly publicAddress: string;
  site(site: Pick<Site, 'siteCode'>): string;
  resource(site: Pick<Site, 'siteCode'>, resourceId: string): string;
}

/** When a feed changed last, as far as its entries tell; the epoch for an empty one, so that equal feeds are equal bytes. */
export const updatedOf = ({ entries }: Pick<FeedDocument, 'entries'>): string =>
  entries.reduce((latest, { updatedAt }) => (Date.parse(updatedAt) > Date.parse(latest) ? updatedAt : latest), '1970-01-01T00:00:00Z');
