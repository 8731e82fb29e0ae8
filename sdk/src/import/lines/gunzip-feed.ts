/**
 * Feeds gzip bytes piece by piece and gives back what each piece decoded to, so that everything before a break is kept:
 * a stream pipeline would throw away what it had buffered when the break comes.
 */

import { createGunzip } from 'node:zlib';

/** What one piece decoded to; `error` when the data broke inside it. */
export interface FeedResult {
  readonly chunks: readonly Uint8Array[];
  /** Code of zlib (`Z_DATA_ERROR`, `Z_BUF_ERROR`), with its message. Absent: the piece was good. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** One decoder. Feed in order, then `finish`; after an error it must not be used again. */
export interface GunzipFeed {
  feed(piece: Uint8Array): Promise<FeedResult>;
  /** Tells the decoder that no more comes; an error here means that the file stops short. */
  finish(): Promise<FeedResult>;
  close(): void;
}

/** Opens a decoder; members written one after the other are read as one. */
export function openGunzipFeed(): GunzipFeed {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  let chunks: Uint8Array[] = [];
  let settle: ((result: FeedResult) => void) | undefined;
  const answer = (error?: FeedResult['error']) => {
    const done = settle;
    settle = undefined;
    const given = chunks;
    chunks = [];
    done?.(error ? { chunks: given, error } : { chunks: given });
  };
  gunzip.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  gunzip.on('error', (error: NodeJS.ErrnoException) => answer({ code: error.code ?? 'Z_DATA_ERROR', message: error.message }));

  return {
    feed: (piece) =>
      new Promise((resolve) => {
        settle = resolve;
        gunzip.write(piece, (error) => {
          if (!error) answer();
        });
      }),
    finish: () =>
      new Promise((resolve) => {
        settle = resolve;
        gunzip.once('end', () => answer());
        gunzip.end();
      }),
    close: () => gunzip.destroy(),
  };
}
