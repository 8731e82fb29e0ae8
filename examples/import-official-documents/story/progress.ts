/** Progress on standard error: one line that counts on a terminal, one line a step elsewhere. */

/** @param done of `total`, in any unit */
export function showProgress(step: string, done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K  ${step} (${total === 0 ? 100 : Math.floor((done / total) * 100)} %)`);
  if (done >= total) process.stderr.write('\r\u001b[K');
}

/** Times one step and says so. */
export async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  process.stderr.write(`  ${step}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return value;
}

/** Does `work` on every item, a few at one time, in order of arrival. */
export async function forEachOf<T>(step: string, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await work(item);
      done += 1;
      if (done % 50 === 0 || done === items.length) showProgress(step, done, items.length);
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}
