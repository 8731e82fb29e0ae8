/**
 * One stored version of a record, as every driver keeps it. The complete wire JSON is kept as text, so a read answers it
 * without parsing; beside it stand only the facts that lists, rights and references need.
 */

/** Families of records: the same names as `ChangeData.family`. */
export type Family = 'organization' | 'site' | 'column' | 'resource' | 'relation' | 'attachment';

/** Facts of a version that lists and rights look at. Empty text: the record has none. */
export interface RecordFacts {
  readonly id: string;
  /** From 1, one more at each write. */
  readonly version: number;
  readonly family: Family;
  /** Kind of resource; empty for the other families. */
  readonly kind: string;
  /** Status of this version: a code of resource-status or site-status; "saved" where the family has none, "removed" at its end. */
  readonly status: string;
  readonly siteId: string;
  readonly columnId: string;
  readonly ownerId: string;
  /** Kind of withdrawal; empty when the version is no withdrawal. */
  readonly withdrawal: string;
  /** Orders lists within a family: an instant for resources, a padded order for columns, else the id. */
  readonly sortKey: string;
  /** 发文字号 of a resource; empty without one. */
  readonly documentNumber: string;
  /** Identity in the source system; both empty for what was written here. */
  readonly originSystem: string;
  readonly originRecordId: string;
}

/** A stored version. */
export interface RecordRow extends RecordFacts {
  /** Whether this version decides what readers without a grant get. */
  readonly isLive: boolean;
  /** SM3 of the content, as in the log entry of this version. */
  readonly digest: string;
  /** The complete record as it goes over the wire. */
  readonly json: string;
  /** Where the canonical content begins in `json`: `'{' + json.slice(contentAt)` has the digest. */
  readonly contentAt: number;
}

/** A named, directed reference between records, e.g. parent, attachment; replaced as a whole with each write of `fromId`. */
export interface RecordLink {
  readonly name: string;
  readonly toId: string;
}

/** A value that one record of the platform may hold at a time, e.g. a domain. */
export interface RecordClaim {
  readonly name: string;
  readonly value: string;
}

/** Identity of a record in its source system: the idempotency key. */
export interface OriginKey {
  readonly system: string;
  readonly recordId: string;
  readonly siteId: string;
}
