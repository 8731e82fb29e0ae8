/** `jiyue indicators`: evidence → what holds → score, with every threshold and every step of the reckoning. */
import { parse } from 'yaml';
import { explainList } from '../../explain/explain-list.ts';
import { prettyExplanation } from '../../explain/pretty-explanation.ts';
import { indicators, scoreSteps } from '../../indicators/indicators.ts';
import type { Judgement } from '../../indicators/judge-evidence.ts';
import { type LimitOf, standardLimits, tightenedLimits } from '../../indicators/limits.ts';
import { type EvidenceFile, type ScoredEvidence, scoreEvidence } from '../../indicators/score-evidence.ts';
import evidenceSchema from '../../report/indicator-evidence.schema.json' with { type: 'json' };
import { compileSchema } from '../../validate/compile-schema.ts';
import { describeFinding } from '../../validate/describe-finding.ts';
import { nearNames } from '../../validate/near-names.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { openProfileOf } from '../profile/profile-verb.ts';
import type { VerbRun } from '../verb.ts';
import { readText } from '../read-text.ts';
import { commonTexts } from '../texts.ts';
import { UsageFault } from '../usage-fault.ts';
import { indicatorActions } from './define.ts';
import { indicatorTexts, verdictWords } from './texts.ts';

/** Dispatches by the first word. */
export const indicatorsVerb: VerbRun = async (context, [met = '', file], flags) => {
  if (met === 'list') {
    const { language, paint, stdout } = context;
    stdout.write(prettyExplanation(explainList('indicators')!, { language, width: Math.min(stdout.columns ?? 100, 120), paint }));
    return exitCodes.pass;
  }
  if (met === 'score') return score(context, file, flags);
  const near = nearNames(met, indicatorActions);
  throw new UsageFault(indicatorTexts.actionUnknown, { met, known: indicatorActions, near }, near.length > 0 ? commonTexts.didYouMean : undefined);
};

/** 0 qualified, 1 unqualified, 2 wrong use, 3 when there is no result. */
async function score(context: Context, file: string | undefined, flags: { readonly [name: string]: unknown }): Promise<ExitCode> {
  if (file === undefined) throw new UsageFault(indicatorTexts.needsFile);
  const content = await readEvidence(file, context);
  const profile = flags['profile'] === undefined ? undefined : await openProfileOf(String(flags['profile']), context, '--profile');
  const limitOf: LimitOf = profile ? tightenedLimits(profile.thresholds) : standardLimits;
  const outcome = scoreEvidence(content, limitOf);
  if (!outcome.ok) {
    const { code, data } = outcome.failure;
    throw new UsageFault(indicatorTexts[code], data, data.near.length > 0 ? commonTexts.didYouMean : undefined);
  }
  const reference = profile && `${profile.id}@${profile.version}`;
  if (flags['json'] === true) {
    const document = {
      schemaVersion: 1,
      verb: 'indicators score',
      scheme: content.scheme,
      checkPoint: content.checkPoint,
      ...(reference ? { profile: reference } : {}),
      ...outcome.value,
    };
    context.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else tellScore(context, outcome.value, reference);
  return { qualified: exitCodes.pass, unqualified: exitCodes.findings, 'not-scored': exitCodes.unknown }[outcome.value.score.verdict];
}

async function readEvidence(path: string, context: Context): Promise<EvidenceFile> {
  const text = await readText(path, context);
  let value: unknown;
  try {
    value = parse(text, { uniqueKeys: true, maxAliasCount: 100 });
  } catch (error) {
    throw new UsageFault(indicatorTexts.notYaml, { path, reason: error instanceof Error ? error.message.split('\n')[0] : String(error) });
  }
  const compiled = compileSchema(evidenceSchema, { closed: true });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure.data));
  const findings = compiled.value(value);
  if (findings.length === 0) return value as EvidenceFile;
  for (const finding of findings) context.tell(`  ${path}${finding.pointer}  ${describeFinding(finding, context.language)}`);
  throw new UsageFault(indicatorTexts.faulty, { path });
}

function tellScore(
  { say, text, language, paint }: Context,
  { judgements, score: { result, verdict, steps } }: ScoredEvidence,
  profile: string | undefined,
): void {
  const side = language === 'en' ? 'en' : 'zh';
  if (profile !== undefined) say(text(indicatorTexts.byProfile, { profile }));
  for (const judgement of judgements) say(judgementLine(judgement));
  for (const { step, reckoning } of steps) {
    const words = scoreSteps.find(({ id }) => id === step)?.[side] ?? step;
    say(`  ${reckoning}  ${paint('faint', words)}`);
  }
  const told = { result, verdict: text(verdictWords[verdict]) };
  say(paint(verdict === 'qualified' ? 'strong' : 'error', text(result === null ? indicatorTexts.noResult : indicatorTexts.result, told)));

  function judgementLine({ indicator, holds, measured, limits }: Judgement): string {
    const answer = text(holds === 'unknown' ? indicatorTexts.unknown : holds ? indicatorTexts.holds : indicatorTexts.fine);
    const values = (some: object) =>
      Object.entries(some)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', ');
    const title = indicators.get(indicator)?.title[side] ?? '';
    return `${paint('strong', indicator)}  ${title}  ${paint(holds === true ? 'error' : 'mark', answer)}\n      ${text(indicatorTexts.measured, { values: values(measured) })}\n      ${text(indicatorTexts.limits, { values: values(limits) })}`;
  }
}
