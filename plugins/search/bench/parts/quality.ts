/** Measures of a ranked list against the judgements: binary gain, the first ten hits. */

/** Of one question, or the mean over many. */
export interface Quality {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly mrr10: number;
}

/** @param ids best first */
export function qualityOf(ids: readonly string[], answers: ReadonlySet<string>): Quality {
  const top = ids.slice(0, 10);
  const gain = (place: number) => 1 / Math.log2(place + 2);
  const gained = top.reduce((sum, id, place) => sum + (answers.has(id) ? gain(place) : 0), 0);
  const ideal = Array.from({ length: Math.min(10, answers.size) }, (_, place) => gain(place)).reduce((sum, one) => sum + one, 0);
  const first = top.findIndex((id) => answers.has(id));
  return { ndcg10: gained / ideal, recall10: top.filter((id) => answers.has(id)).length / answers.size, mrr10: first < 0 ? 0 : 1 / (first + 1) };
}

/** Means, to four places. */
export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (key: keyof Quality) => Math.round((all.reduce((sum, one) => sum + one[key], 0) / (all.length || 1)) * 10_000) / 10_000;
  return { ndcg10: mean('ndcg10'), recall10: mean('recall10'), mrr10: mean('mrr10') };
}

/** The value that `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
