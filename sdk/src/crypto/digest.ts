/** Digests as lower-case hexadecimal: SM3 (GB/T 32905-2016) for content and log, SHA-256 beside it where others expect it. */
import { hash } from 'node:crypto';

/** SM3 of a text (as UTF-8) or of bytes; 64 lower-case hexadecimal digits. */
export const sm3 = (data: string | Uint8Array): string => hash('sm3', data);

/** SHA-256 of a text (as UTF-8) or of bytes; 64 lower-case hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
