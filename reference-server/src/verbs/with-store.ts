/** Opens the store of the data folder beside a server that may be running, and closes it whatever happens. */
import type { ServerConfig } from '../config/index.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import { StorageFault } from '../store/storage-fault.ts';
import type { Store } from '../store/store.ts';
import { say } from './texts.ts';
import { exitCodes, type VerbIo } from './verb.ts';

/** @returns what `work` returns, or "could not tell" when the folder cannot be used */
export async function withStore(config: ServerConfig, io: VerbIo, work: (store: Store) => Promise<number>): Promise<number> {
  let store: Store;
  try {
    store = await openSqliteStore({ folder: config.data, isServer: false });
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    io.note(say('storeUnusable', config.language, { data: config.data, reason: error.message }));
    return exitCodes.couldNotTell;
  }
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
