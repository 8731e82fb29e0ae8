/** How long to wait before an attempt is made again. */

const firstMs = 5000;
const longestMs = 3_600_000;

/**
 * 5 s, 10 s, 20 s … one hour, each up to a quarter longer, so that what failed together does not come back together.
 * @param attempts made so far, 1 and up
 * @param id decides how much longer: the same delivery waits the same
 */
export function backOffMs(attempts: number, id: string): number {
  const base = Math.min(longestMs, firstMs * 2 ** Math.min(20, attempts - 1));
  const share = Number.parseInt(id.slice(-2), 16);
  return Math.round(base * (1 + (Number.isNaN(share) ? 0 : share / 1024)));
}
