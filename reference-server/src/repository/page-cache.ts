/** Finished replies of hot reads, kept until the next commit. Bounded in entries and characters; the oldest goes first. */

/** The cache. */
export interface PageCache {
  /** The reply for `key`, made at most once per state of the log. @param seq last committed entry */
  get<T extends { readonly size: number }>(key: string, seq: number, make: () => Promise<T>): Promise<T>;
}

/** @param limits most entries and most characters together */
export function createPageCache(limits = { entries: 2_000, characters: 16_000_000 }): PageCache {
  const kept = new Map<string, { readonly size: number }>();
  let keptSeq = -1;
  let characters = 0;

  return {
    async get<T extends { readonly size: number }>(key: string, seq: number, make: () => Promise<T>): Promise<T> {
      if (seq !== keptSeq) {
        kept.clear();
        characters = 0;
        keptSeq = seq;
      }
      const known = kept.get(key) as T | undefined;
      if (known) return known;
      const made = await make();
      // a commit may have come between: what was made then belongs to no state we know
      if (seq !== keptSeq || kept.has(key)) return made;
      kept.set(key, made);
      characters += made.size;
      for (const [oldest, { size }] of kept) {
        if (kept.size <= limits.entries && characters <= limits.characters) break;
        kept.delete(oldest);
        characters -= size;
      }
      return made;
    },
  };
}
