/** Kept replies in PostgreSQL; they are written in the transaction of the log alone, so two processes never meet on one key. */
import { clearedRows, type KeptReply, type ReplyKey, type ReplyRow, type ReplyToKeep, toKeptReply } from '../kept-reply.ts';
import type { Queries } from './sql.ts';

/** @param now instant of the look: what ends at it or before is unknown */
export async function readKeptReply({ rows }: Pick<Queries, 'rows'>, { caller, key }: ReplyKey, now: string): Promise<KeptReply | undefined> {
  const [row] = await rows('SELECT request, kept_at, reply FROM kept_reply WHERE caller = $1 AND key = $2 AND expires_at > $3', caller, key, now);
  return row && toKeptReply(row as ReplyRow);
}

/** Replaces what was known of the key, and clears some of what has ended. */
export async function keepReply({ change }: Queries, { caller, key, request, expiresAt, reply }: ReplyToKeep, now: string): Promise<void> {
  await Promise.all([
    change(
      `INSERT INTO kept_reply(caller, key, request, kept_at, expires_at, reply) VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(caller, key) DO UPDATE SET
         request = excluded.request, kept_at = excluded.kept_at, expires_at = excluded.expires_at, reply = excluded.reply`,
      ...[caller, key, request, now, expiresAt, reply ?? null],
    ),
    change('DELETE FROM kept_reply WHERE ctid = ANY(ARRAY(SELECT ctid FROM kept_reply WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2))', now, clearedRows),
  ]);
}

/** Makes the key unknown. */
export async function dropReply({ change }: Queries, { caller, key }: ReplyKey): Promise<void> {
  await change('DELETE FROM kept_reply WHERE caller = $1 AND key = $2', caller, key);
}
