/**
 * UTF-8 bytes of texts that are sent again and again: the repository hands out the same text object for a hot read,
 * and turning Chinese text into bytes costs more than everything else on the way of such a request.
 */

/** Bytes by text. */
export interface Utf8Cache {
  bytesOf(text: string): Buffer;
}

/** @param limitBytes most bytes kept; the oldest go first, and a text that alone is larger than a quarter of it is not kept */
export function createUtf8Cache(limitBytes = 33_554_432): Utf8Cache {
  const kept = new Map<string, Buffer>();
  let size = 0;
  return {
    bytesOf(text) {
      const known = kept.get(text);
      if (known) return known;
      const bytes = Buffer.from(text);
      if (bytes.length > limitBytes / 4) return bytes;
      kept.set(text, bytes);
      size += bytes.length;
      for (const [oldest, { length }] of kept) {
        if (size <= limitBytes) break;
        kept.delete(oldest);
        size -= length;
      }
      return bytes;
    },
  };
}
