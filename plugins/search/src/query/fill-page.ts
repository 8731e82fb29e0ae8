/** Fills a page with what may be shown now: hits that no longer may make room for the next ones. */
import type { Found, PlacedHit } from './find.ts';

/** A page. */
export interface FilledPage<T> {
  readonly shown: readonly { readonly value: T; readonly score: number }[];
  /** Place behind the last hit looked at. */
  readonly next: number;
  /** Hits on the way that are no longer to be shown. */
  readonly hidden: number;
}

/** How often a page looks for hits that may be shown, each time twice as far, before it answers with those it has. */
const mostLooks = 6;
/** Hits read at a time, at most. */
const mostTogether = 200;

/** @param read what each of these hits stands for, in order, as its owner shows it now; undefined: not to be shown */
export async function fillPage<T extends object>(
  found: Pick<Found, 'total' | 'slice'>,
  { from, limit }: { readonly from: number; readonly limit: number },
  read: (hits: readonly PlacedHit[]) => Promise<readonly (T | undefined)[]>,
): Promise<FilledPage<T>> {
  const shown: { value: T; score: number }[] = [];
  let hidden = 0;
  let next = from;
  for (let look = 0; look < mostLooks && shown.length < limit && next < found.total; look += 1) {
    const hits = await found.slice(next, Math.min(mostTogether, (limit - shown.length) * 2 ** look));
    if (hits.length === 0) return { shown, next: found.total, hidden };
    const values = await read(hits);
    for (const [place, { score }] of hits.entries()) {
      if (shown.length === limit) break;
      next += 1;
      const value = values[place];
      if (value) shown.push({ value, score });
      else hidden += 1;
    }
  }
  return { shown, next, hidden };
}
