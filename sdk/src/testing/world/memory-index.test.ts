import { expect, test } from 'vitest';
import { indexCases } from '../index-cases.ts';
import { createMemoryIndex } from './memory-index.ts';

test.each(indexCases)('the index in memory: $title', async ({ run }) => {
  await expect(run(createMemoryIndex())).resolves.toBeUndefined();
});
