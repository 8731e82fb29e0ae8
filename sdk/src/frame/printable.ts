/** Text of others made safe to show in a terminal: tabs become spaces, and nothing can move the cursor, change colours or turn the order of characters. */

/** Cells of a tab. Fixed, so that a text takes the same cells wherever it begins. */
export const tabCells = 2;

// C0 and C1 controls, line and paragraph separators, marks and overrides of direction, the byte order mark, lone surrogates
const unsafe =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What can be shown; each unsafe character becomes "?". */
export const printable = (text: string): string => text.replaceAll('\t', ' '.repeat(tabCells)).replace(unsafe, '?');
