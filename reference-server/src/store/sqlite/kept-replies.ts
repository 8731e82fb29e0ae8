/** Kept replies in SQLite. */
import { clearedRows, type KeptReply, type ReplyKey, type ReplyRow, type ReplyToKeep, toKeptReply } from '../kept-reply.ts';
import type { Connection } from './connection.ts';

/** @param now instant of the look: what ends at it or before is unknown */
export function readKeptReply({ sql }: Pick<Connection, 'sql'>, { caller, key }: ReplyKey, now: string): KeptReply | undefined {
  const row = sql('SELECT request, kept_at, reply FROM kept_reply WHERE caller = ? AND key = ? AND expires_at > ?').get(caller, key, now);
  return row && toKeptReply(row as ReplyRow);
}

/** Replaces what was known of the key, and clears some of what has ended. */
export function keepReply({ sql }: Connection, { caller, key, request, expiresAt, reply }: ReplyToKeep, now: string): void {
  sql(
    `INSERT INTO kept_reply(caller, key, request, kept_at, expires_at, reply) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(caller, key) DO UPDATE SET
       request = excluded.request, kept_at = excluded.kept_at, expires_at = excluded.expires_at, reply = excluded.reply`,
  ).run(caller, key, request, now, expiresAt, reply ?? null);
  sql('DELETE FROM kept_reply WHERE rowid IN (SELECT rowid FROM kept_reply WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)').run(now, clearedRows);
}

/** Makes the key unknown. */
export function dropReply({ sql }: Connection, { caller, key }: ReplyKey): void {
  sql('DELETE FROM kept_reply WHERE caller = ? AND key = ?').run(caller, key);
}
