/** Which lines of an input have been acknowledged. Batches are contiguous, so a few ranges hold any number of lines. */

/** Lines from first to last, both included. */
interface Range {
  first: number;
  last: number;
}

/** Grows range by range; ranges that touch become one. */
export class AcknowledgedLines {
  readonly #ranges: Range[] = [];

  add(first: number, last: number): void {
    const at = this.#ranges.findIndex((range) => range.last >= first - 1);
    if (at === -1) {
      this.#ranges.push({ first, last });
      return;
    }
    const range = this.#ranges[at]!;
    if (range.first > last + 1) {
      this.#ranges.splice(at, 0, { first, last });
      return;
    }
    range.first = Math.min(range.first, first);
    range.last = Math.max(range.last, last);
    for (let next = this.#ranges[at + 1]; next && next.first <= range.last + 1; next = this.#ranges[at + 1]) {
      range.last = Math.max(range.last, next.last);
      this.#ranges.splice(at + 1, 1);
    }
  }

  has(line: number): boolean {
    return this.#ranges.some(({ first, last }) => line >= first && line <= last);
  }

  /** For tests and messages. */
  ranges(): readonly Readonly<Range>[] {
    return this.#ranges;
  }
}
