/** Best bets as the search page shows them: apart from the hits, under a heading that says who chose them. */
import type { BestBet } from '@jiyue/standards/model';
import { momentOf } from './dates.ts';
import type { HitSite } from './hits.ts';
import type { Links } from './links.ts';

/** One of them. */
export interface BestBetView {
  readonly title: string;
  readonly href: string;
  /** Note of the editors; "" when there is none. */
  readonly note: string;
  readonly source: string;
  readonly date: string;
}

/** @param siteOf undefined hides it: its site has no address here */
export const bestBetViews = (bets: readonly BestBet[], siteOf: (siteId: string) => HitSite | undefined, links: Links): readonly BestBetView[] =>
  bets.flatMap(({ id, siteId, title, note = '', sourceName, publishedAt, clickToken }) => {
    const site = siteOf(siteId);
    return site ? [{ title, href: links.content(site.siteCode, id, clickToken), note, source: sourceName, date: momentOf(publishedAt).date }] : [];
  });
