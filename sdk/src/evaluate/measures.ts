/**
 * Measures of a ranked list against judgements, as trec_eval defines them: nDCG with the grade as gain and log2(rank + 1) as discount,
 * recall over all answers, reciprocal rank of the first answer. Documents that nobody judged count as no answer.
 */
import type { Judgements, SearchRun } from './trec.ts';

/** Measures of one query, or their means; each from 0 to 1. */
export interface Measures {
  readonly ndcg1: number;
  readonly ndcg3: number;
  readonly ndcg5: number;
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  /** Reciprocal rank within the first ten. */
  readonly mrr10: number;
}

/** Names of the measures, in the order they are shown. */
export const measureNames = ['ndcg1', 'ndcg3', 'ndcg5', 'ndcg10', 'recall10', 'recall100', 'mrr10'] as const satisfies readonly (keyof Measures)[];

/** Measures of one list. @param documents best first. @param judged with at least one answer */
export function measure(documents: readonly string[], judged: ReadonlyMap<string, number>): Measures {
  const gain = (document: string) => Math.max(0, judged.get(document) ?? 0);
  const answers = [...judged.values()].filter((grade) => grade > 0);
  const ideal = answers.toSorted((a, b) => b - a);
  const cumulated = (gains: readonly number[], most: number) => gains.slice(0, most).reduce((sum, one, place) => sum + one / Math.log2(place + 2), 0);
  const gains = documents.map(gain);
  const ndcg = (most: number) => cumulated(gains, most) / cumulated(ideal, most);
  const recall = (most: number) => gains.slice(0, most).filter((one) => one > 0).length / answers.length;
  const first = gains.slice(0, 10).findIndex((one) => one > 0);
  return {
    ndcg1: ndcg(1),
    ndcg3: ndcg(3),
    ndcg5: ndcg(5),
    ndcg10: ndcg(10),
    recall10: recall(10),
    recall100: recall(100),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
  };
}

/** A run against judgements. */
export interface Evaluation {
  /** Query -> measures. A judged query without hits counts as zero. */
  readonly queries: ReadonlyMap<string, Measures>;
  /** Means over all judged queries that were asked. */
  readonly mean: Measures;
  /** Queries that were asked and have no answer in the judgements: they cannot be measured. */
  readonly unjudged: readonly string[];
}

/** @param asked ids of the queries */
export function evaluate(asked: readonly string[], run: SearchRun, judgements: Judgements): Evaluation {
  const hasAnswer = (query: string) => [...(judgements.get(query)?.values() ?? [])].some((grade) => grade > 0);
  const queries = new Map(asked.filter(hasAnswer).map((query) => [query, measure(run.get(query) ?? [], judgements.get(query)!)]));
  return { queries, mean: meanOf([...queries.values()]), unjudged: asked.filter((query) => !hasAnswer(query)) };
}

/** Means; zeros of nothing. */
export function meanOf(all: readonly Measures[]): Measures {
  const mean = (name: keyof Measures) => all.reduce((sum, one) => sum + one[name], 0) / Math.max(1, all.length);
  return Object.fromEntries(measureNames.map((name) => [name, mean(name)])) as Record<keyof Measures, number>;
}
