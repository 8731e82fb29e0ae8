import { indexCases } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { openSqliteIndex } from './own-index-sqlite.ts';

test.each(indexCases)('the index on SQLite: $title', async ({ run }) => {
  const index = openSqliteIndex(':memory:');
  await expect(run(index).finally(() => index.close())).resolves.toBeUndefined();
});
