/** Texts by the beginning of their keys, in sorted lists: a beginning is found in some steps, whatever is behind it lies side by side. */

/** The table. */
export interface PrefixTable<T> {
  /** Adds an entry under a key; the same pair twice is one. */
  add(key: string, entry: T): void;
  remove(key: string, entry: T): void;
  /** Entries of keys that begin so, in order of the keys, `most` at most. */
  startingWith(prefix: string, most: number): readonly T[];
  /** Sorts what was added, so that the next question need not. */
  settle(): void;
}

/** Changes that are sorted in one by one; more are sorted all at once. */
const mostSingle = 200;

export function prefixTable<T>(): PrefixTable<T> {
  const entries = new Map<string, Set<T>>();
  let sorted: string[] = [];
  let fresh: string[] = [];
  let gone = 0;

  const settle = () => {
    if (fresh.length === 0 && gone === 0) return;
    if (fresh.length + gone > mostSingle) sorted = [...entries.keys()].sort();
    else {
      for (const key of fresh) if (entries.has(key)) sorted.splice(placeOf(sorted, key), 0, key);
      // keys without entries stay until the next sorting; they give nothing
    }
    if (fresh.length + gone > mostSingle) gone = 0;
    fresh = [];
  };

  return {
    settle,
    add(key, entry) {
      const known = entries.get(key);
      if (known) known.add(entry);
      else {
        entries.set(key, new Set([entry]));
        if (sorted[placeOf(sorted, key)] !== key) fresh.push(key);
      }
    },
    remove(key, entry) {
      const known = entries.get(key);
      if (!known?.delete(entry) || known.size > 0) return;
      entries.delete(key);
      gone += 1;
    },
    startingWith(prefix, most) {
      settle();
      const found: T[] = [];
      for (let at = placeOf(sorted, prefix); at < sorted.length && sorted[at]!.startsWith(prefix); at += 1) {
        for (const entry of entries.get(sorted[at]!) ?? []) {
          found.push(entry);
          if (found.length === most) return found;
        }
      }
      return found;
    },
  };
}

/** First place whose key is not before the wanted one. */
function placeOf(keys: readonly string[], wanted: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
