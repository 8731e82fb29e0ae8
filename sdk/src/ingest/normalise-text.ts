/**
 * One form for one text: Unicode NFC, line ends LF, no control characters but line feed and tab, no byte-order mark.
 * Nothing visible is lost. Texts that are fine already come back as they are, which is nearly all.
 */

// control characters, and all that a normal form may touch: combining marks, what decomposes, surrogates. Without them a text is as it should be;
// the usual Chinese text has none, and one quick look is half of what the normal form itself would cost
const doubtful = /[\u0300-\u200f\u2028-\u2fff\u302a-\u302f\u3099-\u309a\ua000-\uff00\uff5f-\uffff\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/;
const unwantedAll = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;
const breaks = /[\t\n]+/g;

/** A text of several lines, like a body. Idempotent. */
export function normaliseText(text: string): string {
  if (!doubtful.test(text)) return text;
  const composed = text.normalize('NFC');
  return unwanted.test(composed) ? composed.replace(/\r\n?/g, '\n').replace(unwantedAll, '').normalize('NFC') : composed;
}

/** A text of one line, like a title or a name: tabs and line ends become a blank, both ends are trimmed (also of full-width blanks). Idempotent. */
export const normaliseLine = (text: string): string => normaliseText(text).replace(breaks, ' ').trim();
