/**
 * Signatures of webhooks (JY-PUSH-009): HMAC over "id.timestamp.body", as Standard Webhooks 1.0.0. `v1` is HMAC-SHA-256, which every
 * receiver of that standard knows; `v1sm3` beside it is HMAC-SM3, which others pass over.
 */
import { type HmacKey, hmacSha256, hmacSm3 } from '../crypto/hmac.ts';

/** Marks in front of a signature, and what they stand for. */
export const webhookSchemes = { v1: hmacSha256, v1sm3: hmacSm3 } as const;

/** One of the marks. */
export type WebhookScheme = keyof typeof webhookSchemes;

/** What is signed. */
export interface SignedWebhook {
  /** Id of the delivery, the same when it is repeated: 1 to 64 letters, digits or signs of _-. */
  readonly id: string;
  /** Seconds since 1970, UTC. */
  readonly timestamp: number;
  /** The bytes that are sent. */
  readonly body: Uint8Array;
}

/** "v1,…" or "v1sm3,…". */
export function webhookSignature(scheme: WebhookScheme, secret: HmacKey, { id, timestamp, body }: SignedWebhook): string {
  const digest = webhookSchemes[scheme](secret, `${id}.${timestamp}.`, body);
  return `${scheme},${Buffer.from(digest).toString('base64')}`;
}
