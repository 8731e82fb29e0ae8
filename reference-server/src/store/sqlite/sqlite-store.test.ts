import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../store.ts';
import { type StoreWorld, testStore } from '../store.suite.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

testStore('SQLite', () => openWorld('inline'));
testStore('SQLite with a thread for the writer', () => openWorld('thread'));

async function openWorld(writer: 'inline' | 'thread'): Promise<StoreWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'jiyue-store-'));
  let open: Store = await openSqliteStore({ folder, writer });
  return {
    store: open,
    async reopen() {
      open = await openSqliteStore({ folder, writer });
      return open;
    },
    async remove() {
      await open.close();
      await rm(folder, { recursive: true });
    },
  };
}
