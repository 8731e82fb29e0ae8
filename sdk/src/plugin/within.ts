/** Waits for plugin code, but not for ever. The work itself goes on; what it gives after the deadline is dropped. */

/** What came of it. */
export type Timed<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'failed'; readonly error: unknown } | { readonly kind: 'late' };

/** @param ms how long to wait */
export async function within<T>(ms: number, work: () => T | Promise<T>): Promise<Timed<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Timed<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late' }), ms);
  });
  // a throw before the first await counts as a rejection
  const done = Promise.resolve()
    .then(work)
    .then(
      (value): Timed<T> => ({ kind: 'done', value }),
      (error: unknown): Timed<T> => ({ kind: 'failed', error }),
    );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
