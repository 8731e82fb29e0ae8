/**
 * Replies of writes that carried an idempotency key, kept in the transaction of the write: whoever sends the write again gets the first
 * reply, and nothing takes effect twice. A row without a reply is a write that was begun outside of a transaction and has not ended.
 */

/** Whose key. */
export interface ReplyKey {
  /** Account id; "anonymous" for the public. */
  readonly caller: string;
  readonly key: string;
}

/** What is known of a key. */
export interface KeptReply {
  /** Digest of the request that used the key first. */
  readonly request: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly keptAt: string;
  /** As it was given to `keepReply`; absent: begun, not ended. */
  readonly reply?: string;
}

/** What is to be kept. */
export interface ReplyToKeep extends ReplyKey {
  readonly request: string;
  /** From this instant on the key is unknown. RFC 3339, UTC, milliseconds. */
  readonly expiresAt: string;
  readonly reply?: string;
}

/** Rows beyond their end that each `keepReply` clears away: keeping one never leaves more behind. */
export const clearedRows = 8;

/** A row of the table. */
export type ReplyRow = {
  readonly request: string;
  readonly kept_at: string;
  readonly reply: string | null;
};

/** What a row says. */
export const toKeptReply = ({ request, kept_at, reply }: ReplyRow): KeptReply => ({ request, keptAt: kept_at, ...(reply !== null && { reply }) });
