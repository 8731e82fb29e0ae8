/**
 * Folds ways of writing that mean the same: full-width letters and digits, compatibility signs, capitals. What a reader types and
 * what a text holds meet in the folded form. For marking hits the folded text also tells where each of its units came from.
 */

/** A folded text that remembers its origin. */
export interface FoldedText {
  readonly text: string;
  /** For each code unit of `text` the place of its character in the original; one entry more: the length of the original. */
  readonly offsets: Uint32Array;
}

/** The folded form. Never longer than four times the text in practice; sign of a broken surrogate becomes U+FFFD. */
export const foldText = (text: string): string => text.toWellFormed().normalize('NFKC').toLowerCase();

/**
 * The same, character by character, with places. A letter and its combining mark stay two characters here, which marks a hit a
 * little shorter and finds nothing less.
 */
export function foldWithOffsets(original: string): FoldedText {
  const parts: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < original.length; ) {
    const unit = original.charCodeAt(at);
    const step = unit >= 0xd800 && unit <= 0xdbff && at + 1 < original.length ? 2 : 1;
    const folded = isFolded(unit) ? original[at]! : foldText(original.slice(at, at + step));
    parts.push(folded);
    for (let i = 0; i < folded.length; i += 1) places.push(at);
    at += step;
  }
  places.push(original.length);
  return { text: parts.join(''), offsets: Uint32Array.from(places) };
}

// the common case: unified ideographs, and ASCII without capitals, fold to themselves
const isFolded = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit < 0x80 && !(unit >= 0x41 && unit <= 0x5a));
