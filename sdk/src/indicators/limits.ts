/** Thresholds of indicators by name: those of the standard, or those of a profile that tightens some. The only place of a number taken from a norm. */
import { indicators, type Threshold } from './indicators.ts';

/** A threshold; null when it was never read, undefined when there is none. */
export type LimitOf = (indicator: string, name: string) => Threshold | undefined;

/** Thresholds of the standard. */
export const standardLimits: LimitOf = (indicator, name) => indicators.get(indicator)?.thresholds?.[name];

/** The same with those of a profile in place of the ones it tightens. */
export const tightenedLimits =
  (tightened: { readonly [indicator: string]: { readonly [name: string]: number | string } }): LimitOf =>
  (indicator, name) =>
    tightened[indicator]?.[name] ?? standardLimits(indicator, name);
