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

/** Place of a hash; negative when it is not there. Hashes are spread evenly, so the place is guessed from the value. */
function find(words: Uint32Array, from: number, count: number, wanted: number): number {
  let low = from;
  let high = from + count - 1;
  for (let isGuess = true; low <= high; isGuess = !isGuess) {
    const first = words[low]!;
    const last = words[high]!;
    if (wanted < first || wanted > last) return -1;
    // every second step halves, so that no spread makes it slow
    const place = isGuess && last > first ? low + Math.floor(((wanted - first) / (last - first)) * (high - low)) : (low + high) >>> 1;
    const value = words[place]!;
    if (value === wanted) return place;
    if (value < wanted) low = place + 1;
    else high = place - 1;
  }
  return -1;
}

/** Where the counts of one document go: per field its length, and per field and hash the count. */
export interface CountsTarget {
  readonly lengths: Uint32Array;
  readonly counts: Uint8Array;
}

/**
 * Reads back what `packCounts` made.
 * @param hashes what is counted
 * @param document place of the document among those the target is made for
 */
export function readCounts(bytes: Uint8Array, fields: number, hashes: readonly number[], { lengths, counts }: CountsTarget, document: number): void {
  // typed views need four-byte alignment, which a buffer from the database need not have
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >>> 2);
  let head = 0;
  for (let field = 0; field < fields; field++) {
    const distinct = words[head + 1]!;
    const firstCount = (head + 2 + distinct) * 4;
    const row = document * fields + field;
    lengths[row] = words[head]!;
    for (let at = 0; distinct > 0 && at < hashes.length; at++) {
      const place = find(words, head + 2, distinct, hashes[at]!);
      if (place >= 0) counts[row * hashes.length + at] = aligned[firstCount + place - head - 2]!;
    }
    head += 2 + distinct + Math.ceil(distinct / 4);
  }
}
