/** Size and SHA-256 of a file: how a resumed run knows that the input is the same. */

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Throws what the file system throws. */
export async function digestFile(path: string): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafeSlow(1 << 20);
    for (let sizeBytes = 0; ; ) {
      const { bytesRead } = await file.read(piece, 0, piece.length, sizeBytes);
      if (bytesRead === 0) return { sizeBytes, sha256: hash.digest('hex') };
      hash.update(piece.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
