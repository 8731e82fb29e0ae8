/** Types of this plugin: its settings, and the operation of the standard it serves. */
import type { Call, Running } from '@jiyue/sdk/plugin';
import type { SearchTypes as GeneratedTypes } from './generated/types.ts';

/** Settings as the operator writes them; every one may be absent. */
export interface SearchConfig {
  /** Own lines of synonyms, "spoken spoken → written written". */
  readonly synonyms?: readonly string[];
  /** How much a law gains over a text without legal level, 0 to 1. */
  readonly legalLevelBoost?: number;
  /** How much a text of the highest bodies gains over one whose issuer tells no level, 0 to 1. */
  readonly issuerLevelBoost?: number;
  /** How much a text of today gains over a very old one, 0 to 1. */
  readonly freshnessBoost?: number;
  /** Length of extracts in characters, 40 to 400. */
  readonly extractCharacters?: number;
  /** Values of one facet, 1 to 100. */
  readonly facetValues?: number;
  /** Whether questions are answered with the passage that answers them. */
  readonly answers?: boolean;
  /** Sites that want no such answers on searches of their own. */
  readonly sitesWithoutAnswers?: readonly string[];
  /** Whether searches and clicks are counted. */
  readonly countSearches?: boolean;
  /** Searches before the text of words is kept, 3 to 1,000. */
  readonly leastSearches?: number;
  /** Days that words are kept after they were last asked, 1 to 1,100. */
  readonly keepWordsDays?: number;
  /** Whether several processes serve one database, so that they count together. */
  readonly severalProcesses?: boolean;
}

/** Parameters of the operation, as the standard's OpenAPI document describes them. */
export interface SearchParameters {
  readonly q: string;
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
  readonly siteId?: string;
  readonly columnId?: string;
  readonly kind?: string;
  readonly topic?: string;
  readonly issuer?: string;
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  readonly sort: 'relevance' | 'date';
  /** Absent: the site alone. */
  readonly scope?: 'site' | 'below';
  /** Absent: none are given. */
  readonly clickTokens?: boolean;
  readonly DNT?: string;
  readonly 'Sec-GPC'?: string;
}

/** Config and operations. */
export interface SearchTypes {
  config: SearchConfig;
  api: GeneratedTypes['api'];
}

/** Handlers of some of the operations. */
export type Operations<Id extends keyof SearchTypes['api']> = Pick<Running<SearchTypes>['operations'], Id>;

/** A call of the operation; what has a default may be left out here. */
export type SearchCall = Omit<Call<SearchTypes['api']['search']>, 'params'> & { readonly params: SearchParameters };
