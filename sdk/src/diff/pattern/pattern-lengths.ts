/** How long texts are that match a regular expression. */

import { type Part, type Pattern, parsePattern } from './parse-pattern.ts';

/** Code points; `most` is infinite when the expression does not say where a text ends. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** Bounds that hold for every matching text. */
export function patternLengths(text: string): Lengths {
  const pattern = parsePattern(text);
  if (!pattern) return { least: 0, most: Number.POSITIVE_INFINITY };
  const { least, most } = lengthsOf(pattern.part);
  return { least, most: isWhole(pattern) ? most : Number.POSITIVE_INFINITY };
}

/** The expression describes the whole text. A property class is wider than we read it, but one character, too. */
const isWhole = ({ isAnchoredAtStart, isAnchoredAtEnd, isExact, part }: Pattern): boolean =>
  isAnchoredAtStart && isAnchoredAtEnd && isExact && part.kind !== 'either';

function lengthsOf(part: Part): Lengths {
  if (part.kind === 'characters') return { least: 1, most: 1 };
  if (part.kind === 'repeat') {
    const { least, most } = lengthsOf(part.part);
    return { least: least * part.from, most: part.to === 0 || most === 0 ? 0 : most * part.to };
  }
  const all = part.parts.map(lengthsOf);
  if (part.kind === 'sequence') return { least: all.reduce((sum, one) => sum + one.least, 0), most: all.reduce((sum, one) => sum + one.most, 0) };
  return { least: Math.min(...all.map(({ least }) => least)), most: Math.max(...all.map(({ most }) => most)) };
}
