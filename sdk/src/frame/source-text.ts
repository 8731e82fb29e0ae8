/** A text with its lines: from offsets to places and to the source lines of a frame. */

import type { FrameLine, FrameSource } from './code-frame.ts';

/** A range of a text, in UTF-16 offsets; `end` is behind it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place as editors and reports count it: lines and columns from 1, columns in UTF-16 units, the end behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Most UTF-16 units of a source line kept for a frame, on either side of the beginning of the value. */
const keptUnits = 240;

/** A text whose lines are found when they are first asked for. */
export class SourceText {
  readonly text: string;
  readonly #firstLine: number;
  #starts: readonly number[] | undefined;

  /** @param firstLine number of its first line, when it is a part of a file */
  constructor(text: string, firstLine = 1) {
    this.text = text;
    this.#firstLine = firstLine;
  }

  /** Where a range stands. */
  placeOf({ start, end }: Range): Place {
    const [from, to] = [this.#indexOf(start), this.#indexOf(Math.max(start, end))];
    return {
      line: this.#firstLine + from,
      column: start - this.#lineStarts[from]! + 1,
      endLine: this.#firstLine + to,
      endColumn: Math.max(start, end) - this.#lineStarts[to]! + 1,
    };
  }

  /** The line of the range with the one before it. Very long lines are cut around the value. */
  frameOf({ start, end }: Range): FrameSource {
    const index = this.#indexOf(start);
    const line = this.#line(index);
    const from = Math.min(start - this.#lineStarts[index]!, line.length);
    const to = Math.min(Math.max(end - this.#lineStarts[index]!, from), line.length);
    const cutFrom = from > keptUnits * 2 ? wholeAt(line, from - keptUnits) : 0;
    const cutTo = line.length - from > keptUnits * 2 ? wholeAt(line, Math.min(line.length, from + keptUnits)) : line.length;
    const head = cutFrom > 0 ? '...' : '';
    const text = `${head}${line.slice(cutFrom, cutTo)}${cutTo < line.length ? '...' : ''}`;
    const shift = head.length - cutFrom;
    return {
      lines: [...this.#before(index, cutFrom > 0), { number: this.#firstLine + index, text }],
      mark: { line: this.#firstLine + index, from: from + shift, to: Math.min(to, cutTo) + shift },
    };
  }

  /** The line above, unless there is none or it says nothing beside a line that is cut. */
  #before(index: number, isCut: boolean): readonly FrameLine[] {
    if (index === 0 || isCut) return [];
    const text = this.#line(index - 1);
    return [{ number: this.#firstLine + index - 1, text: text.length > keptUnits ? `${text.slice(0, wholeAt(text, keptUnits))}...` : text }];
  }

  get #lineStarts(): readonly number[] {
    if (this.#starts) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }

  #line(index: number): string {
    const end = this.#lineStarts[index + 1];
    return this.text.slice(this.#lineStarts[index], end === undefined ? undefined : end - 1).replace(/\r$/, '');
  }

  #indexOf(offset: number): number {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** An offset that does not part the two halves of a character. */
const wholeAt = (text: string, offset: number): number => (/[\udc00-\udfff]/.test(text[offset] ?? '') ? offset - 1 : offset);
