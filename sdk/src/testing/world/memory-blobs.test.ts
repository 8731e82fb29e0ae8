import { test } from 'vitest';
import { blobCases } from '../blob-cases.ts';
import { createMemoryBlobs } from './memory-blobs.ts';

test.each(blobCases)('$title', async ({ run }) => {
  const blobs = createMemoryBlobs();
  await run({
    open(quotaBytes) {
      blobs.quotaBytes = quotaBytes;
      return blobs;
    },
  });
});
