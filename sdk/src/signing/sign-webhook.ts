/** Signs a webhook: its three headers. */
import { type HmacKey, hmacKey } from '../crypto/hmac.ts';
import { webhookSecretBytes } from './webhook-secret.ts';
import { type WebhookScheme, webhookSignature } from './webhook-signature.ts';

/** What is sent. */
export interface WebhookToSign {
  /** Id of the delivery, the same when it is repeated: 1 to 64 letters, digits or signs of _-. */
  readonly id: string;
  /** When it is sent: anew for each attempt. */
  readonly at: Date;
  /** The bytes that are sent, or their text. */
  readonly body: string | Uint8Array;
}

/** With what it is signed. */
export interface WebhookKeys {
  /** `whsec_…`; while one takes the place of another, both. */
  readonly secrets: readonly string[];
  /** Default: both, so that each receiver finds one that it knows. */
  readonly schemes?: readonly WebhookScheme[];
}

/** The headers, by lower-case name. @throws TypeError for an id or a secret that is none */
export function signWebhook({ id, at, body }: WebhookToSign, { secrets, schemes = ['v1', 'v1sm3'] }: WebhookKeys): Readonly<Record<string, string>> {
  if (!webhookIdForm.test(id)) throw new TypeError('the id of a webhook has 1 to 64 letters, digits or signs of _-');
  if (secrets.length === 0 || schemes.length === 0) throw new TypeError('a webhook is signed with at least one secret');
  const timestamp = Math.floor(at.getTime() / 1000);
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const signatures = secrets.flatMap((secret) => {
    const key = keyOf(secret);
    if (!key) throw new TypeError('a webhook secret is whsec_ and base64 of 24 to 64 bytes');
    return schemes.map((scheme) => webhookSignature(scheme, key, { id, timestamp, body: bytes }));
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}

/** Prepared secrets; those that were used longest ago go first. */
const prepared = new Map<string, HmacKey>();
const mostPrepared = 1000;

function keyOf(secret: string): HmacKey | undefined {
  const known = prepared.get(secret);
  if (known) return known;
  const bytes = webhookSecretBytes(secret);
  if (!bytes) return undefined;
  const key = hmacKey(bytes);
  prepared.set(secret, key);
  if (prepared.size > mostPrepared) prepared.delete(prepared.keys().next().value!);
  return key;
}

/** No dot: it parts the id from the time in what is signed. */
export const webhookIdForm = /^[A-Za-z0-9_-]{1,64}$/;
