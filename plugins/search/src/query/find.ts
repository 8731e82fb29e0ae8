/**
 * Finds the hits of a question in the own index and puts them in order: documents whose number was asked for, newest first; then the
 * best candidates by the model (or the newest, when asked so); then the rest as the index orders it. Order and total are of one set.
 */
import type { IndexFilter, IndexHit, IndexMatch, IndexQuery, IndexReply, OwnIndex } from '@jiyue/sdk/plugin';
import type { Citations } from './citations.ts';
import { anyOf, looseMatch, strictMatch } from './match.ts';
import { model } from './model.ts';
import { rank, type ScoredHit } from './rank.ts';
import type { ReadQuery } from './read-query.ts';
import { presenceOf, weigh, type WeighedQuery } from './weigh.ts';

/** The own index, and how often works are named in it. */
export interface SearchIndex extends Pick<OwnIndex, 'query' | 'statistics'> {
  readonly citations: Citations;
}

/** What is asked besides the words. */
export interface FindRequest {
  readonly filters: readonly IndexFilter[];
  readonly sort: 'relevance' | 'date';
  /** Lets rankers weigh the best hits, best first; a factor each, in order. */
  factors(hits: readonly ScoredHit[]): Promise<readonly number[]>;
  /** Attributes to count, and how many values of each. */
  readonly facets: readonly string[];
  readonly facetValues: number;
}

/** A hit in its place. */
export interface PlacedHit {
  readonly hit: IndexHit;
  /** 0 where the date decides. */
  readonly score: number;
}

/** The hits of a question. */
export interface Found {
  readonly total: number;
  /** Whether a document holds the number or every word of the question, whatever the filters. */
  readonly isWhole: boolean;
  readonly facets: IndexReply['facets'];
  /** How telling a token of the question is. */
  rarity(token: string): number;
  /** Texts that hold a token of the question. */
  frequency(token: string): number;
  /** Hits from a place on; fewer than `count` only at the end. */
  slice(from: number, count: number): Promise<readonly PlacedHit[]>;
}

const nothing: Found = { total: 0, isWhole: false, facets: {}, rarity: () => 0, frequency: () => 0, slice: async () => [] };
const engineWeights = { title: 1.5, about: 1, body: 1, characters: 0, number: 0, named: 0 };

/** Looks up totals and candidates; further hits are read when a page needs them. */
export async function find(index: SearchIndex, query: ReadQuery, request: FindRequest): Promise<Found> {
  const { filters, sort } = request;
  const weighed = await weigh(index, query);
  const exact = numberMatch(weighed);
  const { words, isWhole } = await wordMatch(index, weighed);
  if (!exact && !words) return nothing;

  const byRelevance = sort === 'relevance';
  const presence = presenceOf(weighed);
  const facets = request.facets.map((attribute) => ({ attribute, limit: request.facetValues }));
  const main: IndexQuery = {
    ...(words ? { match: words } : {}),
    ...(exact ? { exclude: exact } : {}),
    filters,
    order: byRelevance ? 'score' : 'newest',
    weights: engineWeights,
    ...(presence ? { presence } : {}),
    limit: 0,
  };
  const measured: IndexQuery = { ...main, limit: model.candidates, measure: weighed.tokens.map(({ token }) => token) };

  const counted: Pick<IndexQuery, 'total' | 'facets'> = { total: true, facets };
  const exactTotal = exact ? ((await index.query({ match: exact, filters, order: 'newest', limit: 0, total: true })).total ?? 0) : 0;
  // without a number the candidates and the counts are of the same documents: one question
  const first = words && byRelevance ? await index.query(exact ? measured : { ...measured, ...counted }) : undefined;
  const scored = first ? rank(first.hits, weighed, await index.citations(first.hits)) : [];
  const ranked = weighAnew(scored, await request.factors(scored));
  const whole = anyOf([exact, words].filter((match) => match !== undefined));
  const { total = 0, facets: values } = first && !exact ? first : await index.query({ match: whole, filters, order: 'newest', limit: 0, ...counted });

  const tiers: readonly Tier[] = [
    { size: exactTotal, read: async (from, count) => placed(await index.query({ match: exact!, filters, order: 'newest', limit: count, offset: from })) },
    { size: ranked.length, read: async (from, count) => ranked.slice(from, from + count) },
    {
      size: Math.max(0, total - exactTotal - ranked.length),
      read: async (from, count) => placed(await index.query({ ...main, limit: count, offset: ranked.length + from })),
    },
  ];
  return {
    total,
    isWhole: isWhole || exact !== undefined,
    facets: values,
    rarity: weighed.rarity,
    frequency: weighed.frequency,
    slice: (from, count) => sliceOf(tiers, from, count),
  };
}

/** Scores by words and factors of rankers together; ties by id. */
const weighAnew = (hits: readonly ScoredHit[], factors: readonly number[]): readonly ScoredHit[] =>
  hits.map(({ hit, score }, place) => ({ hit, score: score * factors[place]! })).toSorted((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1));

/** Hits of one rule of order. */
interface Tier {
  readonly size: number;
  read(from: number, count: number): Promise<readonly PlacedHit[]>;
}

const placed = ({ hits }: IndexReply): readonly PlacedHit[] => hits.map((hit) => ({ hit, score: 0 }));

async function sliceOf(tiers: readonly Tier[], from: number, count: number): Promise<readonly PlacedHit[]> {
  const hits: PlacedHit[] = [];
  let start = 0;
  for (const { size, read } of tiers) {
    const inner = Math.max(0, from - start);
    const wanted = Math.min(count - hits.length, size - inner);
    if (wanted > 0) hits.push(...(await read(inner, wanted)));
    start += size;
  }
  return hits;
}

/** Documents that bear the number; undefined when none of the possible numbers is stored. */
function numberMatch({ query, frequency }: WeighedQuery): IndexMatch | undefined {
  const known = query.numbers.filter((number) => frequency(number) > 0);
  return known.length === 0 ? undefined : anyOf(known.map((token) => ({ token, fields: ['number'] })));
}

async function wordMatch(
  index: Pick<OwnIndex, 'query'>,
  weighed: WeighedQuery,
): Promise<{ readonly words: IndexMatch | undefined; readonly isWhole: boolean }> {
  const strict = strictMatch(weighed);
  const loose = looseMatch(weighed);
  if (!strict || !loose) return { words: loose, isWhole: false };
  const count = await countOf(index, strict, weighed);
  return { words: count >= model.enoughStrict ? strict : anyOf([strict, loose]), isWhole: count > 0 };
}

/** What a single token finds is known; anything else is counted. */
async function countOf(index: Pick<OwnIndex, 'query'>, match: IndexMatch, { frequency }: WeighedQuery): Promise<number> {
  if ('token' in match) return frequency(match.token);
  return (await index.query({ match, order: 'newest', limit: 0, total: true })).total ?? 0;
}
