/**
 * Whether a resource is what somebody asked for, and why: the one reading of a stored query (个性定制的检索条件). Push, search alert and
 * personal page all come here; the inverted index gives the same answers faster and is tested against this file.
 */
import type { Criterion, InterestQuery, MatchedCriterion } from '@jiyue/standards/model';
import { hasWord, wordForm } from './find-word.ts';
import type { RecordFacts } from './record-facts.ts';
import { regionForm } from './region-chain.ts';

const meets = (wanted: readonly string[], there: readonly string[]): boolean => wanted.some((one) => there.includes(one));
const is = (wanted: readonly string[], there: string | undefined): boolean => there !== undefined && wanted.includes(there);

/** How each kind of criterion is judged. A kind that is missing here does not compile. */
const judges: { readonly [K in Criterion['kind']]: (criterion: Extract<Criterion, { kind: K }>, facts: RecordFacts) => boolean } = {
  site: ({ siteIds, includesBelow }, { siteId, siteChain }) => (includesBelow ? meets(siteIds, siteChain) : is(siteIds, siteId)),
  column: ({ columnIds, includesBelow }, { columnId, columnChain }) => (includesBelow ? meets(columnIds, columnChain) : is(columnIds, columnId)),
  'resource-kind': ({ resourceKinds }, { kind }) => is(resourceKinds, kind),
  topic: ({ topics: wanted }, { topics }) => meets(wanted, topics),
  region: ({ regionCodes, includesBelow }, { region, regionChain }) => {
    const wanted = regionCodes.map(regionForm);
    return includesBelow ? meets(wanted, regionChain) : is(wanted, region);
  },
  owner: ({ organizationIds }, { ownerId }) => is(organizationIds, ownerId),
  issuer: ({ issuerIds: wanted }, { issuerIds }) => meets(wanted, issuerIds),
  'issuer-name': ({ names }, { issuers }) => meets(names, issuers),
  genre: ({ genres }, { genre }) => is(genres, genre),
  validity: ({ validities }, { validity }) => is(validities, validity),
  audience: ({ audiences: wanted }, { audiences }) => meets(wanted, audiences),
  keyword: ({ keywords: wanted }, { keywords }) => meets(wanted, keywords),
  words: ({ words, needsAll, isInTitleOnly }, { text, titleEnd }) => {
    const found = (word: string) => hasWord(text, wordForm(word), isInTitleOnly ? titleEnd : text.length);
    return needsAll ? words.every(found) : words.some(found);
  },
  language: ({ locales }, { locale }) => is(locales, locale),
  record: ({ resourceIds }, { id }) => is(resourceIds, id),
};

/** Whether one criterion holds. */
export const holds = (criterion: Criterion, facts: RecordFacts): boolean =>
  (judges[criterion.kind] as (one: Criterion, facts: RecordFacts) => boolean)(criterion, facts);

/** @returns the first criterion that holds in each clause; undefined: the resource does not match */
export function matchQuery({ all, none = [] }: InterestQuery, facts: RecordFacts): readonly MatchedCriterion[] | undefined {
  const matched: MatchedCriterion[] = [];
  for (const [clause, { any }] of all.entries()) {
    const criterion = any.findIndex((one) => holds(one, facts));
    if (criterion < 0) return undefined;
    matched.push({ clause, criterion });
  }
  return none.some((one) => holds(one, facts)) ? undefined : matched;
}
