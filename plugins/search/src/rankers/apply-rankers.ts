/**
 * Lets rankers weigh the best hits: all are asked at once, each for itself. One that fails, is late or answers in another form counts for
 * nothing in this search and is named in the log, once a minute.
 */
import { askInTime, type RankQuestion, rankerLimits, type SearchRanker } from '@jiyue/sdk/plugin';

/** A ranker and whose it is. */
export interface NamedRanker {
  readonly plugin: string;
  readonly use: SearchRanker;
}

/** What goes wrong is told here. */
export type OnRankerFault = (plugin: string, fault: string) => void;

/**
 * @param hits number of hits in all; those behind the ones in the question keep their scores
 * @returns the product of all factors for each hit, in order
 */
export async function factorsOf(
  rankers: readonly NamedRanker[],
  question: RankQuestion,
  hits: number,
  onFault: OnRankerFault,
  deadlineMs: number = rankerLimits.deadlineMs,
): Promise<readonly number[]> {
  const none = question.hits.map(() => 1);
  const behind = Array.from({ length: hits - none.length }, () => 1);
  if (rankers.length === 0 || none.length === 0) return [...none, ...behind];
  const answers = await Promise.all(
    rankers.map(async ({ plugin, use }) => {
      const answer = await askInTime(() => use.rank(question), deadlineMs);
      const fault = 'fault' in answer ? answer.fault : faultOf(answer.value, none.length);
      if (fault === undefined) return (answer as { readonly value: readonly number[] }).value;
      onFault(plugin, fault);
      return none;
    }),
  );
  const within = (factor: number) => Math.min(rankerLimits.most, Math.max(rankerLimits.least, factor));
  return [...none.map((_, place) => answers.reduce((product, factors) => product * within(factors[place]!), 1)), ...behind];
}

function faultOf(value: unknown, hits: number): string | undefined {
  if (!Array.isArray(value)) return 'the answer is no list';
  if (value.length !== hits) return `${value.length} factors for ${hits} hits`;
  return value.every((one) => typeof one === 'number' && Number.isFinite(one)) ? undefined : 'a factor is no number';
}
