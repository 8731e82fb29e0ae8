/**
 * Search page: the operation `search`, as vendors call it, shown as a page. An exact document number stands first (the operation
 * sees to that) and is marked; facets are links; without hits the page says what to try; when search is down it says so (503).
 */
import type { Outcome, PageBlockSearch, PageReply } from '@jiyue/sdk/plugin';
import type { SearchReply, Site, WordSuggestions } from '@jiyue/standards/model';
import { answerView } from '../answer.ts';
import { bestBetViews } from '../best-bets.ts';
import { chosenFilters, facetViews } from '../facets.ts';
import { type FrameInput, framed, type SitePage } from '../frame.ts';
import { hitViews } from '../hits.ts';
import { isCursor, queryText, roots } from '../links.ts';
import { badPlace, siteNotice } from '../notice.ts';
import { type InteractionView, interactionView } from '../interaction-hits.ts';
import { openSite } from '../open-site.ts';
import type { PageStatus } from '../page-reply.ts';
import { subsites } from '../subsites.ts';
import { helpView } from '../search-help.ts';
import { searchNames } from '../search-names.ts';
import { readSearch, type SearchRequest, searchQuery } from '../search-request.ts';
import { fill } from '../texts.ts';
import type { Tools } from '../tools.ts';
import type { PortalCall } from '../types.ts';

const downCodes: readonly string[] = ['PLUGIN_UNAVAILABLE', 'OPERATION_TIMEOUT', 'OPERATION_NOT_FOUND'];

