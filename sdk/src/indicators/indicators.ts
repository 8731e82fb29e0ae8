/** The inspection indicators (检查指标) of the standard, by id. What was never read has no number: null. */

import list from '@jiyue/standards/generated/indicators.json' with { type: 'json' };

/** A text in both languages. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A threshold: a number, a duration of one unit (P3M), or null when the number of the norm was never read. */
export type Threshold = number | string | null;

/** Thresholds by name. */
export interface Thresholds {
  readonly [name: string]: Threshold;
}

/** One indicator. */
export interface Indicator {
  readonly id: string;
  /** `veto`, `deduct` or `bonus`. */
  readonly part: string;
  /** What is inspected: `site`, `new-media`, `supervision`. */
  readonly subject: string;
  readonly group: string;
  readonly title: Words;
  readonly rule: Words;
  readonly thresholds?: Thresholds;
  /** Points a finding costs or a bonus gives; null when they were never read. */
  readonly points?: number | null;
  readonly cases?: readonly (Words & { readonly id: string; readonly points?: number })[];
  /** `machine`, `person` or `machine-and-person`. */
  readonly decides: string;
  readonly how: string;
  readonly proof: readonly string[];
  readonly owner: string;
  readonly evidence: string;
  /** Whether a finding may cost anybody anything. */
  readonly scored: boolean;
}

/** How the findings of a kind of subject become a result. */
export interface ScoreScheme extends Words {
  readonly id: string;
  readonly subjects: readonly string[];
  /** True where only vetoes decide: no number is given. */
  readonly vetoOnly?: boolean;
  readonly full?: number;
  readonly passMin?: number;
  readonly bonusAbove?: number;
  readonly bonusMax?: number;
  readonly leaveOut?: Words & { readonly group: string; readonly points: number };
}

/** What a threshold measures. `stricter` tells which way is stricter. */
export interface Quantity extends Words {
  readonly unit: string;
  readonly stricter: 'higher' | 'lower';
}

interface IndicatorFile {
  readonly kind: string;
  readonly quantities?: { readonly [name: string]: Quantity };
  readonly scores?: readonly ScoreScheme[];
  readonly steps?: readonly (Words & { readonly id: string })[];
  readonly indicators?: readonly Indicator[];
}

const files = (list as readonly IndicatorFile[]).filter(({ kind }) => kind === 'indicators');

/** All indicators by id. */
export const indicators: ReadonlyMap<string, Indicator> = new Map(files.flatMap(({ indicators: own = [] }) => own.map((one) => [one.id, one] as const)));

/** All schemes of scores by id. */
export const scoreSchemes: ReadonlyMap<string, ScoreScheme> = new Map(files.flatMap(({ scores = [] }) => scores.map((one) => [one.id, one] as const)));

/** What thresholds measure, by name. */
export const quantities: ReadonlyMap<string, Quantity> = new Map(files.flatMap(({ quantities: own = {} }) => Object.entries(own)));

/** Steps of a score in their order, in words. */
export const scoreSteps: readonly (Words & { readonly id: string })[] = files.flatMap(({ steps = [] }) => steps);
