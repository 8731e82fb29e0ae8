/** Cuts decoded bytes into lines (NDJSON). Bytes, not text: a line that is not UTF-8 must reach the rejects file as it was. */

import type { BytesBreak, BytesPart } from './read-bytes.ts';

/** One line without its line end. Blank lines are left out, but counted in the numbers. */
export interface Line {
  readonly kind: 'line';
  /** From 1, as an editor counts. */
  readonly number: number;
  /** Offset of its first byte in the decoded text. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** Length of the whole line; larger than `bytes.length` when the line was longer than the limit and its rest was passed over. */
  readonly length: number;
  /** True when the file broke inside this line: only its beginning is known. */
  readonly isCutOff: boolean;
  /** Bytes of the file itself read so far. */
  readonly fileBytes: number;
}

/** Longest line kept whole: 16 MiB, eight times the longest text that the model allows. */
export const maxLineBytes: number = 16 * 1024 * 1024;

/** Lines in order, and the break of the file, if any, as the last part. A byte order mark before line 1 is dropped. */
export async function* splitLines(parts: AsyncIterable<BytesPart | BytesBreak>, limit: number = maxLineBytes): AsyncGenerator<Line | BytesBreak> {
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  let length = 0;
  let number = 0;
  let offset = 0;
  let fileBytes = 0;
  let broken: BytesBreak | undefined;

  const add = (bytes: Uint8Array) => {
    length += bytes.length;
    const room = limit - keptBytes;
    if (room <= 0 || bytes.length === 0) return;
    const part = bytes.subarray(0, room);
    kept.push(part);
    keptBytes += part.length;
  };
  const take = (isCutOff: boolean): Line | undefined => {
    number += 1;
    const all = kept.length === 1 ? kept[0]! : Buffer.concat(kept);
    const bytes = trimEnd(number === 1 ? withoutMark(all) : all);
    const line: Line = { kind: 'line', number, offset, bytes, length: length > limit ? length : bytes.length, isCutOff, fileBytes };
    kept = [];
    keptBytes = 0;
    length = 0;
    return isBlank(bytes) ? undefined : line;
  };

  let position = 0;
  for await (const part of parts) {
    if (part.kind === 'break') {
      broken = part;
      break;
    }
    fileBytes = part.fileBytes;
    let start = 0;
    for (let end = part.bytes.indexOf(10); end !== -1; end = part.bytes.indexOf(10, start)) {
      add(part.bytes.subarray(start, end));
      start = end + 1;
      const line = take(false);
      offset = position + start;
      if (line) yield line;
    }
    add(part.bytes.subarray(start));
    position += part.bytes.length;
  }
  if (length > 0) {
    const last = take(broken !== undefined);
    if (last) yield last;
  }
  if (broken) yield broken;
}

const trimEnd = (bytes: Uint8Array) => (bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes);
const withoutMark = (bytes: Uint8Array) => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
