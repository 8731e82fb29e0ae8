/** Times at which a run passed certain numbers of records. */

/** One of them. */
export interface Mark {
  readonly records: number;
  /** Since the run began. */
  readonly seconds: number;
}

/** Begins now. @param sizes ascending */
export function marksOf(sizes: readonly number[]) {
  const startedAt = performance.now();
  const marks: Mark[] = [];
  return {
    /** So many are durable. */
    reached(records: number) {
      while (marks.length < sizes.length && sizes[marks.length]! <= records) marks.push({ records, seconds: (performance.now() - startedAt) / 1000 });
    },
    take: (): readonly Mark[] => marks,
  };
}
