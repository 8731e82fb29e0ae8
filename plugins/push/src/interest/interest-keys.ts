/**
 * Keys of interests and of resources: a criterion of fields holds exactly when the resource has one of its keys. Words have keys too;
 * which of them a text has is found by `word-scanner.ts`.
 */
import type { Criterion } from '@jiyue/standards/model';
import { wordForm } from './find-word.ts';
import type { RecordFacts } from './record-facts.ts';
import { regionForm } from './region-chain.ts';

/** A criterion by its keys. */
export interface KeyedCriterion {
  readonly keys: readonly string[];
  /** Every key is needed; otherwise any is enough. */
  readonly needsAll: boolean;
}

const below = (name: string, isBelow: boolean): string => (isBelow ? `${name}+` : name);
const prefixed = (prefix: string, values: readonly string[]): readonly string[] => values.map((value) => `${prefix}:${value}`);

/** Keys of a criterion. */
export function keysOfCriterion(criterion: Criterion): KeyedCriterion {
  const any = (prefix: string, values: readonly string[]): KeyedCriterion => ({ keys: prefixed(prefix, values), needsAll: false });
  switch (criterion.kind) {
    case 'site':
      return any(below('site', criterion.includesBelow), criterion.siteIds);
    case 'column':
      return any(below('column', criterion.includesBelow), criterion.columnIds);
    case 'resource-kind':
      return any('kind', criterion.resourceKinds);
    case 'topic':
      return any('topic', criterion.topics);
    case 'region':
      return any(below('region', criterion.includesBelow), criterion.regionCodes.map(regionForm));
    case 'owner':
      return any('owner', criterion.organizationIds);
    case 'issuer':
      return any('issuer', criterion.issuerIds);
    case 'issuer-name':
      return any('issuer-name', criterion.names);
    case 'genre':
      return any('genre', criterion.genres);
    case 'validity':
      return any('validity', criterion.validities);
    case 'audience':
      return any('audience', criterion.audiences);
    case 'keyword':
      return any('keyword', criterion.keywords);
    case 'language':
      return any('language', criterion.locales);
    case 'record':
      return any('record', criterion.resourceIds);
    case 'words':
      return { keys: prefixed(criterion.isInTitleOnly ? 'title' : 'word', criterion.words.map(wordForm)), needsAll: criterion.needsAll };
  }
}

/** Keys of a resource, words left out. */
export function keysOfFacts(facts: RecordFacts): readonly string[] {
  const one = (prefix: string, value: string | undefined): readonly string[] => (value === undefined ? [] : [`${prefix}:${value}`]);
  return [
    ...one('site', facts.siteId),
    ...prefixed('site+', facts.siteChain),
    ...one('column', facts.columnId),
    ...prefixed('column+', facts.columnChain),
    ...one('kind', facts.kind),
    ...prefixed('topic', facts.topics),
    ...one('region', facts.region),
    ...prefixed('region+', facts.regionChain),
    ...one('owner', facts.ownerId),
    ...prefixed('issuer', facts.issuerIds),
    ...prefixed('issuer-name', facts.issuers),
    ...one('genre', facts.genre),
    ...one('validity', facts.validity),
    ...prefixed('audience', facts.audiences),
    ...prefixed('keyword', facts.keywords),
    ...one('language', facts.locale),
    ...one('record', facts.id),
  ];
}

/**
 * How often resources have a key of this kind, roughly: an interest is filed under its rarest clause. Wrong numbers make the index
 * slower, never wrong.
 */
const commonness: Readonly<Record<string, number>> = {
  record: 1,
  word: 2,
  title: 1,
  keyword: 2,
  'issuer-name': 4,
  issuer: 4,
  owner: 6,
  column: 6,
  topic: 8,
  genre: 16,
  region: 16,
  'column+': 24,
  audience: 24,
  'region+': 48,
  site: 48,
  kind: 96,
  validity: 96,
  'site+': 192,
  language: 384,
};

/** @param key as above */
export const commonnessOf = (key: string): number => commonness[key.slice(0, key.indexOf(':'))] ?? 16;
