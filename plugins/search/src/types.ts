/** Types of this plugin: its settings, and the operation of the standard it serves. */
import type { Call } from '@jiyue/sdk/plugin';
import type { SearchReply } from '@jiyue/standards/model';

/** Settings as the operator writes them; every one may be absent. */
export interface SearchConfig {
  /** Own lines of synonyms, "spoken spoken → written written". */
  readonly synonyms?: readonly string[];
  /** How much a law gains over a text without legal level, 0 to 1. */
  readonly legalLevelBoost?: number;
  /** Length of extracts in characters, 40 to 400. */
  readonly extractCharacters?: number;
  /** Values of one facet, 1 to 100. */
  readonly facetValues?: number;
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
}

/** Config and operations. */
export interface SearchTypes {
  config: SearchConfig;
  api: { search: { params: SearchParameters; body: undefined; reply: SearchReply } };
}

/** A call of the operation. */
export type SearchCall = Call<SearchTypes['api']['search']>;
