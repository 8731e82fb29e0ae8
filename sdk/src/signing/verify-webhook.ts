/** Judges a webhook that came in: its time, then its signature. Over the bytes as they came, never over JSON that was read and written again. */
import { equalBytes } from '../crypto/hmac.ts';
import { type Failure, fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { HeaderLookup } from './call-headers.ts';
import { webhookIdForm } from './sign-webhook.ts';
import { webhookSecretBytes } from './webhook-secret.ts';
import { type WebhookScheme, webhookSchemes, webhookSignature } from './webhook-signature.ts';

/** What judging needs. */
export interface VerifyWebhookOptions {
  /** `whsec_…`; while one takes the place of another, both. */
  readonly secrets: readonly string[];
  readonly now: Date;
  /** Longest difference between the clocks of both sides. Default 300. */
  readonly toleranceSeconds?: number;
  /** Schemes that are taken. Default: both. */
  readonly schemes?: readonly WebhookScheme[];
}

/** A webhook whose sender is proven. */
export interface VerifiedWebhook {
  /** Id of the delivery: the same again is a repetition, to be acknowledged and not dealt with twice. */
  readonly id: string;
  /** Seconds since 1970, UTC. */
  readonly timestamp: number;
}

/** Why a webhook is refused: answer 400 or 401, and deal with nothing in it. */
export type WebhookFailure = Failure & {
  readonly code: 'WEBHOOK_HEADER_INVALID' | 'WEBHOOK_OUT_OF_TIME' | 'WEBHOOK_SIGNATURE_INVALID';
};

/** Default of the window: 5 minutes on either side. */
export const webhookToleranceSeconds = 300;

/** @throws TypeError for a secret that is none: that is a mistake of the receiver's own settings */
export function verifyWebhook(
  header: HeaderLookup,
  body: Uint8Array,
  { secrets, now, toleranceSeconds = webhookToleranceSeconds, schemes = ['v1', 'v1sm3'] }: VerifyWebhookOptions,
): Outcome<VerifiedWebhook, WebhookFailure> {
  const [id, time, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(name));
  if (typeof id !== 'string' || !webhookIdForm.test(id)) return refuse('WEBHOOK_HEADER_INVALID', { header: 'webhook-id' });
  if (typeof time !== 'string' || !/^(0|[1-9][0-9]{0,11})$/.test(time)) return refuse('WEBHOOK_HEADER_INVALID', { header: 'webhook-timestamp' });
  if (typeof given !== 'string' || given.length > 4096) return refuse('WEBHOOK_HEADER_INVALID', { header: 'webhook-signature' });

  const timestamp = Number(time);
  const differenceSeconds = Math.round(now.getTime() / 1000 - timestamp);
  if (Math.abs(differenceSeconds) > toleranceSeconds) return refuse('WEBHOOK_OUT_OF_TIME', { differenceSeconds, toleranceSeconds });

  const keys = secrets.map((secret) => {
    const key = webhookSecretBytes(secret);
    if (!key) throw new TypeError('a webhook secret is whsec_ and base64 of 24 to 64 bytes');
    return key;
  });
  const isProven = given.split(' ').some((signature) => isSignedBy(signature, keys, schemes, { id, timestamp, body }));
  return isProven ? ok({ id, timestamp }) : refuse('WEBHOOK_SIGNATURE_INVALID', {});
}

function isSignedBy(
  signature: string,
  keys: readonly Uint8Array[],
  schemes: readonly WebhookScheme[],
  signed: Parameters<typeof webhookSignature>[2],
): boolean {
  const scheme = signature.slice(0, signature.indexOf(','));
  if (!Object.hasOwn(webhookSchemes, scheme) || !schemes.includes(scheme as WebhookScheme)) return false;
  const bytes = Buffer.from(signature, 'utf8');
  return keys.some((key) => equalBytes(Buffer.from(webhookSignature(scheme as WebhookScheme, key, signed), 'utf8'), bytes));
}

const refuse = (code: WebhookFailure['code'], data: NonNullable<Failure['data']>): Outcome<never, WebhookFailure> => fail({ code, data });
