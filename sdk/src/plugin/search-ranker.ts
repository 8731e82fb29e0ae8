/**
 * Extension point `search-ranker`: who else has a say in the order of hits (站内搜索的排序). The search plugin finds hits and scores them by
 * their words; a ranker answers with one factor a hit, and the scores are multiplied, so any number of rankers compose in any order. A
 * ranker that fails, is late or answers in another form counts for nothing in that search and harms no other.
 */
import { definePoint } from './points.ts';

/** A hit as rankers see it: what is public of it, no text. */
export interface RankedHit {
  /** Record id. */
  readonly id: string;
  /** 1 and up. */
  readonly version: number;
  /** Score by words, above 0; comparable within one search only. */
  readonly score: number;
  /** RFC 3339, UTC: by its source, else of the first publication here. */
  readonly publishedAt: string;
  readonly kind: string;
  readonly siteId: string;
  readonly columnId: string;
  /** Codes of topics, those above its own too; empty when there are none. */
  readonly topics: readonly string[];
  /** Names of issuers; empty when there are none. */
  readonly issuers: readonly string[];
  /** Legal level (效力位阶) in the words of the source, or as national names tell. Absent: none is known. */
  readonly legalLevel?: string;
  /** Code of the table `validity`. Absent: no policy document. */
  readonly validity?: string;
}

/** One search. */
export interface RankQuestion {
  /** As typed, at most 200 characters. Personal where a reader typed something personal: never kept, never logged. */
  readonly question: string;
  /** RFC 3339: the time of the search. */
  readonly now: string;
  /** The best hits by words, best first; 1 to 200. */
  readonly hits: readonly RankedHit[];
}

/** The point. */
export interface SearchRanker {
  /**
   * Weighs hits: 1 leaves a hit where it is, 2 doubles its score. No hit is taken away.
   * @returns one factor a hit, in order; outside `rankerLimits` it is cut to them
   */
  rank(question: RankQuestion): Promise<readonly number[]>;
}

/** Rankers of the site search: as many as the operator installs. */
export const searchRanker = definePoint<SearchRanker>()({ id: 'search-ranker', version: '1.0', holds: 'many' });

/** Limits of the point. */
export const rankerLimits = {
  /** Hits in one question. */
  hits: 200,
  /** Smallest and largest factor. */
  least: 0.25,
  most: 4,
  /** Time for one answer in ms; a later one is left aside. */
  deadlineMs: 50,
} as const;
