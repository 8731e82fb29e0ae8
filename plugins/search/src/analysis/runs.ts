/** Cuts folded text into runs: neighbouring Chinese characters, or a word or number of any other script. All else separates. */

/** A stretch of text of one kind. */
export interface Run {
  /** Place in the folded text, in code units. */
  readonly start: number;
  readonly text: string;
  readonly isChinese: boolean;
}

const chinese = /\p{Script=Han}/u;
const wordSign = /[\p{L}\p{M}\p{N}]/u;

/** What a character belongs to. */
export type Kind = 'chinese' | 'word' | 'none';

/** @param folded text from `foldText` */
export function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  let kind: Kind = 'none';
  const close = (end: number) => {
    if (kind !== 'none') runs.push({ start, text: folded.slice(start, end), isChinese: kind === 'chinese' });
  };
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at)!;
    const now = kindOf(code);
    if (now !== kind) {
      close(at);
      start = at;
      kind = now;
    }
    at += code > 0xffff ? 2 : 1;
  }
  close(folded.length);
  return runs;
}

/** @param code point of a folded text */
export function kindOf(code: number): Kind {
  if (code >= 0x4e00 && code <= 0x9fff) return 'chinese';
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 'word' : 'none';
  const sign = String.fromCodePoint(code);
  if (chinese.test(sign)) return 'chinese';
  return wordSign.test(sign) ? 'word' : 'none';
}
