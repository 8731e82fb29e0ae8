/** Size and SHA-256 of a file: how a resumed run knows that the input is the same. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Throws what the file system throws. */
export async function digestFile(path: string): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
