/** Which ids a day knows: 64 bits of their digests in a table of open addresses, filled from the chunks of the day when it is first asked. */

/** Ids of one day. */
export class DayIds {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  size = 0;

  /** @returns false when it was there; both parts 0 stand for no id and are never asked */
  add(high: number, low: number): boolean {
    if (this.size * 2 >= this.#high.length) this.#grow();
    const mask = this.#high.length - 1;
    for (let place = (low ^ (high >>> 7)) & mask; ; place = (place + 1) & mask) {
      if (this.#high[place] === high && this.#low[place] === low) return false;
      if (this.#high[place] === 0 && this.#low[place] === 0) {
        this.#high[place] = high;
        this.#low[place] = low;
        this.size += 1;
        return true;
      }
    }
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    this.size = 0;
    for (let place = 0; place < high.length; place += 1) if (high[place] !== 0 || low[place] !== 0) this.add(high[place]!, low[place]!);
  }
}

/** Most ids in memory over all days: 64 MiB. Days that were not asked for longest go first. */
const most = 4_000_000;

/** Days in memory. */
export class KnownIds {
  readonly #days = new Map<string, DayIds>();
  readonly #load: (day: string) => DayIds;

  /** @param load reads the ids of a day from the disk */
  constructor(load: (day: string) => DayIds) {
    this.#load = load;
  }

  of(day: string): DayIds {
    const known = this.#days.get(day) ?? this.#load(day);
    this.#days.delete(day);
    this.#days.set(day, known);
    let size = 0;
    for (const ids of this.#days.values()) size += ids.size;
    for (const [oldest, ids] of this.#days) {
      if (size <= most || oldest === day) break;
      this.#days.delete(oldest);
      size -= ids.size;
    }
    return known;
  }

  /** Forgets what is in memory: after a transaction that was undone, or days that were cut. */
  forget(): void {
    this.#days.clear();
  }
}
