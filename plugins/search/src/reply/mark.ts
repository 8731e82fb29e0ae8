/** Marks the words of a question in a text: pieces in order, hits apart. Plain text in, plain text out; whoever shows it escapes it. */
import type { HighlightPiece } from '@jiyue/standards/model';
import { longestWord } from '../analysis/analyse.ts';
import { numberForm } from '../analysis/document-number.ts';
import { foldWithOffsets } from '../analysis/fold-text.ts';
import { type Kind, kindOf } from '../analysis/runs.ts';
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
  /** Code unit -> tokens that begin with it, longest first. */
  readonly tokens: ReadonlyMap<number, readonly string[]>;
  /** 1 for each code unit that begins a token: texts are long, and most of their characters begin none. */
  readonly begins: Uint8Array;
  /** Written forms, marked only as a whole. */
  readonly forms: readonly string[];
  readonly numbers: ReadonlySet<string>;
}

/** The tokens of a question worth marking. Single characters only where they stand alone, or are all there is. */
export function wantedOf({ pairs, joining, alone, characters, forms, numbers }: ReadQuery): Wanted {
  const words = [...pairs, ...alone];
  const marked = new Set(words.length > 0 ? words : joining.length > 0 ? joining : characters);
  const tokens = Map.groupBy(
    [...marked].toSorted((a, b) => b.length - a.length),
    (token) => token.charCodeAt(0),
  );
  const begins = new Uint8Array(0x10000);
  for (const unit of tokens.keys()) begins[unit] = 1;
  return {
    tokens,
    begins,
    forms: forms.map(({ text }) => text),
    numbers: new Set(numbers),
  };
}

const numberLike = /[\p{Script=Han}]{0,20}[〔([【]\s*(?:19|20)\d{2}\s*[〕)\]】]\s*第?\s*\d{1,6}\s*号/gu;

/** Marks in order of their start; they may overlap. */
export function marksOf(original: string, { tokens, begins, forms, numbers }: Wanted): readonly Mark[] {
  const { text, offsets } = foldWithOffsets(original);
  const marks: Mark[] = [];
  const add = (start: number, end: number, token: string) => marks.push({ start: offsets[start]!, end: offsets[end]!, token });

  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (begins[unit] === 0) continue;
    for (const token of tokens.get(unit)!) {
      const end = text.startsWith(token, at) ? endOf(text, at, token) : undefined;
      if (end !== undefined) add(at, end, token);
    }
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

/** End of a token that stands here; undefined when it is but a part of a longer word. Chinese is cut anywhere, other words are whole. */
function endOf(text: string, start: number, token: string): number | undefined {
  const end = start + token.length;
  if (kindOf(text.codePointAt(start)!) === 'chinese') return end;
  if (start > 0 && kindBefore(text, start) === 'word') return undefined;
  const isCut = token.length >= longestWord - 1;
  for (let at = end; ; ) {
    const code = text.codePointAt(at);
    if (code === undefined || kindOf(code) !== 'word') return at;
    // the index holds the begin of a word that is too long
    if (!isCut) return undefined;
    at += code > 0xffff ? 2 : 1;
  }
}

function kindBefore(text: string, at: number): Kind {
  const unit = text.charCodeAt(at - 1);
  const isLow = at > 1 && unit >= 0xdc00 && unit <= 0xdfff;
  return kindOf(isLow ? text.codePointAt(at - 2)! : unit);
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
