/** A plugin's own key-value store, namespace `plugin:<id>:`. No plugin opens a database. */
import type { Json } from './outcome.ts';

/** Limits of own storage: key 512 bytes, value 1 MiB, 256 MiB in all (the operator may change the last). */
export interface OwnStorage {
  /** Absent key: undefined. */
  get<V extends Json | object = Json>(key: string): Promise<V | undefined>;
  /** All or nothing. Fails with STORAGE_QUOTA_EXCEEDED or STORAGE_VALUE_INVALID (thrown as PluginStorageError). */
  write(change: { readonly put?: { readonly [key: string]: Json }; readonly remove?: readonly string[] }): Promise<void>;
  /** Keys in code-unit order, 1,000 a page. */
  list(prefix: string, after?: string): Promise<{ readonly keys: readonly string[]; readonly next?: string }>;
}

/** Walks all keys with a prefix, page by page. */
export async function* keys(storage: OwnStorage, prefix: string): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const page = await storage.list(prefix, after);
    yield* page.keys;
    after = page.next;
  } while (after !== undefined);
}

/** Removes every key: the `reset` of a follower that keeps all its state here. */
export async function clear(storage: OwnStorage): Promise<void> {
  for (;;) {
    const page = await storage.list('');
    if (page.keys.length > 0) await storage.write({ remove: page.keys });
    if (page.next === undefined) return;
  }
}
