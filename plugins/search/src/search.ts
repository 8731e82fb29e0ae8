/**
 * The operation search (站内搜索, JY-SRCH-001 to 003): candidates and order from the own index, text from the repository as it is now.
 * A hit that the repository no longer shows is left out, so a stale index may hide a record but never show a withdrawn one.
 */
import { type Failure, fail, type IndexFilter, type IndexHit, type Outcome, ok, type RecordReader } from '@jiyue/sdk/plugin';
import type { Facet, Resource, SearchReply } from '@jiyue/standards/model';
import { asks } from './answers/asks.ts';
import { choosePassage, type Question } from './answers/choose-passage.ts';
import { quotedAnswer } from './answers/quoted-answer.ts';
import type { Synonyms } from './analysis/synonyms.ts';
import { didYouMean } from './correction/did-you-mean.ts';
import { makeCursor, readCursor } from './query/cursor.ts';
import { filtersOf, passes } from './query/filters.ts';
import { fillPage } from './query/fill-page.ts';
import { find, type Found, type SearchIndex } from './query/find.ts';
import type { ScoredHit } from './query/rank.ts';
import { isEmpty, readQuery } from './query/read-query.ts';
import { type Wanted, wantedOf } from './reply/mark.ts';
import { searchHit } from './reply/search-hit.ts';
import { isNarrowed, withoutFilters, zeroHelp } from './reply/zero-help.ts';
import { sitesInScope } from './scope.ts';
import { answersAt, type Settings } from './settings.ts';
import type { SearchCall, SearchParameters } from './types.ts';

/** What the operation uses. */
export interface SearchTools {
  readonly index: SearchIndex;
  readonly synonyms: Synonyms;
  readonly settings: Settings;
  /** Lets rankers weigh the best hits of a question; a factor each. */
  weigh(question: string, hits: readonly ScoredHit[]): Promise<readonly number[]>;
}

const facetNames = ['kind', 'siteId', 'columnId', 'topic', 'issuer', 'year'];
const nothing: SearchReply = { items: [], total: 0, facets: [] };

/** Fails with CURSOR_INVALID, SEARCH_PERIOD_REVERSED. */
export async function search(tools: SearchTools, { params, records }: Pick<SearchCall, 'params' | 'records'>): Promise<Outcome<SearchReply>> {
  const fault = periodFault(params);
  if (fault) return fail(fault);
  const from = readCursor(params);
  if (from === undefined) return fail({ code: 'CURSOR_INVALID', data: { cursor: (params.cursor ?? '').slice(0, 80) } });
  const { reply, isWhole } = await answer(tools, params, from, records);
  if (reply.total > 0 && (isWhole || from > 0 || [...params.q].length > longestMended)) return ok(reply);
  if (isEmpty(readQuery(params.q, tools.synonyms))) return ok(reply);
  return ok(await withHelp(tools, params, from, records, reply));
}

/** A longer question is a sentence: that no text holds all of it is no sign of a typing error. */
const longestMended = 12;

/** Proposals, other hits and help for a question that finds nothing, or nothing as a whole. */
async function withHelp(tools: SearchTools, params: SearchParameters, from: number, records: RecordReader, reply: SearchReply): Promise<SearchReply> {
  const count = async (asked: SearchParameters) => (await answer(tools, { ...asked, limit: 1 }, 0, records)).reply.total;
  const isFound = reply.total > 0 || (isNarrowed(params) && (await count(withoutFilters(params))) > 0);
  const proposals: string[] = [];
  for (const q of await didYouMean(tools.index, params.q, tools.synonyms.isKnown)) if ((await count({ ...params, q })) > 0) proposals.push(q);

  // what was asked for is never left aside while it finds something without its filters
  const instead = isFound ? undefined : proposals[0];
  const shown = instead === undefined ? reply : (await answer(tools, { ...params, q: instead }, from, records, params)).reply;
  const others = proposals.filter((one) => one !== instead);
  return {
    ...shown,
    ...(instead === undefined ? {} : { searchedInstead: instead }),
    ...(others.length === 0 ? {} : { didYouMean: others }),
    ...(shown.total > 0
      ? {}
      : { help: await zeroHelp(params, { count, isHeld: async (word) => (await count({ q: word, limit: 1, sort: 'relevance' })) > 0 }) }),
  };
}

/** @param asked the question the cursor is for, where another one is searched instead */
async function answer(
  { index, synonyms, settings, weigh }: SearchTools,
  params: SearchParameters,
  from: number,
  records: RecordReader,
  asked = params,
): Promise<{ readonly reply: SearchReply; readonly isWhole: boolean }> {
  const query = readQuery(params.q, synonyms);
  if (isEmpty(query)) return { reply: nothing, isWhole: false };

  const filters = filtersOf(params, await sitesInScope(params, records));
  const { facetValues, extractCharacters } = settings;
  const found = await find(index, query, { filters, sort: params.sort, facets: facetNames, facetValues, factors: (hits) => weigh(params.q, hits) });
  const page = await fillPage(found, { from, limit: params.limit }, async (hits) => {
    const resources = new Map((await records.resources(hits.map(({ hit }) => hit.id))).map((resource) => [resource.id, resource]));
    return hits.map(({ hit }) => currentOf(hit, resources.get(hit.id), filters));
  });
  const wanted = wantedOf(query);
  const total = found.total - page.hidden;
  return {
    isWhole: found.isWhole,
    reply: {
      items: page.shown.map(({ value, score }) => searchHit(value, wanted, score, extractCharacters)),
      ...(from === 0 && params.sort === 'relevance' && answersAt(settings, params.siteId)
        ? answered(
            { q: params.q, synonyms, rarity: found.rarity, frequency: found.frequency },
            page.shown.map(({ value }) => value),
            wanted,
          )
        : {}),
      ...(page.next < found.total ? { next: makeCursor(asked, page.next) } : {}),
      total,
      // an index that is behind knows no more than the repository shows: what counts nothing is not counted by kind, site or issuer either
      facets: total === 0 ? [] : facetsOf(found),
    },
  };
}

/** Resources looked into for an answer. */
const mostAsked = 10;

/** The passage that answers; nothing where nothing is asked, or no text answers. */
function answered(question: Question, shown: readonly Resource[], wanted: Wanted): Pick<SearchReply, 'answer'> {
  if (!asks(question.q)) return {};
  const chosen = choosePassage(question, shown.slice(0, mostAsked));
  return chosen ? { answer: quotedAnswer(chosen, wanted) } : {};
}

function periodFault({ publishedFrom, publishedTo }: SearchParameters): Failure | undefined {
  const isReversed = publishedFrom !== undefined && publishedTo !== undefined && publishedTo < publishedFrom;
  return isReversed ? { code: 'SEARCH_PERIOD_REVERSED', data: { publishedFrom, publishedTo } } : undefined;
}

/** The record as it may be shown; undefined when it was withdrawn, or a newer version moved out of what was asked for. */
function currentOf(hit: IndexHit, resource: Resource | undefined, filters: readonly IndexFilter[]): Resource | undefined {
  if (resource?.status !== 'published') return undefined;
  return resource.version === hit.version || passes(resource, filters) ? resource : undefined;
}

/** Facets without a value are left out. */
const facetsOf = ({ facets }: Found): Facet[] =>
  facetNames.flatMap((name) => {
    const values = facets[name] ?? [];
    return values.length === 0 ? [] : [{ name, values: values.map(({ value, count }) => ({ value, count })) }];
  });
