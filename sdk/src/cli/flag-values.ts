/** Reads values of flags. */

import { nearNames } from '../validate/near-names.ts';
import type { Sentence } from '../import/language.ts';
import { commonTexts } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

/** A whole number within bounds; undefined when the flag was not given. */
export function wholeNumber(option: string, met: unknown, from: number, to: number): number | undefined {
  if (met === undefined) return undefined;
  const value = /^\d+$/.test(String(met)) ? Number(met) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new UsageFault(commonTexts.numberInvalid, { option, met, from, to });
}

/** One of some words; undefined when the flag was not given. */
export function choice<Word extends string>(option: string, met: unknown, known: readonly Word[]): Word | undefined {
  if (met === undefined) return undefined;
  const word = known.find((one) => one === met);
  if (word !== undefined) return word;
  throw choiceFault(option, String(met), known);
}

/** More names than these say less than a few of them. */
const mostNamed = 20;

/** A word that is none of the known ones. @param hint what to do when no known word is near */
export function choiceFault(
  option: string,
  met: string,
  known: readonly string[],
  near: readonly string[] = nearNames(met, known),
  hint?: Sentence,
): UsageFault {
  const text = known.length > mostNamed ? commonTexts.choiceUnknownOfMany : commonTexts.choiceUnknown;
  const data = { option, met, known: known.slice(0, mostNamed), count: known.length, near };
  return new UsageFault(text, data, near.length > 0 ? commonTexts.didYouMean : hint);
}

/** One of the types of the standard, written in any case; undefined when the flag was not given. */
export function typeChoice<Name extends string>(option: string, met: unknown, known: readonly Name[]): Name | undefined {
  if (met === undefined) return undefined;
  const name = known.find((one) => one.toLowerCase() === String(met).toLowerCase());
  if (name !== undefined) return name;
  throw choiceFault(option, String(met), known, undefined, commonTexts.typesListed);
}
