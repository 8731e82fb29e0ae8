/** What every own storage refuses, in the same words, and how its keys are ordered. */
import type { OwnStorage } from './own-storage.ts';
import { PluginError } from './plugin-error.ts';

/** Limits of one entry and of one page of keys. */
export const storageLimits = { keyBytes: 512, valueBytes: 1_048_576, pageKeys: 1_000 } as const;

/** Changes by key: JSON text, or undefined to remove. */
export type StorageChange = ReadonlyMap<string, string | undefined>;

/** @throws PluginError STORAGE_VALUE_INVALID */
export function checkStorageChange({ put = {}, remove = [] }: Parameters<OwnStorage['write']>[0]): StorageChange {
  const change = new Map<string, string | undefined>();
  for (const key of remove) change.set(checkStorageKey(key), undefined);
  for (const [key, value] of Object.entries(put)) change.set(checkStorageKey(key), checkedText(key, value));
  return change;
}

/** @throws PluginError STORAGE_VALUE_INVALID */
export function checkStorageKey(key: string): string {
  if (typeof key !== 'string' || key === '' || !key.isWellFormed()) throw invalid(String(key), 'not a text');
  if (Buffer.byteLength(key) > storageLimits.keyBytes) throw invalid(`${key.slice(0, 40)}…`, `longer than ${storageLimits.keyBytes} bytes`);
  return key;
}

/** A page of keys that were read in order, one page at the most. */
export const storagePage = (keys: readonly string[]): Awaited<ReturnType<OwnStorage['list']>> =>
  keys.length < storageLimits.pageKeys ? { keys } : { keys, next: keys.at(-1)! };

/** The order of keys. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function checkedText(key: string, value: unknown): string {
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
