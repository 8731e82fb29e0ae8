/** Extension points: async methods and plain data only, so a provider can move to a worker. */

/** Keeps only shapes whose every member is an async method. */
export type Remote<P> = { [K in keyof P]: P[K] extends (...args: never[]) => Promise<unknown> ? P[K] : never };

declare const shape: unique symbol;

/** An extension point: public, with a version, or it does not exist. */
export interface Point<P, M extends 'one' | 'many'> {
  readonly id: string;
  readonly version: string;
  readonly holds: M;
  readonly [shape]?: P;
}

/** Declares a point: `definePoint<Ranker>()({ id: 'search-ranker', version: '1.0', holds: 'many' })`. */
export const definePoint =
  <P extends Remote<P>>() =>
  <const M extends 'one' | 'many'>(point: { readonly id: string; readonly version: string; readonly holds: M }): Point<P, M> =>
    Object.freeze(point);
