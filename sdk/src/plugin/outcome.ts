/** Expected failure as a value: exceptions stay for bugs and broken infrastructure. */

/** Plain data that survives JSON and `structuredClone`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An expected failure. `code` stands in the error table (or the plugin's errors.json); `data` fills its message. */
export interface Failure {
  readonly code: string;
  readonly data?: { readonly [key: string]: unknown };
}

/** Value or failure; `ok` tells which. */
export type Outcome<T, F extends Failure = Failure> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

/** Wraps a value. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps a failure. */
export const fail = <const F extends Failure>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure });
