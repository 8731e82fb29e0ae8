/**
 * Idempotency keys of writes (JY-IFC-016): each write carries one, so that it can be sent again when its reply was lost. Whether the platform
 * honours them is asked only when that matters, and kept once it is known.
 */
import type { Outcome } from '../plugin/outcome.ts';
import { type OperationId, type OperationRow, operations } from './operations.ts';

/** The part of the capability document that is looked at. */
interface StatedLimits {
  readonly limits?: { readonly idempotencyKeyHours?: number };
}

/** Whether a write may be sent again with its key. */
export type HonoursKeys = (signal: AbortSignal | undefined) => Promise<boolean>;

/** The key of a call: the caller's, else a fresh one; undefined for what stores nothing. @throws TypeError for a key that none can be */
export function keyOf(operationId: OperationId, given: string | undefined, newKey: () => string): string | undefined {
  const { takesKey }: OperationRow = operations[operationId];
  if (given !== undefined && !takesKey) throw new TypeError(`${operationId} stores nothing and takes no idempotency key`);
  if (given !== undefined && !/^[A-Za-z0-9._~:/+=-]{16,128}$/.test(given))
    throw new TypeError('an idempotency key has 16 to 128 letters, digits or signs of ._~:/+=-');
  return takesKey ? (given ?? newKey()) : undefined;
}

/** @param capabilities reads the capability document; a failure is asked again the next time */
export function askOnce(capabilities: (signal: AbortSignal | undefined) => Promise<Outcome<StatedLimits>>): HonoursKeys {
  let known: boolean | undefined;
  return async (signal) => {
    if (known !== undefined) return known;
    const read = await capabilities(signal);
    if (!read.ok) return false;
    known = typeof read.value.limits?.idempotencyKeyHours === 'number';
    return known;
  };
}
