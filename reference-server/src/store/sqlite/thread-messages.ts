/** Messages between the server and the thread of the writer. Errors lose their own members on the way, so they travel as data. */
import { PluginError } from '@jiyue/sdk/plugin';
import { asStorageFault, type StorageCode, StorageFault } from '../storage-fault.ts';
import type { Procedures } from './procedures.ts';

/** A call. */
export interface Question {
  readonly id: number;
  readonly name: keyof Procedures | 'close';
  readonly args: readonly unknown[];
}

/** Its answer. */
export interface Answer {
  readonly id: number;
  readonly isInTransaction: boolean;
  readonly value?: unknown;
  /** Present: it was thrown. */
  readonly thrown?: Thrown;
}

/** An error as data. */
export type Thrown =
  | { readonly kind: 'storage'; readonly code: StorageCode; readonly message: string }
  | { readonly kind: 'plugin'; readonly code: PluginError['code']; readonly data: PluginError['data'] }
  | { readonly kind: 'other'; readonly message: string; readonly errcode?: number };

/** In the thread. */
export function asThrown(error: unknown): Thrown {
  const known = asStorageFault(error);
  if (known instanceof StorageFault) return { kind: 'storage', code: known.code, message: known.message };
  if (known instanceof PluginError) return { kind: 'plugin', code: known.code, data: known.data };
  const { errcode } = known as { errcode?: unknown };
  return { kind: 'other', message: known instanceof Error ? known.message : String(known), ...(typeof errcode === 'number' && { errcode }) };
}

/** In the server. */
export function thrownBy(thrown: Thrown): Error {
  if (thrown.kind === 'storage') return new StorageFault(thrown.code, thrown.message);
  if (thrown.kind === 'plugin') return new PluginError(thrown.code, thrown.data);
  return Object.assign(new Error(thrown.message), { errcode: thrown.errcode });
}
