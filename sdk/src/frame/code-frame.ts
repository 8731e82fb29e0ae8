/**
 * Source lines with a caret under the value, placed by display cells: a Han character takes two, so columns of UTF-16 units would be
 * off. ASCII signs only (`|`, `>`, `^`), because box signs take one or two cells by terminal. No colour is needed to read it.
 */

import { type Ambiguous, cellsOf, charactersOf } from './cells.ts';
import { printable } from './printable.ts';

/** Source lines and the range to be marked. */
export interface FrameSource {
  /** Neighbouring lines in their order. */
  readonly lines: readonly FrameLine[];
  readonly mark: FrameMark;
}

/** One source line. */
export interface FrameLine {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
}

/** A range of one of the lines. */
export interface FrameMark {
  /** Number of the line. */
  readonly line: number;
  /** UTF-16 offsets in its text; `to` is behind the last character. */
  readonly from: number;
  readonly to: number;
}

/** How a frame is drawn. */
export interface FrameOptions {
  /** Cells of the widest line. */
  readonly width: number;
  /** Cells of “”—… in this terminal; 1 when absent. */
  readonly ambiguous?: Ambiguous;
}

/** Lines of the frame; the caret stands in the line below the marked one. Long lines show the part around the value, cut with "...". */
export function renderFrame({ lines, mark }: FrameSource, { width, ambiguous = 1 }: FrameOptions): readonly string[] {
  const digits = String(lines.at(-1)?.number ?? 1).length;
  const room = Math.max(20, width - digits - 5);
  const marked = lines.find(({ number }) => number === mark.line);
  if (!marked) return [];
  const cells = (text: string) => cellsOf(printable(text), ambiguous);
  const from = cells(marked.text.slice(0, mark.from));
  const length = Math.max(1, cells(marked.text.slice(mark.from, mark.to)));
  const start = startOf(from, length, cells(marked.text), room);
  return lines.flatMap(({ number, text }) => {
    const isMarked = number === mark.line;
    const shownText = cut(printable(text), start, room, ambiguous);
    const line = `${isMarked ? '> ' : '  '}${String(number).padStart(digits)} | ${shownText}`.trimEnd();
    // a neighbour that does not reach into the part that is shown says nothing
    if (!isMarked) return shownText === '' && text !== '' ? [] : [line];
    const shown = Math.min(length, room - (from - start));
    return [line, `  ${' '.repeat(digits)} | ${' '.repeat(from - start)}${'^'.repeat(Math.max(1, shown))}`];
  });
}

/** The first cell that is shown: 0 when everything fits or the value stands near the beginning. */
function startOf(from: number, length: number, lineCells: number, room: number): number {
  const needed = from + Math.min(length, Math.floor(room / 2));
  return lineCells <= room || needed + dots.length <= room ? 0 : from - Math.floor(room / 3);
}

const dots = '...';

/** The cells from `start` on, at most `room` of them; what is left out on either side is told by dots. */
function cut(text: string, start: number, room: number, ambiguous: Ambiguous): string {
  const total = cellsOf(text, ambiguous);
  if (start === 0 && total <= room) return text;
  if (total <= start) return '';
  const first = start === 0 ? 0 : start + dots.length;
  const last = total - start > room ? start + room - dots.length : total;
  let at = 0;
  let shown = '';
  for (const character of charactersOf(text)) {
    const end = at + cellsOf(character, ambiguous);
    if (at >= first && end <= last) shown += character;
    // a wide character on the edge would be cut in two
    else if (end > first && at < last) shown += ' '.repeat(Math.min(end, last) - Math.max(at, first));
    at = end;
  }
  return `${start === 0 ? '' : dots}${shown}${last < total ? dots : ''}`;
}
