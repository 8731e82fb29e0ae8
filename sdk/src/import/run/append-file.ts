/** A file that only grows, with its length known at every moment, so that what came after the last acknowledged batch can be cut off. */

import { open } from 'node:fs/promises';

/** Lines of NDJSON at the end of a file. */
export interface AppendFile {
  /** Bytes written so far. */
  readonly length: number;
  append(lines: readonly object[]): Promise<void>;
  /** On disk for good. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** @param keepBytes what is kept of a file that exists; 0 begins anew */
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
      await file.writev([bytes], length);
      length += bytes.length;
      isDirty = true;
    },
    async sync() {
      if (isDirty) await file.datasync();
      isDirty = false;
    },
    close: () => file.close(),
  };
}
