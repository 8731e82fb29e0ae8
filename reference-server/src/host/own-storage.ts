/**
 * A plugin's own storage: checked keys and values over the store's namespace, and a buffered view whose writes
 * wait for one commit together with the cursor of its log follower.
 */
import { byCodeUnit, checkStorageChange, checkStorageKey, type Json, type OwnStorage, type StorageChange, storageLimits, storagePage } from '@jiyue/sdk/plugin';

/** The part of the store that holds one plugin's namespace. */
export interface StorageNamespace {
  get(key: string): Promise<string | undefined>;
  /** Up to `limit` keys with the prefix that sort after `after` by code units. */
  list(prefix: string, after: string | undefined, limit: number): Promise<readonly string[]>;
  /** All or nothing; throws PluginError STORAGE_QUOTA_EXCEEDED. */
  write(change: StorageChange): Promise<void>;
}

/** Straight to the store. */
export function directStorage(namespace: StorageNamespace): OwnStorage {
  return {
    async get<V extends Json | object>(key: string) {
      const text = await namespace.get(checkStorageKey(key));
      return text === undefined ? undefined : (JSON.parse(text) as V);
    },
    write: async (change) => namespace.write(checkStorageChange(change)),
    async list(prefix, after) {
      const keys = await namespace.list(prefix, after, storageLimits.pageKeys);
      return storagePage(keys);
    },
  };
}

/** A view over the store that keeps its writes until `change` is taken. */
export interface BufferedStorage extends OwnStorage {
  /** What was written so far. */
  readonly change: StorageChange;
}

/** Reads see the buffered writes. */
export function bufferedStorage(namespace: StorageNamespace): BufferedStorage {
  const change = new Map<string, string | undefined>();
  return {
    change,
    async get<V extends Json | object>(key: string) {
      const text = change.has(checkStorageKey(key)) ? change.get(key) : await namespace.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as V);
    },
    async write(given) {
      for (const [key, text] of checkStorageChange(given)) change.set(key, text);
    },
    async list(prefix, after) {
      const stored = await namespace.list(prefix, after, storageLimits.pageKeys + change.size);
      const keys = new Set(stored.filter((key) => change.get(key) !== undefined || !change.has(key)));
      for (const [key, text] of change) if (text !== undefined && key.startsWith(prefix) && (after === undefined || key > after)) keys.add(key);
      return storagePage([...keys].sort(byCodeUnit).slice(0, storageLimits.pageKeys));
    },
  };
}
