/** Interests (兴趣): one definition of a stored query for push, search alerts and the personal page. Nothing here reaches anything outside. */
export { canonicalQuery, type CanonicalQuery } from './canonical-query.ts';
export { createInterestIndex, type InterestIndex } from './interest-index.ts';
export { matchQuery } from './match-query.ts';
export { factsOf, type Places, placesOf, type RecordFacts } from './record-facts.ts';
