/**
 * Plain data whose type is an interface, to Json and back: TypeScript does not see that an interface is Json, because another file may
 * add members to it. Nothing is copied or checked here; whoever keeps the value refuses what is no JSON.
 */
import type { Json } from './outcome.ts';

/** `T` as far as it is plain data; `never` where a function, a symbol, a bigint or an object with methods stands in it. */
export type Plain<T> = unknown extends T
  ? T
  : T extends null | undefined | boolean | number | string
    ? T
    : T extends ((...args: never[]) => unknown) | symbol | bigint
      ? never
      : { readonly [K in keyof T]: Plain<T[K]> };

/** The value as Json; does not compile for what holds functions, dates or maps. */
export function asJson<T extends object>(value: T & Plain<T>): Json;
export function asJson(value: unknown): Json {
  return value as Json;
}

/** What the plugin itself made with `asJson`, back in its type. Not for what others wrote: that is validated first. */
export function fromJson<T extends object>(value: Json): T;
export function fromJson(value: unknown): unknown {
  return value;
}
