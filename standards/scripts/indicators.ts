/** Inspection indicators (检查指标): thresholds and points as data, the score recomputed from them, thresholds tightened by a province. */
import { readFolder } from './sources.ts';

type Words = { readonly zh: string; readonly en: string };

/** A threshold; null when the norm's number was never read. Durations as in ISO 8601. */
export type Threshold = number | string | null;

/** One case of an indicator, with points of its own where it has them. */
export interface IndicatorCase extends Words {
  readonly id: string;
  readonly points?: number;
}

/** One indicator. */
export interface Indicator {
  readonly id: string;
  readonly part: string;
  readonly subject: string;
  readonly group: string;
  readonly title: Words;
  readonly rule: Words;
  readonly thresholds?: Readonly<Record<string, Threshold>>;
  /** Points a finding costs or a bonus gives; null when they were never read. */
  readonly points?: number | null;
  readonly cases?: readonly IndicatorCase[];
  readonly decides: string;
  readonly how: string;
  /** Kinds of evidence, codes of table evidence-kind. */
  readonly proof: readonly string[];
  readonly owner: string;
  readonly evidence: string;
  readonly evidenceNote?: string;
  /** Whether a finding may cost anybody anything. */
  readonly scored: boolean;
}

/** How the findings of a kind of subject become a result. */
export interface Score extends Words {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly vetoOnly?: boolean;
  readonly full?: number;
  readonly passMin?: number;
  readonly bonusAbove?: number;
  readonly bonusMax?: number;
  readonly leaveOut?: { readonly points: number } & Words;
  readonly evidence: string;
}

/** What was found. `findings` are ids of indicators, or `<indicator>/<case>`; each costs its points once. */
export interface ScoreInput {
  readonly vetoes: readonly string[];
  readonly findings?: readonly string[];
  /** Points already added up, e.g. of a published result. */
  readonly deductions?: number;
  readonly bonus?: number;
  /** Whether the group that `leaveOut` names is not scored. */
  readonly leftOut?: boolean;
}

/** The result; the number is null when none is given. */
export interface ScoreResult {
  readonly result: number | null;
  readonly verdict: 'qualified' | 'unqualified' | 'not-scored';
}

/** The indicators of a norm. */
export interface IndicatorFile {
  readonly id: string;
  readonly kind: 'indicators';
  readonly title: Words;
  readonly norm: string;
  readonly limits: readonly string[];
  readonly quantities: Readonly<Record<string, Words & { readonly unit: string; readonly stricter: string }>>;
  readonly scores: readonly Score[];
  readonly steps: readonly (Words & { readonly id: string })[];
  readonly indicators: readonly Indicator[];
  readonly examples: readonly (ScoreResult & { readonly score: string; readonly input: ScoreInput })[];
}

/** Stricter thresholds of a province. */
export interface OverrideFile {
  readonly id: string;
  readonly kind: 'override';
  readonly title: Words;
  readonly base: string;
  readonly tighten: readonly { readonly indicator: string; readonly threshold: string; readonly value: number | string }[];
  readonly reason: Words;
}

/** All files. */
export const readIndicatorFiles = (): readonly { readonly file: string; readonly doc: IndicatorFile | OverrideFile }[] =>
  readFolder('indicators').map(({ file, doc }) => ({ file, doc: doc as IndicatorFile | OverrideFile }));

/** The result of an inspection, by the steps of the file. Throws on an indicator that is not there. */
export function computeScore({ indicators }: Pick<IndicatorFile, 'indicators'>, score: Score, input: ScoreInput): ScoreResult {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const find = (id: string) => byId.get(id) ?? fail(`no indicator ${id}`);
  if (input.vetoes.some((id) => find(id).scored)) return { result: null, verdict: 'unqualified' };
  const lost = (input.findings ?? []).map((reference) => pointsOf(find(reference.split('/')[0] ?? ''), reference.split('/')[1]));
  if (input.vetoes.length > 0 || lost.includes(null)) return { result: null, verdict: 'not-scored' };
  const { full, passMin = 0, bonusAbove = 0, bonusMax = 0, leaveOut } = score;
  if (full === undefined) return { result: null, verdict: 'qualified' };
  const left = input.leftOut ? full - (leaveOut?.points ?? 0) : full;
  const deducted = lost.reduce<number>((sum, points) => sum + (points ?? 0), input.deductions ?? 0);
  // in whole hundredths: 63 x 100 / 75 must be 84 and nothing beside it
  const reached = Math.round((Math.max(0, left - deducted) * full * 100) / left) / 100;
  if (reached < passMin) return { result: reached, verdict: 'unqualified' };
  return { result: reached > bonusAbove ? reached + Math.min(input.bonus ?? 0, bonusMax) : reached, verdict: 'qualified' };
}

function pointsOf({ scored, points, cases }: Indicator, id: string | undefined): number | null {
  if (!scored) return null;
  if (id === undefined) return points ?? null;
  return (cases?.find((one) => one.id === id) ?? fail(`no case ${id}`)).points ?? null;
}

function fail(message: string): never {
  throw new Error(message);
}

/** Whether the second threshold is stricter than the first; undefined when the two cannot be compared. */
export function isStricter(stricter: string, from: Threshold, to: number | string): boolean | undefined {
  const [a, b] = [measure(from), measure(to)];
  if (a === undefined || b === undefined || a.unit !== b.unit) return undefined;
  return stricter === 'lower' ? b.amount < a.amount : b.amount > a.amount;
}

/** A number, or a duration of one unit; years count as twelve months. */
function measure(value: Threshold): { readonly amount: number; readonly unit: string } | undefined {
  if (typeof value === 'number') return { amount: value, unit: '' };
  const [, amount, unit] = /^P(\d+)([DMY])$/.exec(value ?? '') ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return unit === 'Y' ? { amount: Number(amount) * 12, unit: 'M' } : { amount: Number(amount), unit };
}
