/** Chooses the part of a text that shows best why it is a hit: the window with the most different words of the question. */
import type { HighlightPiece } from '@jiyue/standards/model';
import { type Mark, marksOf, piecesOf, type Wanted } from './mark.ts';

/** So much of a text is looked at; what follows is found, but not shown. */
const lookedAt = 100_000;
const sentenceEnd = /[。！？；!?;\n]/;

/** One line of about `length` characters, with “…” where something was left out. Empty for an empty text. */
export function extractOf(text: string, wanted: Wanted, length: number): HighlightPiece[] {
  const line = oneLine(text.slice(0, lookedAt).toWellFormed());
  if (line === '') return [];
  const marks = marksOf(line, wanted);
  const from = sound(line, startOf(line, marks, length));
  const to = sound(line, Math.min(line.length, from + length));
  const pieces = piecesOf(line, inside(marks, from, to), from, to);
  const before = from > 0 ? [{ text: '…', hit: false }] : [];
  const after = to < line.length || text.length > lookedAt ? [{ text: '…', hit: false }] : [];
  return joined([...before, ...pieces, ...after]);
}

// Chinese lines are joined without a blank, cells of a table are not: 对象 标准, not 对象标准
const oneLine = (text: string) =>
  text
    .replace(/\s+/g, (run, at: number) => (!run.includes('\t') && isWide(text.charCodeAt(at - 1)) && isWide(text.charCodeAt(at + run.length)) ? '' : ' '))
    .trim();

/** Chinese and its signs; NaN beyond the ends is neither. */
const isWide = (unit: number) => (unit >= 0x3000 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xffef);

const inside = (marks: readonly Mark[], from: number, to: number) => marks.filter(({ start, end }) => end > from && start < to);

/** Start of the best window, moved back to the begin of its sentence where that is near. */
function startOf(line: string, marks: readonly Mark[], length: number): number {
  const held = new Map<string, number>();
  let best = 0;
  let bestHeld = 0;
  let left = 0;
  for (const [right, mark] of marks.entries()) {
    held.set(mark.token, (held.get(mark.token) ?? 0) + 1);
    while (left < right && mark.end - marks[left]!.start > length) {
      const gone = marks[left]!.token;
      const rest = held.get(gone)! - 1;
      if (rest === 0) held.delete(gone);
      else held.set(gone, rest);
      left += 1;
    }
    if (held.size > bestHeld) {
      bestHeld = held.size;
      best = marks[left]!.start;
    }
  }
  if (best + length / 2 > line.length) return Math.max(0, Math.min(best, line.length - length));
  const earliest = Math.max(0, best - Math.floor(length / 3));
  for (let at = best; at > earliest; at -= 1) if (sentenceEnd.test(line[at - 1]!)) return at;
  return earliest === 0 ? 0 : Math.max(0, best - Math.floor(length / 10));
}

/** Moves a place that would part a surrogate pair. */
const sound = (line: string, at: number) => (at > 0 && at < line.length && (line.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at);

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly HighlightPiece[]): HighlightPiece[] {
  const all: HighlightPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && last.hit === piece.hit && last.text.length + piece.text.length <= 2000) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}
