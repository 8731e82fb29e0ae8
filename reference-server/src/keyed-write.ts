/** A write that carries an idempotency key: however often it is sent, it takes effect once (JY-IFC-016). */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { KeptReply, ReplyKey } from './store/kept-reply.ts';

/** Made by the HTTP layer for one call, handed on with it. */
export interface KeyedWrite extends ReplyKey {
  /** Digest of operation, parameters and body: the same key with another request is refused. */
  readonly request: string;
  /** When the platform may forget the key. */
  expiresAt(time: string): string;
  /** Set where the reply is the first one's and nothing took effect now. */
  isReplayed: boolean;
}

/**
 * What a kept reply means for a write that comes again: its text; undefined when the first was begun and has not ended.
 * Fails with IDEMPOTENCY_KEY_REUSED when it was another request.
 */
export function replayOf({ key, request }: KeyedWrite, kept: KeptReply): Outcome<string | undefined> {
  return kept.request === request ? ok(kept.reply) : fail({ code: 'IDEMPOTENCY_KEY_REUSED', data: { key } });
}
