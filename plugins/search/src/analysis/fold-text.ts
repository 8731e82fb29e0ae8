/**
 * Folds ways of writing that mean the same: full-width letters and digits, compatibility signs, capitals, traditional characters. What a
 * reader types and what a text holds meet in the folded form. For marking hits the folded text also tells where each of its units came from.
 */
import { simplified } from './simplified.ts';

/** A folded text that remembers its origin. */
export interface FoldedText {
  readonly text: string;
  /** For each code unit of `text` the place of its character in the original; one entry more: the length of the original. */
  readonly offsets: Uint32Array;
}

/** The folded form. Never longer than four times the text in practice; sign of a broken surrogate becomes U+FFFD. */
export const foldText = (text: string): string => simplified(text.toWellFormed().normalize('NFKC').toLowerCase());

/**
 * The same, character by character, with places. A letter and its combining mark stay two characters here, which marks a hit a
 * little shorter and finds nothing less.
 */
export function foldWithOffsets(original: string): FoldedText {
  const parts: string[] = [];
  let offsets = new Uint32Array(original.length + 1);
  let length = 0;
  const place = (folded: string, at: number, step: 0 | 1) => {
    if (length + folded.length >= offsets.length) {
      const larger = new Uint32Array((length + folded.length) * 2);
      larger.set(offsets);
      offsets = larger;
    }
    parts.push(folded);
    for (let i = 0; i < folded.length; i += 1) offsets[length++] = at + i * step;
  };
  for (let at = 0; at < original.length; ) {
    oneToOne.lastIndex = at;
    const simple = oneToOne.exec(original)?.[0] ?? '';
    if (simple !== '') place(foldText(simple), at, 1);
    at += simple.length;
    if (at === original.length) break;
    const unit = original.charCodeAt(at);
    const step = unit >= 0xd800 && unit <= 0xdbff && at + 1 < original.length ? 2 : 1;
    place(foldText(original.slice(at, at + step)), at, 0);
    at += step;
  }
  offsets[length] = original.length;
  return { text: parts.join(''), offsets: offsets.subarray(0, length + 1) };
}

// signs that fold to one sign each, whatever stands beside them: ASCII, quotes and dashes, Chinese punctuation, ideographs, full-width forms
const oneToOne = /[\0-\x7f·—‘’“”\u3000-\u301f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*/y;
