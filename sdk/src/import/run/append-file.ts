/** A file that only grows, with its length known at every moment, so that what came after the last acknowledged batch can be cut off. */

import { open, stat } from 'node:fs/promises';

/** Lines of NDJSON at the end of a file. */
export interface AppendFile {
  /** Bytes written so far. */
  readonly length: number;
  append(lines: readonly object[]): Promise<void>;
  /** On disk for good. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Whether a file is there with at least so many bytes; one that is shorter was changed since. */
export async function hasBytes(path: string, bytes: number): Promise<boolean> {
  if (bytes === 0) return true;
  try {
    return (await stat(path)).size >= bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** @param keepBytes what is kept of a file that exists (see `hasBytes`); 0 begins anew */
export async function openAppendFile(path: string, keepBytes: number): Promise<AppendFile> {
  const file = await open(path, keepBytes > 0 ? 'r+' : 'w');
  await file.truncate(keepBytes);
  let length = keepBytes;
  let isDirty = false;
  return {
    get length() {
      return length;
    },
    async append(lines) {
      if (lines.length === 0) return;
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      isDirty = true;
      // one write may take less than it was given
      for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from, bytes.length - from, length + from)).bytesWritten;
      length += bytes.length;
    },
    async sync() {
      if (isDirty) await file.datasync();
      isDirty = false;
    },
    close: () => file.close(),
  };
}
