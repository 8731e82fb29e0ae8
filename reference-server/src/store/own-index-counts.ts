/**
 * How often each token stands in a document, packed for the second look at candidates: per field its length, the sorted
 * 32-bit hashes of its distinct tokens and a byte each for the count. Two tokens with one hash are possible and harmless
 * (about one in a million documents); a full-text index finds documents quickly but does not give these counts.
 */

/** FNV-1a over the code units. */
export function hashToken(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

let scratch = new Uint32Array(4096);

/** Hashes of the blank-separated tokens, sorted; a view that the next call overwrites. */
function sortedHashes(tokens: string): Uint32Array {
  let count = 0;
  for (let start = 0; start < tokens.length; ) {
    const blank = tokens.indexOf(' ', start);
    const end = blank < 0 ? tokens.length : blank;
    if (end > start) {
      if (count === scratch.length) {
        const larger = new Uint32Array(scratch.length * 2);
        larger.set(scratch);
        scratch = larger;
      }
      scratch[count++] = hashToken(tokens, start, end);
    }
    start = end + 1;
  }
  return scratch.subarray(0, count).sort();
}

/** One field, packed: length, number of distinct tokens, hashes, counts, padded to four bytes. */
function packField(tokens: string): { length: number; bytes: Uint8Array } {
  const hashes = sortedHashes(tokens);
  let distinct = 0;
  for (let i = 0; i < hashes.length; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) distinct++;
  const bytes = new Uint8Array(8 + distinct * 4 + Math.ceil(distinct / 4) * 4);
  const words = new Uint32Array(bytes.buffer, 0, 2 + distinct);
  words[0] = hashes.length;
  words[1] = distinct;
  const counts = bytes.subarray(8 + distinct * 4);
  let at = -1;
  for (let i = 0; i < hashes.length; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) words[2 + ++at] = hashes[i]!;
    if (counts[at]! < 255) counts[at]!++;
  }
  return { length: hashes.length, bytes };
}

/** Packs the fields in the given order. `lengths` are the token numbers of the fields. */
export function packCounts(fields: readonly string[]): { lengths: number[]; bytes: Uint8Array } {
  const packed = fields.map(packField);
  const bytes = new Uint8Array(packed.reduce((sum, field) => sum + field.bytes.length, 0));
  let offset = 0;
  for (const field of packed) {
    bytes.set(field.bytes, offset);
    offset += field.bytes.length;
  }
  return { lengths: packed.map(({ length }) => length), bytes };
}

const find = (hashes: Uint32Array, wanted: number) => {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = hashes[middle]!;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** Reads back what `packCounts` made: for each field its length and the counts of the asked hashes, in their order. */
export function readCounts(bytes: Uint8Array, fields: number, hashes: readonly number[]): { length: number; counts: number[] }[] {
  // typed views need four-byte alignment, which a buffer from the database need not have
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const read: { length: number; counts: number[] }[] = [];
  let offset = aligned.byteOffset;
  for (let field = 0; field < fields; field++) {
    const head = new Uint32Array(aligned.buffer, offset, 2);
    const length = head[0]!;
    const distinct = head[1]!;
    const known = new Uint32Array(aligned.buffer, offset + 8, distinct);
    const counts = new Uint8Array(aligned.buffer, offset + 8 + distinct * 4, distinct);
    read.push({ length, counts: hashes.map((hash) => counts[find(known, hash)] ?? 0) });
    offset += 8 + distinct * 4 + Math.ceil(distinct / 4) * 4;
  }
  return read;
}
