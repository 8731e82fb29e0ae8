/** What a walk over the whole log says: sound, or the first entry that is broken and how. */

/** How far the walk is. */
export interface VerifyProgress {
  readonly seq: number;
  readonly lastSeq: number;
}

/** What is wrong with the entry `seq`. */
export interface LogFault {
  readonly seq: number;
  /**
   * sequence: an entry is missing before it; previous: it does not follow the entry before; hash: its own text was changed;
   * record-missing: the version it tells of is gone; content: the content of that version was changed;
   * record: the head of that version (id, version, time) differs from the entry; unlogged: a version stands in no entry.
   */
  readonly place: 'sequence' | 'previous' | 'hash' | 'record-missing' | 'content' | 'record' | 'unlogged';
  readonly expected: string;
  readonly found: string;
  /** Record the entry tells of. */
  readonly subject: string;
}

/** Outcome of the walk. */
export type LogVerdict =
  | { readonly isSound: true; readonly entries: number; readonly versions: number; readonly headHash: string }
  | { readonly isSound: false; readonly fault: LogFault };
