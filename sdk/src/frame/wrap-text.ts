/** Breaks text into lines of at most so many cells: Latin at blanks, Chinese between any two characters, never before a closing sign. */

import { cellsOf } from './cells.ts';

const wide = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef';
const openers = '“‘（《〈【〔「『(';
const closers = '，。；：！？、”’）》〉】〕」』…)';

/** A blank, then what must stay together: opening signs, one wide character or a run without blanks, closing signs. */
const chunk = new RegExp(`\\s*(?:[${openers}]*(?:[${wide}]|[^\\s${wide}${openers}${closers}]+)[${closers}]*|[${openers}${closers}]+)`, 'gu');

/** Lines of a text; line breaks of its own are kept. A single run wider than the width stays whole. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(10, width)));
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(chunk) ?? []) {
    if (line !== '' && cellsOf(line + part) > width) {
      lines.push(line);
      line = part.trimStart();
    } else line += part;
  }
  return [...lines, line];
}
