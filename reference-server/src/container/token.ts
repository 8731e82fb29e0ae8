/** Names a service and carries its type, so that `get` needs no cast: `token<Clock>('clock')`. */

declare const held: unique symbol;

/** A name with a type. Two tokens with one id are one service. */
export interface Token<T> {
  readonly id: string;
  readonly [held]?: T;
}

/** @param id kebab-case, unique in its scope */
export const token = <T>(id: string): Token<T> => Object.freeze({ id });
