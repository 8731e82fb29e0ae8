/**
 * A plugin's own storage: checked keys and values over the store's namespace, and a buffered view whose writes
 * wait for one commit together with the cursor of its log follower.
 */
import type { Json, OwnStorage } from '@jiyue/sdk/plugin';
import { PluginError } from './plugin-error.ts';

/** Limits of one entry. */
export const storageLimits = { keyBytes: 512, valueBytes: 1_048_576, pageKeys: 1_000 } as const;

/** Changes by key: JSON text, or undefined to remove. */
export type StorageChange = ReadonlyMap<string, string | undefined>;

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
      const text = await namespace.get(checkKey(key));
      return text === undefined ? undefined : (JSON.parse(text) as V);
    },
    write: async (change) => namespace.write(changeOf(change)),
    async list(prefix, after) {
      const keys = await namespace.list(prefix, after, storageLimits.pageKeys);
      return page(keys);
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
      const text = change.has(checkKey(key)) ? change.get(key) : await namespace.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as V);
    },
    async write(given) {
      for (const [key, text] of changeOf(given)) change.set(key, text);
    },
    async list(prefix, after) {
      const stored = await namespace.list(prefix, after, storageLimits.pageKeys + change.size);
      const keys = new Set(stored.filter((key) => change.get(key) !== undefined || !change.has(key)));
      for (const [key, text] of change) if (text !== undefined && key.startsWith(prefix) && (after === undefined || key > after)) keys.add(key);
      return page([...keys].sort(byCodeUnit).slice(0, storageLimits.pageKeys));
    },
  };
}

const page = (keys: readonly string[]) => (keys.length < storageLimits.pageKeys ? { keys } : { keys, next: keys.at(-1)! });
const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function changeOf({ put = {}, remove = [] }: Parameters<OwnStorage['write']>[0]): StorageChange {
  const change = new Map<string, string | undefined>();
  for (const key of remove) change.set(checkKey(key), undefined);
  for (const [key, value] of Object.entries(put)) change.set(checkKey(key), checkedText(key, value));
  return change;
}

function checkKey(key: string): string {
  if (typeof key !== 'string' || key === '' || !key.isWellFormed()) throw invalid(String(key), 'not a text');
  if (Buffer.byteLength(key) > storageLimits.keyBytes) throw invalid(`${key.slice(0, 40)}…`, `longer than ${storageLimits.keyBytes} bytes`);
  return key;
}

function checkedText(key: string, value: Json): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) throw invalid(key, 'not JSON');
  if (Buffer.byteLength(text) > storageLimits.valueBytes) throw invalid(key, `larger than ${storageLimits.valueBytes} bytes`);
  return text;
}

const invalid = (key: string, reason: string) => new PluginError('STORAGE_VALUE_INVALID', { key, reason });
