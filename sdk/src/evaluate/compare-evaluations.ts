/** Two runs over the same queries: what changed per query, and whether the difference of the means may be chance. */
import { type Evaluation, type Measures, measureNames } from './measures.ts';
import { seeded } from './seeded.ts';

/** One query in both runs. */
export interface QueryChange {
  readonly query: string;
  readonly before: number;
  readonly after: number;
}

/** The difference of one measure. */
export interface MeasureChange {
  readonly before: number;
  readonly after: number;
  /** Share of sign-flipped samples whose difference is at least as large (two-sided randomisation test, seeded); below 0.05 is rarely chance. */
  readonly chance: number;
}

/** All of it. */
export interface RunComparison {
  readonly measures: { readonly [name in keyof Measures]: MeasureChange };
  /** Queries that changed in nDCG@10, the largest loss first. */
  readonly changes: readonly QueryChange[];
  readonly better: number;
  readonly worse: number;
  readonly same: number;
}

const samples = 10_000;

/** @param before, after evaluations of the same queries: those in one of them alone are left out */
export function compareEvaluations(before: Evaluation, after: Evaluation): RunComparison {
  const common = [...before.queries.keys()].filter((query) => after.queries.has(query));
  const differences = (name: keyof Measures) => common.map((query) => after.queries.get(query)![name] - before.queries.get(query)![name]);
  const mean = (evaluation: Evaluation, name: keyof Measures) =>
    common.reduce((sum, query) => sum + evaluation.queries.get(query)![name], 0) / Math.max(1, common.length);
  const changes = common
    .map((query) => ({ query, before: before.queries.get(query)!.ndcg10, after: after.queries.get(query)!.ndcg10 }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => a.after - a.before - (b.after - b.before) || (a.query < b.query ? -1 : 1));
  const worse = changes.filter((one) => one.after < one.before).length;
  return {
    measures: Object.fromEntries(
      measureNames.map((name) => [name, { before: mean(before, name), after: mean(after, name), chance: chanceOf(differences(name)) }]),
    ) as RunComparison['measures'],
    changes,
    better: changes.length - worse,
    worse,
    same: common.length - changes.length,
  };
}

/** Randomisation test: were the two runs alike, each difference could as well have the other sign. */
function chanceOf(differences: readonly number[]): number {
  const moved = differences.filter((one) => one !== 0);
  if (moved.length === 0) return 1;
  const seen = Math.abs(moved.reduce((sum, one) => sum + one, 0));
  const random = seeded(71);
  let atLeast = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    let sum = 0;
    for (const one of moved) sum += random() < 0.5 ? one : -one;
    if (Math.abs(sum) >= seen - 1e-12) atLeast += 1;
  }
  return atLeast / samples;
}
