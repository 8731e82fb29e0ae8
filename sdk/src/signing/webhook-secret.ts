/** Secrets of webhooks as Standard Webhooks 1.0.0 writes them: `whsec_` and base64 of 24 to 64 random bytes. */
import { randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const bounds = { least: 24, most: 64 } as const;

/** A fresh one, of 32 bytes. */
export const newWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

/** Its bytes; undefined for what is no secret. */
export function webhookSecretBytes(secret: string): Uint8Array | undefined {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : '';
  const bytes = Buffer.from(text, 'base64');
  // one secret has one text: what base64 would pass over is a slip of the pen
  return bytes.toString('base64') === text && bytes.length >= bounds.least && bytes.length <= bounds.most ? bytes : undefined;
}
