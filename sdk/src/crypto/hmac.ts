/** Keyed digests: HMAC (RFC 2104) with SM3 (GB/T 32905-2016), and with SHA-256 for partners without it. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SM3 of a text (as UTF-8) or of bytes; 32 bytes. */
export const hmacSm3 = (secret: Uint8Array, data: string | Uint8Array): Uint8Array => createHmac('sm3', secret).update(data).digest();

/** HMAC-SHA-256 of a text (as UTF-8) or of bytes; 32 bytes. */
export const hmacSha256 = (secret: Uint8Array, data: string | Uint8Array): Uint8Array => createHmac('sha256', secret).update(data).digest();

/** Compares in a time that does not tell where the first difference is. */
export const equalBytes = (one: Uint8Array, other: Uint8Array): boolean => one.byteLength === other.byteLength && timingSafeEqual(one, other);
