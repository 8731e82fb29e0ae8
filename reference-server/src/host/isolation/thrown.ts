/**
 * Errors on their way between the server and a plugin behind a wall. An error loses its own members on the way, and its class means
 * nothing on the other side, so what matters travels as data.
 */
import { PluginError } from '@jiyue/sdk/plugin';
import { asStorageFault, type StorageCode, StorageFault } from '../../store/storage-fault.ts';

/** An error as plain data. */
export type Thrown =
  | { readonly kind: 'plugin'; readonly code: PluginError['code']; readonly data: PluginError['data'] }
  | { readonly kind: 'storage'; readonly code: StorageCode; readonly message: string }
  | { readonly kind: 'other'; readonly name: string; readonly message: string; readonly stack?: string; readonly code?: string };

/** Of anything thrown. */
export function asThrown(error: unknown): Thrown {
  if (error instanceof PluginError) return { kind: 'plugin', code: error.code, data: error.data };
  const known = asStorageFault(error);
  if (known instanceof StorageFault) return { kind: 'storage', code: known.code, message: known.message };
  if (!(error instanceof Error)) return { kind: 'other', name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const { code } = error as { readonly code?: unknown };
  return { kind: 'other', name, message, ...(stack === undefined ? {} : { stack }), ...(typeof code === 'string' ? { code } : {}) };
}

/** On the other side. */
export function thrownBy(thrown: Thrown): Error {
  if (thrown.kind === 'plugin') return new PluginError(thrown.code, thrown.data);
  if (thrown.kind === 'storage') return new StorageFault(thrown.code, thrown.message);
  const error = new Error(thrown.message);
  error.name = thrown.name;
  if (thrown.stack !== undefined) error.stack = thrown.stack;
  return thrown.code === undefined ? error : Object.assign(error, { code: thrown.code });
}
