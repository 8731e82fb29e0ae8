/** Bytes of chance for ids, fetched from the system by the block: a call for each id costs more than the rest of making it. */
import { randomFillSync } from 'node:crypto';

/** @returns a source that gives each byte once */
export function createRandomPool(blockBytes = 4096): (size: number) => Uint8Array {
  const block = new Uint8Array(blockBytes);
  let used = blockBytes;
  return (size) => {
    if (size > blockBytes) return randomFillSync(new Uint8Array(size));
    if (used + size > blockBytes) {
      randomFillSync(block);
      used = 0;
    }
    used += size;
    return block.slice(used - size, used);
  };
}
