/** Small tools of measuring. */

/** Middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Runs `work` once over `count` things. `done` is what it counted, so that the work cannot be optimised away. */
export function opsPerSecond(count: number, work: () => number): { readonly perSecond: number; readonly done: number } {
  const started = performance.now();
  const done = work();
  return { perSecond: (count * 1000) / (performance.now() - started), done };
}
