/** Segments that were read, so that the days of the past are read once. What was not asked for longest goes first. */
import type { SegmentView } from './segment.ts';

/** Most bytes in memory. */
const most = 128 * 1024 * 1024;

/** Views by roll-up and period. */
export class SegmentCache {
  readonly #views = new Map<string, { readonly view: SegmentView; readonly size: number }>();
  #size = 0;

  /** The view; read when it is not in memory. */
  view(rollup: number, period: string, read: () => { readonly view: SegmentView; readonly size: number }): SegmentView {
    const key = `${rollup} ${period}`;
    const found = this.#views.get(key);
    const kept = found ?? read();
    if (found) this.#views.delete(key);
    else this.#size += kept.size;
    this.#views.set(key, kept);
    for (const [oldest, { size }] of this.#views) {
      if (this.#size <= most || oldest === key) break;
      this.#views.delete(oldest);
      this.#size -= size;
    }
    return kept.view;
  }

  /** Forgets one that has changed. */
  drop(rollup: number, period: string): void {
    const key = `${rollup} ${period}`;
    this.#size -= this.#views.get(key)?.size ?? 0;
    this.#views.delete(key);
  }

  clear(): void {
    this.#views.clear();
    this.#size = 0;
  }
}
