/**
 * Reads a file as a stream of decoded bytes, plain or gzip (told by its first two bytes, not by its name), in bounded memory.
 * A broken .gz is a part of the answer, not an exception: everything that could be decoded comes first, then the break.
 */

import { open } from 'node:fs/promises';
import { openGunzipFeed, type FeedResult } from './gunzip-feed.ts';

/** Some decoded bytes and how far the file has been read. */
export interface BytesPart {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  /** Bytes of the file itself (compressed ones for a .gz) read so far. */
  readonly fileBytes: number;
}

/** Where and why the file could not be read on. */
export interface BytesBreak {
  readonly kind: 'break';
  /** Offset in the file itself, of the byte at which decoding failed; its size when the file stops short. */
  readonly offset: number;
  /** `truncated`: the file ends before the data does. `corrupt`: a byte does not fit, or the checksum is wrong. */
  readonly reason: 'truncated' | 'corrupt';
  /** Words of the decoder. */
  readonly detail: string;
}

/** Of a .gz: a break is looked for inside one piece, byte by byte. */
const pieceSize = 16 * 1024;
/** Of a plain file: each read goes through another thread, so few of them. */
const plainPieceSize = 256 * 1024;

/** Decoded bytes of `path` in order; at most one break, as the last part. Throws what the file system throws (ENOENT, EACCES …). */
export async function* readBytes(path: string): AsyncGenerator<BytesPart | BytesBreak> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(2);
    const { bytesRead } = await file.read(head, 0, 2, 0);
    const isGzip = bytesRead === 2 && head[0] === 0x1f && head[1] === 0x8b;
    yield* isGzip ? gzipParts(file) : plainParts(file);
  } finally {
    await file.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** Pieces of the file from `start`, each in a buffer of its own. */
async function* pieces(file: Handle, size: number, start = 0): AsyncGenerator<{ piece: Uint8Array; offset: number }> {
  for (let offset = start; ; ) {
    const buffer = Buffer.allocUnsafe(size);
    const { bytesRead } = await file.read(buffer, 0, size, offset);
    if (bytesRead === 0) return;
    yield { piece: buffer.subarray(0, bytesRead), offset };
    offset += bytesRead;
  }
}

async function* plainParts(file: Handle): AsyncGenerator<BytesPart> {
  for await (const { piece, offset } of pieces(file, plainPieceSize)) yield { kind: 'bytes', bytes: piece, fileBytes: offset + piece.length };
}

async function* gzipParts(file: Handle): AsyncGenerator<BytesPart | BytesBreak> {
  const feed = openGunzipFeed();
  let decoded = 0;
  let end = 0;
  try {
    for await (const { piece, offset } of pieces(file, pieceSize)) {
      const result = await feed.feed(piece);
      end = offset + piece.length;
      for (const bytes of result.chunks) {
        decoded += bytes.length;
        yield { kind: 'bytes', bytes, fileBytes: end };
      }
      if (result.error) return yield* lastBytes(file, offset, decoded);
    }
    yield* closing(await feed.finish(), end);
  } finally {
    feed.close();
  }
}

function* closing(result: FeedResult, end: number): Generator<BytesPart | BytesBreak> {
  for (const bytes of result.chunks) yield { kind: 'bytes', bytes, fileBytes: end };
  if (result.error) yield { kind: 'break', offset: end, reason: result.error.code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt', detail: result.error.message };
}

/**
 * The decoder gives nothing of the piece that broke it. This reads the file again up to that piece, skips what is known,
 * and goes through the piece byte by byte: what stands before the break is kept, and the break has an exact offset.
 */
async function* lastBytes(file: Handle, brokenFrom: number, known: number): AsyncGenerator<BytesPart | BytesBreak> {
  const feed = openGunzipFeed();
  let skip = known;
  try {
    for await (const { piece, offset } of pieces(file, pieceSize)) {
      const steps = offset < brokenFrom ? [piece] : Array.from(piece, (_, index) => piece.subarray(index, index + 1));
      for (const [index, step] of steps.entries()) {
        const result = await feed.feed(step);
        for (const chunk of result.chunks) {
          const bytes = chunk.subarray(Math.min(skip, chunk.length));
          skip -= chunk.length - bytes.length;
          if (bytes.length > 0) yield { kind: 'bytes', bytes, fileBytes: offset + index + 1 };
        }
        if (result.error) return yield { kind: 'break', offset: offset + index, reason: 'corrupt', detail: result.error.message };
      }
    }
  } finally {
    feed.close();
  }
}
