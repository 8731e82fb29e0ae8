/** Opens the store of the configuration beside a server that may be running, and closes it whatever happens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerConfig } from '../config/index.ts';
import { databaseFailure } from '../store/database-failure.ts';
import { openStore } from '../store/open-store.ts';
import { DatabaseUnusable } from '../store/postgres/database-unusable.ts';
import { StorageFault } from '../store/storage-fault.ts';
import type { Store } from '../store/store.ts';
import { failureText } from './failure-text.ts';
import { say } from './texts.ts';
import { exitCodes, type VerbIo } from './verb.ts';

const repositoryFile = 'repository.sqlite';

/** @param mustExist `work` only looks: a folder without repository is "could not tell". @returns what `work` returns, or "could not tell" when the folder or the database cannot be used */
export async function withStore(
  config: ServerConfig,
  io: VerbIo,
  work: (store: Store) => Promise<number>,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Promise<number> {
  // to look at a repository must not make one, and what was never there is not sound
  if (mustExist && config.database === undefined && !existsSync(join(config.data, repositoryFile))) {
    io.note(say('storeMissing', config.language, { data: config.data }));
    return exitCodes.couldNotTell;
  }
  let store: Store;
  try {
    ({ store } = await openStore(config, { isServer: false }));
  } catch (error) {
    if (error instanceof DatabaseUnusable) {
      io.note(failureText(databaseFailure(error), config.language));
      return exitCodes.couldNotTell;
    }
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
