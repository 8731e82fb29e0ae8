/**
 * A plugin's own event series (permission series:own): events in, sums over periods out. The host keeps raw events for a window and writes
 * roll-ups with them in one step, so that both give the same numbers; distinct values are counted by sketches that can be merged.
 * Days and months are those of Asia/Shanghai. No plugin opens a database.
 */

/** Length of a period. */
export type SeriesPeriod = 'hour' | 'day' | 'month';

/** What a series holds. Opening with another schema than the stored one empties it. */
export interface SeriesSchema {
  /** Raised by the plugin when the meaning of a member changes. */
  readonly version: string;
  /** Short texts by which events are told apart, e.g. ["siteId", "device"]. 1 to 24, letters only. */
  readonly dimensions: readonly string[];
  /** Whole numbers that are added up, e.g. ["views"]. 0 to 8, letters only. */
  readonly sums: readonly string[];
  /** What is counted once a value, e.g. ["visitors"]. 0 to 4, letters only. Values are hashed; none is kept. */
  readonly distincts: readonly string[];
  /** Which sums are kept ready. 1 to 24. */
  readonly rollups: readonly SeriesRollup[];
}

/** Sums of all events of a period with the same values. */
export interface SeriesRollup {
  /** Letters only. */
  readonly name: string;
  readonly period: SeriesPeriod;
  /** Dimensions that are kept apart; an empty list keeps one row a period. */
  readonly dimensions: readonly string[];
  /** Distincts that are counted in it: sketches of many small groups are most of what is kept. Absent: all of the schema. */
  readonly distincts?: readonly string[];
}

/** One event. */
export interface SeriesEvent {
  /** Counts once on the day of `at`, however often it is sent; 64 bits of its digest are kept. 1 to 100 characters. Absent: every event counts. */
  readonly id?: string;
  /** RFC 3339. Late events go to the period they belong to. */
  readonly at: string;
  /** Absent dimension: the empty text. At most 200 characters a value. */
  readonly dimensions: { readonly [dimension: string]: string };
  /** Whole numbers within 2^53; absent: 0. */
  readonly sums?: { readonly [sum: string]: number };
  /** Absent: not counted. */
  readonly distincts?: { readonly [distinct: string]: string };
}

/** A question. */
export interface SeriesQuery {
  /** Roll-up that is read, or whose periods the raw events are cut into. */
  readonly rollup: string;
  /** First period that counts, e.g. "2026-03-01", "2026-03-01T08", "2026-03". Absent: from the beginning. */
  readonly from?: string;
  /** First period that does not count any more. Absent: to the end. */
  readonly before?: string;
  /** "period" or dimensions of the roll-up. Empty: one row over all. */
  readonly groupBy: readonly string[];
  /** Dimensions of the roll-up with the values that count. */
  readonly filters?: readonly { readonly dimension: string; readonly anyOf: readonly string[] }[];
  /** Distincts that are wanted; absent: all that the roll-up counts. */
  readonly distincts?: readonly string[];
  /** "period": oldest first; "events": most events first. Ties by the values. */
  readonly order: 'period' | 'events';
  /** 1 to 10,000. */
  readonly limit: number;
}

/** One row of an answer. */
export interface SeriesRow {
  /** Values of `groupBy`. */
  readonly group: { readonly [member: string]: string };
  readonly events: number;
  readonly sums: { readonly [sum: string]: number };
  /** Estimates, exact for small numbers; standard error 1.6 %. */
  readonly distincts: { readonly [distinct: string]: number };
}

/** An answer. */
export interface SeriesReply {
  readonly rows: readonly SeriesRow[];
  /** Number of rows without the limit. */
  readonly total: number;
}

/** The port. Each write is all or nothing and durable when it resolves. */
export interface OwnSeries {
  /** Declares the schema; comes before every other call. `identity` changes whenever the series was created or emptied. */
  open(schema: SeriesSchema): Promise<{ readonly identity: string }>;
  /** @returns number of events that counted. Throws RangeError, and counts none, when one of them cannot be kept. */
  append(events: readonly SeriesEvent[]): Promise<number>;
  /** From the roll-ups. */
  query(query: SeriesQuery): Promise<SeriesReply>;
  /** The same answer from the raw events that are still kept; slow, for proofs. */
  recount(query: SeriesQuery): Promise<SeriesReply>;
  /** Forgets raw events before an instant (RFC 3339) with their ids; the roll-ups stay. @returns number of events */
  forgetRaw(before: string): Promise<number>;
  /** Number of raw events that are kept, and the span of their instants. */
  size(): Promise<{ readonly rawEvents: number; readonly oldest?: string; readonly newest?: string }>;
  clear(): Promise<void>;
}
