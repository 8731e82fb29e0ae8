/** A search evaluation for people: measures, times, and the queries that changed most. */

import { type Measures, measureNames } from '../../evaluate/measures.ts';
import type { Paint } from '../../frame/paint.ts';
import type { Context } from '../context.ts';
import { type EvaluationReport, percentile } from './evaluate-verb.ts';
import { searchTexts } from './texts.ts';

/** Queries shown in each direction. */
const shown = 10;

const labels: { readonly [name in keyof Measures]: string } = {
  ndcg1: 'nDCG@1',
  ndcg3: 'nDCG@3',
  ndcg5: 'nDCG@5',
  ndcg10: 'nDCG@10',
  recall10: 'recall@10',
  recall100: 'recall@100',
  mrr10: 'MRR@10',
};

const figure = (value: number) => value.toFixed(4);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

/** @returns lines, each ended */
export function prettyEvaluation({ evaluation, asked, comparison }: EvaluationReport, { text }: Pick<Context, 'text'>, paint: Paint): string {
  const lines = [paint('strong', text(searchTexts.head, { measured: evaluation.queries.size }))];
  for (const name of measureNames) {
    const change = comparison?.measures[name];
    const against = change
      ? `  ${figure(change.before)} → ${signed(change.after - change.before)}  ${text(searchTexts.chance, { chance: change.chance.toFixed(3) })}`
      : '';
    lines.push(`  ${labels[name].padEnd(10)} ${figure(evaluation.mean[name])}${against}`);
  }
  if (asked.milliseconds.length > 0) {
    const [p50, p99] = [0.5, 0.99].map((share) => percentile(asked.milliseconds, share).toFixed(1));
    lines.push(`  ${text(searchTexts.times, { p50, p99 })}`);
  }
  if (evaluation.unjudged.length > 0) lines.push(text(searchTexts.unjudged, { count: evaluation.unjudged.length }));
  if (asked.failed.length > 0) {
    const codes = [...new Set(asked.failed.map(({ code }) => code))];
    lines.push(paint('error', text(searchTexts.failed, { count: asked.failed.length, codes })));
  }
  if (comparison) {
    const { better, worse, same, changes } = comparison;
    lines.push(text(searchTexts.compared, { better, worse, same }));
    const row = ({ query, before, after }: (typeof changes)[number]) => `  ${query}  ${figure(before)} → ${figure(after)}`;
    const losses = changes.filter(({ before, after }) => after < before).slice(0, shown);
    const gains = changes.filter(({ before, after }) => after > before).slice(-shown);
    if (losses.length > 0) lines.push(text(searchTexts.losses), ...losses.map(row));
    if (gains.length > 0) lines.push(text(searchTexts.gains), ...gains.toReversed().map(row));
  }
  return lines.map((line) => `${line}\n`).join('');
}
