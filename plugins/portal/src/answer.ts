/** The quoted answer as the search page shows it: the words of a resource, above the hits, with where they stand. */
import type { HighlightPiece, QuotedAnswer } from '@jiyue/standards/model';
import type { HitSite } from './hits.ts';
import { momentOf } from './dates.ts';
import type { Links } from './links.ts';

/** The answer. */
export interface AnswerView {
  readonly passage: readonly HighlightPiece[];
  readonly title: string;
  /** Article or question; "" when there is none. */
  readonly place: string;
  readonly href: string;
  readonly source: string;
  readonly date: string;
}

/** @param siteOf undefined hides it: its site has no address here */
export function answerView(
  { id, siteId, title, place = '', passage, sourceName, publishedAt, clickToken }: QuotedAnswer,
  siteOf: (siteId: string) => HitSite | undefined,
  links: Links,
): AnswerView | undefined {
  const site = siteOf(siteId);
  return site && { passage, title, place, href: links.content(site.siteCode, id, clickToken), source: sourceName, date: momentOf(publishedAt).date };
}
