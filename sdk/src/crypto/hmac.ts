/** Keyed digests: HMAC (RFC 2104) with SM3 (GB/T 32905-2016), and with SHA-256 for partners without it. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** A secret as bytes, or prepared by `hmacKey`. */
export type HmacKey = Uint8Array | KeyObject;

/** Prepares a secret that is used often: a digest with it costs a quarter to a third of what it costs with bytes. */
export const hmacKey = (secret: Uint8Array): HmacKey => createSecretKey(secret);

const hmacOf = (algorithm: 'sm3' | 'sha256', secret: HmacKey, parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const hmac = createHmac(algorithm, secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};

/** HMAC-SM3 of a text (as UTF-8), of bytes, or of several one after the other; 32 bytes. */
export const hmacSm3 = (secret: HmacKey, ...parts: readonly (string | Uint8Array)[]): Uint8Array => hmacOf('sm3', secret, parts);

/** HMAC-SHA-256 of a text (as UTF-8), of bytes, or of several one after the other; 32 bytes. */
export const hmacSha256 = (secret: HmacKey, ...parts: readonly (string | Uint8Array)[]): Uint8Array => hmacOf('sha256', secret, parts);

/** Compares in a time that does not tell where the first difference is. */
export const equalBytes = (one: Uint8Array, other: Uint8Array): boolean => one.byteLength === other.byteLength && timingSafeEqual(one, other);
