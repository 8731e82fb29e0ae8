/**
 * A plugin's own full-text index (permission index:own): tokens in, ids and counts out. No plugin opens a database.
 * The plugin analyses and ranks; the index only stores tokens, finds candidates and counts, so that SQLite FTS5,
 * PostgreSQL GIN or a search engine can stand behind it. It holds ids, versions and tokens, never text to show.
 */

/** What an index holds. Opening with another schema than the stored one empties the index. */
export interface IndexSchema {
  /** Raised by the plugin when its analyser changes, so that old and new tokens never mix. */
  readonly version: string;
  /** Names of the token fields, e.g. ["title", "body"]. 1 to 8, letters only. */
  readonly fields: readonly string[];
  /**
   * Further fields that are counted (`measure`) but never matched: cheaper, e.g. single characters beside two-character tokens.
   * 0 to 8, letters only; absent: none.
   */
  readonly countedFields?: readonly string[];
  /** Names of the attributes for filters and facets, e.g. ["kind", "siteId"]. 0 to 16, letters only. */
  readonly attributes: readonly string[];
}

/** One document as the plugin hands it over. */
export interface IndexDocument {
  /** Record id; a second put of the same id replaces the first. */
  readonly id: string;
  /** Version of the record. A put of a lower version than the stored one changes nothing. */
  readonly version: number;
  /**
   * Field -> tokens in order, separated by one blank. A token holds no blank, no ASCII punctuation and no capital ASCII letter.
   * Absent field: no tokens.
   */
  readonly text: { readonly [field: string]: string };
  /** Attribute -> value or values. Absent: none. */
  readonly attributes: { readonly [attribute: string]: string | readonly string[] };
  /** Orders and limits by time: an RFC 3339 instant in UTC, or any string that sorts. */
  readonly sortKey: string;
}

/** Which documents match. `fields` limits the place; absent: any field. */
export type IndexMatch =
  | { readonly token: string; readonly fields?: readonly string[] }
  /** Any token that starts so. */
  | { readonly prefix: string; readonly fields?: readonly string[] }
  /** These tokens side by side, in this order, in one field. */
  | { readonly phrase: readonly string[]; readonly fields?: readonly string[] }
  | { readonly all: readonly IndexMatch[] }
  | { readonly any: readonly IndexMatch[] };

/** A document passes when it passes every filter. */
export type IndexFilter =
  /** One of its values is one of these; an empty list lets nothing pass. */
  | { readonly attribute: string; readonly anyOf: readonly string[] }
  /** from <= sortKey < before, compared by code units. */
  | { readonly sortKey: { readonly from?: string; readonly before?: string } };

/** A token that counts when documents are ordered by what they hold. */
export interface IndexPresence {
  readonly token: string;
  /** Larger than 0. */
  readonly weight: number;
}

/** One question to the index. */
export interface IndexQuery {
  /** Absent: every document. */
  readonly match?: IndexMatch;
  /** Leaves out what matches this. */
  readonly exclude?: IndexMatch;
  readonly filters?: readonly IndexFilter[];
  /** score: the engine's own relevance, best first, a coarse order for candidates; newest: sortKey, last first. Ties by id. */
  readonly order: 'score' | 'newest';
  /** 0 to 2,000. 0 asks for total and facets alone. */
  readonly limit: number;
  /** Absent: 0. */
  readonly offset?: number;
  /** Field -> weight in the engine's own relevance; absent: 1 each. */
  readonly weights?: { readonly [field: string]: number };
  /**
   * With order score: the score of a document is the sum of the weights of these tokens that stand in any of its matched fields, instead of
   * the engine's own relevance. At most 200. Of more than 1,000 matches the best 1,000 are ordered so, the others follow by id. A host
   * that does not know this member orders by its own relevance.
   */
  readonly presence?: readonly IndexPresence[];
  /** Tokens to count in every hit (see IndexHit.counts). At most 200. Absent: nothing is counted. */
  readonly measure?: readonly string[];
  /** Attributes to count over all matching documents, with the number of values wanted. */
  readonly facets?: readonly { readonly attribute: string; readonly limit: number }[];
  /** Whether `total` is wanted; it costs a walk over all matches. Absent: false. */
  readonly total?: boolean;
}

/** One hit. */
export interface IndexHit {
  readonly id: string;
  readonly version: number;
  readonly sortKey: string;
  /** The engine's own relevance, larger is better; 0 with order newest. Comparable within one query only. */
  readonly score: number;
  readonly attributes: { readonly [attribute: string]: readonly string[] };
  /** Field, counted ones too -> number of tokens in it. Only with `measure`; an empty field is 0. */
  readonly lengths?: { readonly [field: string]: number };
  /** Field -> how often each token of `measure` stands in it, in the order of `measure`. Counts above 255 are given as 255. */
  readonly counts?: { readonly [field: string]: readonly number[] };
}

/** Answer of the index. */
export interface IndexReply {
  readonly hits: readonly IndexHit[];
  /** Number of all matching documents; absent unless asked for. */
  readonly total?: number;
  /** Attribute -> values with their counts, largest first, ties by value. Attributes not asked for are absent. */
  readonly facets: { readonly [attribute: string]: readonly { readonly value: string; readonly count: number }[] };
}

/** Figures of the whole index that a ranking needs. A document replaced or removed may still be counted for a while. */
export interface IndexStatistics {
  /** Number of documents. */
  readonly documents: number;
  /** Field -> mean number of tokens, empty fields included; 0 in an empty index. */
  readonly averageLengths: { readonly [field: string]: number };
  /** For each asked token the number of documents that hold it in any matched field. */
  readonly documentFrequencies: readonly number[];
}

/** The port. Each write is all or nothing and stays after a crash once it has returned. */
export interface OwnIndex {
  /**
   * Declares the schema; comes before every other call. `identity` changes whenever the index was created or emptied:
   * a follower that sees a new one has to be replayed from the start.
   */
  open(schema: IndexSchema): Promise<{ readonly identity: string }>;
  /** Stores or replaces. Batches of some hundred are quickest. Throws on an undeclared field or attribute. */
  put(documents: readonly IndexDocument[]): Promise<void>;
  /** Forgets; unknown ids are ignored. */
  remove(ids: readonly string[]): Promise<void>;
  /** Empties the index; the schema stays, the identity does not. */
  clear(): Promise<void>;
  query(query: IndexQuery): Promise<IndexReply>;
  statistics(tokens: readonly string[]): Promise<IndexStatistics>;
  /** SHA-256 over id, version and content digest of all documents in id order: the same documents give the same digest. */
  digest(): Promise<string>;
}
