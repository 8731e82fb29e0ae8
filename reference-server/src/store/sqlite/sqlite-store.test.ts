import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../store.ts';
import { type StoreWorld, testStore } from '../store.suite.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

testStore('SQLite', async (): Promise<StoreWorld> => {
  const folder = await mkdtemp(join(tmpdir(), 'jiyue-store-'));
  let open: Store = await openSqliteStore({ folder });
  return {
    store: open,
    async reopen() {
      open = await openSqliteStore({ folder });
      return open;
    },
    async remove() {
      await open.close();
      await rm(folder, { recursive: true });
    },
  };
});
