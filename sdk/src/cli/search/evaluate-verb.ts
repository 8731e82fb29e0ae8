/** `jiyue search evaluate`: queries and judgements → measures, and what changed against an earlier run. */

import { resolve } from 'node:path';
import { compareEvaluations, type RunComparison } from '../../evaluate/compare-evaluations.ts';
import { type Evaluation, evaluate } from '../../evaluate/measures.ts';
import { readJudgements, readQueries, readRun, TrecFault, writeRun } from '../../evaluate/trec.ts';
import { plain } from '../../frame/paint.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { choice, wholeNumber } from '../flag-values.ts';
import { type Output, readOutputs, writeOutput } from '../outputs.ts';
import { openProgressLine } from '../progress-line.ts';
import type { VerbRun } from '../verb.ts';
import { readText } from '../read-text.ts';
import { UsageFault } from '../usage-fault.ts';
import { type Asked, askPlatform } from './ask-platform.ts';
import { prettyEvaluation } from './pretty-evaluation.ts';
import { lineReasons, searchTexts } from './texts.ts';

/** Everything that came of it. */
export interface EvaluationReport {
  readonly evaluation: Evaluation;
  readonly asked: Pick<Asked, 'milliseconds' | 'failed'>;
  readonly queries: number;
  readonly comparison?: RunComparison;
}

type Format = 'pretty' | 'json';

/** 0 when measured (and not below --fail-under), 1 below it or when queries failed, 2 for wrong use, 3 when nothing could be measured. */
export const evaluateVerb: VerbRun = async (context, [action], flags) => {
  if (action !== 'evaluate') throw new UsageFault(searchTexts.actionUnknown, { met: action ?? '' });
  const {
    queries: queryFile,
    qrels,
    base,
    run: runFile,
    compare,
    save,
    field,
    id,
    depth,
    site,
    failUnder,
    format,
  } = flags as { [flag: string]: string | undefined };
  if (queryFile === undefined || qrels === undefined) throw new UsageFault(searchTexts.needQueries, {});
  if ((base === undefined) === (runFile === undefined)) throw new UsageFault(searchTexts.needSource, {});
  const least = shareOf(failUnder);
  const outputs = readOutputs<Format>({ format: format ?? 'pretty', out: undefined, fileNames: { pretty: 'evaluation.txt', json: 'evaluation.json' } });
  const idKind = choice('--id', id, ['record', 'origin'] as const) ?? 'record';
  const most = wholeNumber('--depth', depth, 1, 1000) ?? 100;

  const queries = await read(queryFile, (text) => readQueries(text, field), context);
  const judgements = await read(qrels, readJudgements, context);
  const asked: Asked =
    runFile === undefined
      ? await askAll(context, { base: addressOf(base!), depth: most, siteId: site, idKind }, queries)
      : { run: await read(runFile, readRun, context), milliseconds: [], failed: [] };
  const ids = queries.map((query) => query.id);
  const evaluation = evaluate(ids, asked.run, judgements);
  if (evaluation.queries.size === 0) {
    context.tell(context.text(searchTexts.nothing, { queries: queries.length, judged: judgements.size }));
    return exitCodes.unknown;
  }
  const before = compare === undefined ? undefined : evaluate(ids, await read(compare, readRun, context), judgements);
  const report: EvaluationReport = {
    evaluation,
    asked,
    queries: queries.length,
    ...(before && { comparison: compareEvaluations(before, evaluation) }),
  };
  if (save !== undefined) await writeOutput(save, writeRun(asked.run, 'jiyue'), context.folder);
  for (const output of outputs) await write(output, report, context);
  return asked.failed.length > 0 || (least !== undefined && evaluation.mean.ndcg10 < least) ? exitCodes.findings : exitCodes.pass;
};

async function askAll(
  context: Context,
  options: { base: string; depth: number; siteId: string | undefined; idKind: 'record' | 'origin' },
  queries: ReturnType<typeof readQueries>,
) {
  const progress = openProgressLine(context);
  try {
    return await askPlatform(queries, {
      ...options,
      now: context.now,
      onAsked: (done) => progress.show(() => context.text(searchTexts.asked, { done, all: queries.length })),
    });
  } finally {
    progress.clear();
  }
}

async function read<T>(path: string, parse: (text: string) => T, context: Context): Promise<T> {
  const text = await readText(path, context);
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TrecFault) throw new UsageFault(searchTexts.fileBad, { path, line: error.line, reason: context.text(lineReasons[error.reason]) });
    throw error;
  }
}

function addressOf(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given.replace(/\/$/, '');
  throw new UsageFault(searchTexts.baseBad, { met: given });
}

function shareOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const share = Number(given);
  if (given.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new UsageFault(searchTexts.shareBad, { met: given });
}

async function write({ format, file }: Output<Format>, report: EvaluationReport, context: Context): Promise<void> {
  const paint = file === undefined ? context.paint : plain;
  const text = format === 'json' ? `${JSON.stringify(jsonOf(report), null, 2)}\n` : prettyEvaluation(report, context, paint);
  if (file === undefined) context.stdout.write(text);
  else await writeOutput(resolve(context.folder, file), text, context.folder);
}

/** See report/search-evaluation.schema.json. */
export function jsonOf({ evaluation, asked, queries, comparison }: EvaluationReport): object {
  return {
    schemaVersion: 1,
    verb: 'search evaluate',
    queries,
    measured: evaluation.queries.size,
    unjudged: evaluation.unjudged,
    failed: asked.failed,
    mean: evaluation.mean,
    ...(asked.milliseconds.length > 0 && { milliseconds: { p50: percentile(asked.milliseconds, 0.5), p99: percentile(asked.milliseconds, 0.99) } }),
    perQuery: Object.fromEntries(evaluation.queries),
    ...(comparison && { comparison }),
  };
}

/** The value that `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1))] ?? 0;
}
