/** Keys of plugins as UTF-16BE bytes: SQLite compares bytes, and so they sort by code units, as the contract says. */

/** Text to bytes. */
export const keyBytes = (key: string): Buffer => Buffer.from(key, 'utf16le').swap16();

/** Bytes to text. */
export const keyText = (bytes: Uint8Array): string => Buffer.from(bytes).swap16().toString('utf16le');
