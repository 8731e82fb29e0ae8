/**
 * Which documents are hits. Strict: they hold every word of the question. Where too few do (a whole sentence was typed), loose: they
 * hold two of its telling tokens, a very rare one, or a written form of a word. The choice rests on the question and the index alone, not on
 * filters, so facet counts, filters, totals and paging always speak of one set.
 */
import type { IndexMatch } from '@jiyue/sdk/plugin';
import type { ReadQuery } from './read-query.ts';
import type { WeighedQuery } from './weigh.ts';

/** Telling tokens at most; further ones only count for the order. */
const mostTelling = 24;
/** A token that more documents hold than this share, and than this number, tells little. */
const commonShare = 0.1;
const commonDocuments = 1000;
/** Entries of the index that one loose question may walk, beyond its three rarest tokens. */
const walkedEntries = 40_000;
/** A token that no more than this share of the documents hold is telling by itself, in an index large enough to tell. */
const rareShare = 0.01;

/** Everything the question says; undefined when some of it stands nowhere. */
export function strictMatch({ query, frequency }: WeighedQuery): IndexMatch | undefined {
  const { pairs, joining, alone, phrases } = query;
  const required = pairs.length + alone.length > 0 ? [...pairs, ...alone] : joining;
  if (required.length === 0 || required.some((token) => frequency(token) === 0)) return undefined;
  return allOf([...required.map((token) => ({ token })), ...phrases.map((phrase) => ({ phrase }))]);
}

/** A good part of what the question says; undefined when nothing of it stands anywhere. */
export function looseMatch(weighed: WeighedQuery): IndexMatch | undefined {
  const { query, frequency } = weighed;
  const telling = tellingTokens(weighed);
  const written = query.forms
    .filter(({ pairs }) => pairs.length > 0 && pairs.every((pair) => frequency(pair) > 0))
    .map(({ pairs }) => allOf(pairs.map((token) => ({ token }))));
  const { documents } = weighed.statistics;
  const rare = documents < commonDocuments ? 0 : documents * rareShare;
  const alone = telling.length > 3 ? telling.filter((token) => frequency(token) <= rare) : telling;
  const parts = [...(telling.length > 3 ? twoOf(telling) : []), ...alone.map((token) => ({ token })), ...written];
  if (parts.length === 0) return undefined;
  const some = anyOf(parts);
  return query.phrases.length === 0 ? some : allOf([some, ...query.phrases.map((phrase) => ({ phrase }))]);
}

/** Rarest first. */
function tellingTokens({ query, frequency, statistics }: WeighedQuery): readonly string[] {
  const known = firstKnown(query, frequency)
    .toSorted((a, b) => frequency(a) - frequency(b))
    .slice(0, mostTelling);
  const common = Math.max(commonDocuments, statistics.documents * commonShare);
  let walked = 0;
  return known.filter((token, place) => {
    walked += frequency(token);
    return place < 3 || (frequency(token) <= common && walked <= walkedEntries);
  });
}

/** Pairs and what stands alone; in a question that has none of them what joins words, at last single characters. Unknown words are not guessed at. */
function firstKnown({ pairs, joining, characters, alone }: ReadQuery, frequency: (token: string) => number): readonly string[] {
  const words = [...pairs, ...alone];
  const group = words.length > 0 ? words : joining.length > 0 ? joining : characters;
  return group.filter((token) => frequency(token) > 0);
}

/** Any two of these: one of each half, or two of one half. Every token stands in the expression about log2(n) times. */
function twoOf(tokens: readonly string[]): readonly IndexMatch[] {
  if (tokens.length < 2) return [];
  // every second one, so that neighbours in rareness are parted
  const left = tokens.filter((_, place) => place % 2 === 0);
  const right = tokens.filter((_, place) => place % 2 === 1);
  const either = (side: readonly string[]) => anyOf(side.map((token) => ({ token })));
  return [allOf([either(left), either(right)]), ...twoOf(left), ...twoOf(right)];
}

const allOf = (parts: readonly IndexMatch[]): IndexMatch => (parts.length === 1 ? parts[0]! : { all: parts });

/** One of these. */
export const anyOf = (parts: readonly IndexMatch[]): IndexMatch => (parts.length === 1 ? parts[0]! : { any: parts });
