/** Breaks text into lines of at most so many cells: Latin at blanks, Chinese between any two characters, never before a closing sign. */

import { cellsOf } from './cells.ts';

/** A blank, then a run without blanks and Han characters; or one wide character with the closing signs behind it. */
const chunk =
  /\s*(?:[“‘（《〈【〔「『(]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef][，。；：！？、”’）》〉】〕」』…)]*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef“‘《]+|[“‘])/gu;

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
