/** Marks the words of a question in a text: pieces in order, hits apart. Plain text in, plain text out; whoever shows it escapes it. */
import type { HighlightPiece } from '@jiyue/standards/model';
import { tokensOf } from '../analysis/analyse.ts';
import { numberForm } from '../analysis/document-number.ts';
import { foldWithOffsets } from '../analysis/fold-text.ts';
import type { Run } from '../analysis/runs.ts';
import { runsOf } from '../analysis/runs.ts';
import type { ReadQuery } from '../query/read-query.ts';

/** A hit in a text: places in code units of the original. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** What it counts when an extract is chosen: the token it stands for. */
  readonly token: string;
}

/** What is marked. */
export interface Wanted {
  readonly tokens: ReadonlySet<string>;
  /** Written forms, marked only as a whole. */
  readonly forms: readonly string[];
  readonly numbers: ReadonlySet<string>;
}

/** The tokens of a question worth marking. Single characters only where they stand alone, or are all there is. */
export function wantedOf({ pairs, joining, alone, characters, forms, numbers }: ReadQuery): Wanted {
  const words = [...pairs, ...alone];
  return {
    tokens: new Set(words.length > 0 ? words : joining.length > 0 ? joining : characters),
    forms: forms.map(({ text }) => text),
    numbers: new Set(numbers),
  };
}

const numberLike = /[\p{Script=Han}]{0,20}[〔([【]\s*(?:19|20)\d{2}\s*[〕)\]】]\s*第?\s*\d{1,6}\s*号/gu;

/** Marks in order of their start; they may overlap. */
export function marksOf(original: string, { tokens, forms, numbers }: Wanted): readonly Mark[] {
  const { text, offsets } = foldWithOffsets(original);
  const marks: Mark[] = [];
  const add = (start: number, end: number, token: string) => marks.push({ start: offsets[start]!, end: offsets[end]!, token });

  for (const run of runsOf(text)) {
    for (const { start, end, token } of placesOf(run)) if (tokens.has(token)) add(start, end, token);
  }
  for (const form of forms) for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) add(at, at + form.length, form);
  if (numbers.size > 0) {
    for (const { 0: found, index } of text.matchAll(numberLike)) {
      const form = numberForm(found);
      const number = [...numbers].filter((one) => form.endsWith(one)).toSorted((a, b) => b.length - a.length)[0];
      if (number !== undefined) add(index + startOf(found, number), index + found.length, number);
    }
  }
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Every token of a run with its place, single characters too. */
function placesOf(run: Run): readonly { readonly start: number; readonly end: number; readonly token: string }[] {
  const { start, text, isChinese } = run;
  if (!isChinese) return [{ start, end: start + text.length, token: tokensOf([run]).pairs[0] ?? '' }];
  const places: { start: number; end: number; token: string }[] = [];
  let at = start;
  let previous: string | undefined;
  for (const character of text) {
    const end = at + character.length;
    places.push({ start: at, end, token: character });
    if (previous !== undefined) places.push({ start: at - previous.length, end, token: previous + character });
    previous = character;
    at = end;
  }
  return places;
}

/** Where the number begins within what looks like one: the Chinese before it may belong to the sentence. */
function startOf(found: string, number: string): number {
  const organ = /^[\p{Script=Han}]*/u.exec(number)![0];
  const before = /^[\p{Script=Han}]*/u.exec(found)![0];
  return Math.max(0, before.length - organ.length);
}

/** Cuts a part of the text into pieces. @param from, to places between characters */
export function piecesOf(original: string, marks: readonly Mark[], from = 0, to = original.length): HighlightPiece[] {
  const pieces: HighlightPiece[] = [];
  const add = (start: number, end: number, hit: boolean) => {
    for (let at = start; at < end; at += longestPiece) pieces.push({ text: original.slice(at, Math.min(end, at + longestPiece)), hit });
  };
  let at = from;
  for (let place = 0; place < marks.length; place += 1) {
    let { start, end } = marks[place]!;
    // neighbours and overlaps become one
    while (place + 1 < marks.length && marks[place + 1]!.start <= end) {
      place += 1;
      end = Math.max(end, marks[place]!.end);
    }
    start = Math.max(start, at);
    end = Math.min(end, to);
    if (start >= end) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  return pieces;
}

/** The standard's limit of one piece. */
const longestPiece = 2000;
