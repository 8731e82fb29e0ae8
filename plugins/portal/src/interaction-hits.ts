/** Public answers of interaction on the search page: the best few, apart from the hits of records, each with its page. */
import { codeName } from '@jiyue/sdk';
import type { HighlightPiece, InteractionHit, InteractionHitPage } from '@jiyue/standards/model';
import { momentOf } from './dates.ts';
import type { SitePage } from './frame.ts';
import type { SearchRequest } from './search-request.ts';
import { fill } from './texts.ts';

/** One of them. */
interface CaseHitView {
  readonly title: readonly HighlightPiece[];
  readonly extract: readonly HighlightPiece[];
  readonly href: string;
  readonly kind: string;
  readonly answeredBy: string;
  readonly date: string;
}

/** What stands on the page. */
export interface InteractionView {
  readonly count: string;
  readonly hits: readonly CaseHitView[];
}

/** Shown beside the hits of records. */
const mostShown = 5;

/** Undefined where there is none, or nobody searches interaction here. */
export async function interactionView(page: SitePage, { q, isWide, isBelow }: SearchRequest): Promise<InteractionView | undefined> {
  const { call, site, texts } = page;
  // the operation knows one site or all; what stands below this one is not told apart there
  const found = await call.operate<InteractionHitPage>('searchInteraction', { q, limit: mostShown, ...(isWide && !isBelow ? {} : { siteId: site.id }) });
  if (!found.ok || found.value.total === 0) return undefined;
  const hits = await Promise.all(found.value.items.map((hit) => viewOf(page, hit)));
  return { count: fill(texts.interactionCount, { total: found.value.total }), hits: hits.filter((hit) => hit !== undefined) };
}

/** Undefined for a case of a site without an address here. */
async function viewOf({ call, site, siteCode, links, language }: SitePage, hit: InteractionHit): Promise<CaseHitView | undefined> {
  const code = hit.siteId === site.id ? siteCode : (await call.records.site(hit.siteId))?.siteCode;
  if (code === undefined) return undefined;
  const { title, extract, answeredBy, caseId, interactionKind, answeredAt } = hit;
  const kind = codeName('interaction-kind', interactionKind, language);
  return { title, extract, href: links.publicCase(code, caseId), kind, answeredBy, date: momentOf(answeredAt).date };
}
