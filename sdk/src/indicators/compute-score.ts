/**
 * The score of an inspection, step by step, so that anybody can recompute it from what was found. A number that nobody read is never
 * invented: a finding on it makes the result "not scored".
 */

import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { nearNames } from '../validate/near-names.ts';
import { type Indicator, indicators as known, type ScoreScheme, scoreSchemes } from './indicators.ts';

/** What was found. */
export interface ScoreInput {
  /** Ids of vetoes that hold. */
  readonly vetoes: readonly string[];
  /** Ids of indicators, or `<indicator>/<case>`; each costs its points as often as it stands here. */
  readonly findings?: readonly string[];
  /** Points already added up, e.g. of a published result. */
  readonly deductions?: number;
  readonly bonus?: number;
  /** Whether the group that the scheme may leave out is not scored. */
  readonly leftOut?: boolean;
}

/** One step that decided something. */
export interface ScoreStep {
  /** Id of a step of the standard: veto, unknown, deduct, leave-out, fail, bonus. */
  readonly step: string;
  /** The reckoning, e.g. `100 - 11 = 89`, or the ids that decided. */
  readonly reckoning: string;
}

/** The result; the number is null when none is given. */
export interface ScoreResult {
  readonly result: number | null;
  readonly verdict: 'qualified' | 'unqualified' | 'not-scored';
  readonly steps: readonly ScoreStep[];
}

/** Why nothing can be computed: an id that is not there, with near ones. */
export type ScoreFailure = {
  readonly code: 'scheme-unknown' | 'indicator-unknown' | 'case-unknown' | 'not-a-veto' | 'wrong-subject';
  readonly data: { readonly id: string; readonly near: readonly string[] };
};

/** @param scheme id of a scheme, e.g. `site` */
export function computeScore(scheme: string, input: ScoreInput, indicators: ReadonlyMap<string, Indicator> = known): Outcome<ScoreResult, ScoreFailure> {
  const found = scoreSchemes.get(scheme);
  if (!found) return fail({ code: 'scheme-unknown', data: { id: scheme, near: nearNames(scheme, new Set(scoreSchemes.keys())) } });
  const fault = inputFault(found, input, indicators);
  return fault ? fail(fault) : ok(judged(found, input, indicators));
}

function inputFault({ subjects }: ScoreScheme, { vetoes, findings = [] }: ScoreInput, indicators: ReadonlyMap<string, Indicator>): ScoreFailure | undefined {
  for (const reference of [...vetoes, ...findings]) {
    const [id = '', part] = reference.split('/');
    const one = indicators.get(id);
    if (!one) return { code: 'indicator-unknown', data: { id, near: nearNames(id, new Set(indicators.keys())) } };
    if (!subjects.includes(one.subject))
      return {
        code: 'wrong-subject',
        data: { id, near: [...indicators.values()].filter(({ subject }) => subjects.includes(subject)).map((other) => other.id) },
      };
    const cases = (one.cases ?? []).map((own) => own.id);
    if (part !== undefined && !cases.includes(part))
      return { code: 'case-unknown', data: { id: reference, near: nearNames(part, new Set(cases)).map((name) => `${id}/${name}`) } };
  }
  const odd = vetoes.find((reference) => indicators.get(reference.split('/')[0] ?? '')?.part !== 'veto');
  return odd === undefined
    ? undefined
    : { code: 'not-a-veto', data: { id: odd, near: [...indicators.values()].filter(({ part }) => part === 'veto').map(({ id }) => id) } };
}

function judged(scheme: ScoreScheme, input: ScoreInput, indicators: ReadonlyMap<string, Indicator>): ScoreResult {
  const { vetoes, findings = [], deductions = 0, bonus = 0, leftOut = false } = input;
  const decided = vetoes.filter((id) => indicators.get(id.split('/')[0] ?? '')?.scored);
  if (decided.length > 0) return { result: null, verdict: 'unqualified', steps: [{ step: 'veto', reckoning: decided.join(', ') }] };
  const lost = findings.map((reference) => [reference, pointsOf(reference, indicators)] as const);
  const unknown = [...vetoes, ...lost.filter(([, points]) => points === null).map(([reference]) => reference)];
  const deducted = lost.reduce((sum, [, points]) => sum + (points ?? 0), deductions);
  if (unknown.length > 0) return { result: null, verdict: 'not-scored', steps: [{ step: 'unknown', reckoning: `${unknown.join(', ')}; ${deducted} known` }] };
  const { full, passMin = 0, bonusAbove = 0, bonusMax = 0, leaveOut } = scheme;
  if (full === undefined) return { result: null, verdict: 'qualified', steps: [] };
  const steps: ScoreStep[] = [];
  const left = leftOut ? full - (leaveOut?.points ?? 0) : full;
  const kept = Math.max(0, left - deducted);
  steps.push({ step: 'deduct', reckoning: `${left} - ${deducted} = ${left - deducted}${left < deducted ? ' -> 0' : ''}` });
  // in whole hundredths: 63 x 100 / 75 must be 84 and nothing beside it
  const reached = Math.round((kept * full * 100) / left) / 100;
  if (leftOut) steps.push({ step: 'leave-out', reckoning: `${kept} x ${full} / ${left} = ${reached}` });
  if (reached < passMin) return { result: reached, verdict: 'unqualified', steps: [...steps, { step: 'fail', reckoning: `${reached} < ${passMin}` }] };
  if (reached > bonusAbove) {
    const added = Math.min(bonus, bonusMax);
    steps.push({ step: 'bonus', reckoning: `${reached} + ${added} = ${reached + added}` });
    return { result: reached + added, verdict: 'qualified', steps };
  }
  return { result: reached, verdict: 'qualified', steps: bonus > 0 ? [...steps, { step: 'bonus', reckoning: `${reached} <= ${bonusAbove}: + 0` }] : steps };
}

function pointsOf(reference: string, indicators: ReadonlyMap<string, Indicator>): number | null {
  const [id = '', part] = reference.split('/');
  const one = indicators.get(id);
  if (!one?.scored) return null;
  return (part === undefined ? one.points : one.cases?.find((own) => own.id === part)?.points) ?? null;
}
