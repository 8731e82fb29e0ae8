/** From evidence to a score: indicators judged by their thresholds, what people found, and the reckoning, all in one answer. */
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { computeScore, type ScoreFailure, type ScoreResult } from './compute-score.ts';
import { type Indicator, indicators, scoreSchemes } from './indicators.ts';
import { type Evidence, type Judgement, judgeEvidence } from './judge-evidence.ts';
import { type LimitOf, standardLimits } from './limits.ts';

/** What an inspection brings. */
export interface EvidenceFile {
  /** Id of a scheme of the standard, e.g. `site`. */
  readonly scheme: string;
  /** Day that all windows end at, YYYY-MM-DD; the result never depends on when it is computed. */
  readonly checkPoint: string;
  readonly evidence?: Evidence;
  /** What people found: ids of indicators, or `<indicator>/<case>`. */
  readonly findings?: readonly string[];
  /** Bonus points that people gave. */
  readonly bonus?: number;
  readonly leftOut?: boolean;
}

/** The answer. */
export interface ScoredEvidence {
  readonly judgements: readonly Judgement[];
  readonly score: ScoreResult;
}

/** An indicator whose evidence does not suffice makes the result "not scored" unless a veto decides anyway. */
export function scoreEvidence(file: EvidenceFile, limitOf: LimitOf = standardLimits): Outcome<ScoredEvidence, ScoreFailure> {
  const scheme = scoreSchemes.get(file.scheme);
  const judgements = judgeEvidence(file.evidence ?? {}, file.checkPoint, limitOf);
  const foreign = judgements.find(({ indicator }) => scheme && !scheme.subjects.includes(indicators.get(indicator)?.subject ?? ''));
  if (foreign) return fail({ code: 'wrong-subject', data: { id: foreign.indicator, near: [] } });
  const held = judgements.flatMap(({ references }) => references);
  const byPeople = file.findings ?? [];
  const partOf = (reference: string) => indicators.get(reference.split('/')[0] ?? '')?.part;
  const all = [...held, ...byPeople];
  const gained = held.filter((reference) => partOf(reference) === 'bonus').reduce((sum, reference) => sum + pointsOf(indicators.get(reference)), 0);
  const computed = computeScore(file.scheme, {
    vetoes: all.filter((reference) => partOf(reference) === 'veto'),
    findings: all.filter((reference) => partOf(reference) !== 'veto' && partOf(reference) !== 'bonus'),
    bonus: (file.bonus ?? 0) + gained,
    ...(file.leftOut === undefined ? {} : { leftOut: file.leftOut }),
  });
  if (!computed.ok) return computed;
  const open = judgements.filter(({ holds }) => holds === 'unknown').map(({ indicator }) => indicator);
  if (open.length === 0 || computed.value.steps.some(({ step }) => step === 'veto')) return ok({ judgements, score: computed.value });
  return ok({
    judgements,
    score: {
      result: null,
      verdict: 'not-scored',
      steps: [{ step: 'unknown', reckoning: `${open.join('、')}：证据不足 · the evidence does not suffice` }, ...computed.value.steps],
    },
  });
}

const pointsOf = (one: Indicator | undefined): number => one?.points ?? 0;