export async function searchPage(tools: Tools, call: PortalCall<'getSearchPage'>): Promise<Outcome<PageReply>> {
  const { siteCode, cursor, page: pageNumber } = call.params;
  const opened = await openSite(tools, call, siteCode, roots.search);
  if (!('page' in opened)) return opened.reply;
  const { page } = opened;

  const { request, faults } = readSearch(call.params, page.texts, searchesAllSites(page.site));
  const first = addressOf(request);
  if (pageNumber !== undefined) return badPlace(page, 'badPage', pageNumber, first);
  if (cursor !== undefined && !isCursor(cursor)) return badPlace(page, 'badCursor', cursor, first);
  if (faults.length > 0 || request.q === '') return show(page, request, { faults }, faults.length > 0 ? 400 : 200);

  const { q, filters, sort } = request;
  const scope = request.isBelow ? { siteId: page.site.id, scope: 'below' } : request.isWide ? {} : { siteId: page.site.id };
  const { DNT, 'Sec-GPC': gpc } = call.params;
  // what narrows records by their kind or column narrows no cases
  const isPlain = cursor === undefined && Object.keys(filters).length === 0;
  const searching = call.operate<SearchReply>('search', {
    q,
    ...scope,
    ...filters,
    sort,
    limit: tools.settings.searchItems,
    clickTokens: true,
    ...(DNT === undefined ? {} : { DNT }),
    ...(gpc === undefined ? {} : { 'Sec-GPC': gpc }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const [found, interaction] = await Promise.all([searching, isPlain ? interactionView(page, request) : undefined]);
  if (found.ok) {
    // a further page of the same search is no search of its own
    const counted = cursor === undefined ? { counted: { q, hits: found.value.total } } : {};
    return show(
      page,
      request,
      { results: await results(page, request, found.value, { first: cursor === undefined ? '' : first, interaction }), ...counted },
      200,
    );
  }
  if (found.failure.code === 'CURSOR_INVALID') return badPlace(page, 'badCursor', cursor ?? '', first);
  return downCodes.includes(found.failure.code) ? unavailable(page) : found;
}

// readers of a portal that nothing stands above look for what any organ of the place has published (国办函〔2018〕71号: one search over all sites)
const searchesAllSites = ({ parentId, siteKind }: Site) => parentId === undefined && siteKind.endsWith('-portal');

const addressOf = (request: SearchRequest, cursor?: string): string => queryText({ ...searchQuery(request), cursor }) || '?';

async function show(
  page: SitePage,
  request: SearchRequest,
  shown: { readonly faults?: readonly string[]; readonly results?: object; readonly counted?: FrameInput['counted'] },
  status: PageStatus,
): Promise<Outcome<PageReply>> {
  const { texts, links, siteCode } = page;
  const { q, isWide, isBelow, filters, sort } = request;
  const suggested = q === '' ? [] : await suggestions(page, request);
  const hasBelow = isBelow || (await subsites(page)).length > 0;
  const form = {
    // a form sends its own fields and drops the query of its address
    action: links.search(siteCode, { view: undefined }),
    q,
    isWide,
    isBelow,
    hasBelow,
    suggested,
    publishedFrom: filters.publishedFrom ?? '',
    publishedTo: filters.publishedTo ?? '',
    sort,
    view: links.view ?? '',
  };
  const related = suggested.map((text) => ({ text, href: addressOf({ ...request, q: text, filters: {} }) }));
  const view = { form, faults: shown.faults ?? [], results: shown.results && { ...shown.results, related } };
  return framed(page, 'search', view, {
    status,
    title: q === '' ? texts.searchTitle : `${q}_${texts.searchTitle}`,
    path: `s/${siteCode}/search`,
    query: status === 200 ? searchQuery(request) : {},
    crumbs: [{ text: texts.searchTitle }],
    isTransient: true,
    hasOwnSearch: true,
    ...(shown.results && q !== '' ? { blocksFor: { page: 'search' as const, search: searchOf(request) } } : {}),
    ...(shown.counted === undefined ? {} : { counted: shown.counted }),
  });
}

/** The search as other plugins are told of it. */
const searchOf = ({ q, isWide, isBelow, filters: { columnId, kind, topic } }: SearchRequest): PageBlockSearch => ({
  q,
  scope: isBelow ? 'below' : isWide ? 'all' : 'site',
  ...(columnId === undefined ? {} : { columnId }),
  ...(kind === undefined ? {} : { kind }),
  ...(topic === undefined ? {} : { topic }),
});

async function results(
  page: SitePage,
  request: SearchRequest,
  reply: SearchReply,
  { first, interaction }: { readonly first: string; readonly interaction: InteractionView | undefined },
): Promise<object> {
  const { texts, language, links, siteCode } = page;
  const { q, isWide, filters, sort } = request;
  const names = await searchNames(page, reply, filters);
  const order = (key: 'relevance' | 'date', text: string) => ({ text, href: addressOf({ ...request, sort: key }), isCurrent: sort === key });
  const bare = { ...request, filters: {} };
  const hasFilters = Object.keys(filters).length > 0;
  return {
    count: reply.total === 0 ? fill(texts.noResults, { q }) : fill(texts.resultCount, { total: reply.total, q }),
    isEmpty: reply.total === 0,
    help: helpView(reply, request, texts, addressOf),
    interaction,
    answer: reply.answer && answerView(reply.answer, names.hitSite, links),
    bets: bestBetViews(reply.bestBets ?? [], names.hitSite, links),
    hits: hitViews(reply.items, q, isWide, names.hitSite, links, language),
    orders: [order('relevance', texts.sortRelevance), order('date', texts.sortDate)],
    chosen: chosenFilters(request, names, language, texts),
    clear: addressOf(bare),
    facets: facetViews(reply.facets, request, names, language, texts),
    next: reply.next === undefined ? '' : addressOf(request, reply.next),
    first,
    ways: [
      ...(hasFilters ? [{ text: texts.tipFilters, href: addressOf(bare) }] : []),
      ...(isWide ? [] : [{ text: texts.tipAll, href: addressOf({ ...request, isWide: true }) }]),
      { text: texts.tipMap, href: links.map(siteCode) },
    ],
  };
}

/** Words of public resources that begin as these do, offered as plain choices. Without them the page works as well. */
async function suggestions({ call, site }: SitePage, { q, isWide }: SearchRequest): Promise<readonly string[]> {
  if ([...q].length > 50) return [];
  const found = await call.operate<WordSuggestions>('suggestWords', { q, limit: mostSuggested, ...(isWide ? {} : { siteId: site.id }) });
  return found.ok ? found.value.words.map(({ text }) => text).filter((text) => text !== q) : [];
}

const mostSuggested = 8;

const unavailable = (page: SitePage): Promise<Outcome<PageReply>> =>
  siteNotice(page, { status: 503, title: 'unavailableTitle', paragraphs: [page.texts.unavailableText, page.texts.unavailableNext] });
