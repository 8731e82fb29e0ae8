/**
 * Display cells of text in a terminal: a Han character takes two, a Latin letter one, a combining mark none.
 * Characters whose width depends on the terminal (“”…—①) count as one here or as two there: see `Ambiguous`.
 */

import stringWidth from 'string-width';

/** How wide a terminal draws characters of ambiguous width (East Asian Ambiguous): 1 in most, 2 in some Chinese settings. */
export type Ambiguous = 1 | 2;

/** Cells of a text without tabs and line breaks. */
export const cellsOf = (text: string, ambiguous: Ambiguous = 1): number => stringWidth(text, { ambiguousIsNarrow: ambiguous === 1 });

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one character each: an emoji of several code points is one. */
export const charactersOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);
