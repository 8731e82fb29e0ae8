/**
 * JSON as a register must read it. `JSON.parse` rounds long whole numbers (a 19-digit id becomes the id of another record) and
 * keeps the last of two equal keys in silence. Here such a number becomes the text of its digits, and a repeated key is a fault.
 */

/** What a JSON text holds; `repeated`: name of the first key that stands twice in one object. */
export type ExactJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly repeated: string };

/** Throws SyntaxError as `JSON.parse` does. */
export function parseExactJson(text: string): ExactJson {
  const value: unknown = JSON.parse(text);
  const inside = countMembers(value);
  const repeated = findRepeatedKey(text, inside.keys);
  if (repeated !== undefined) return { ok: false, repeated };
  return { ok: true, value: inside.hasNumber && longNumber.test(text) ? JSON.parse(text, keepDigits) : value };
}

/**
 * The first key that stands twice in one object of a text that `JSON.parse` took. It costs a look at each text of the JSON where nothing is wrong.
 * @param keys how many members the objects of the parsed value have together
 */
export const findRepeatedKey = (text: string, keys: number): string | undefined => (keysOfText(text) === keys ? undefined : repeatedKey(text));

// 16 digits and more may not be exact; a text that only looks like one costs a second parse and nothing else
const longNumber = /[:[,]\s*-?\d{16}/;

function keepDigits(_key: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  return typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? source : value;
}

// --- repeated keys: count first, which is cheap; look for the name only when the counts differ ---

function countMembers(value: unknown): { readonly keys: number; readonly hasNumber: boolean } {
  let keys = 0;
  let hasNumber = typeof value === 'number';
  const open: object[] = isNode(value) ? [value] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    const members: readonly unknown[] = Object.values(one);
    if (!Array.isArray(one)) keys += members.length;
    for (const member of members) {
      if (isNode(member)) open.push(member);
      else if (typeof member === 'number') hasNumber = true;
    }
  }
  return { keys, hasNumber };
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

function keysOfText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; ) {
    const end = endOfString(text, at);
    if (isKey(text, end)) count += 1;
    at = text.indexOf('"', end);
  }
  return count;
}

/** Index behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** Whether a colon follows. */
function isKey(text: string, from: number): boolean {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 58) return true;
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return false;
  }
}

function repeatedKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '{') open.push(new Set());
    // a list gets a set of its own, which stays empty, so that closing is alike
    else if (mark === '[') open.push(new Set());
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark === '"') {
      const end = endOfString(text, at);
      if (isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end)) as string;
        const seen = open.at(-1)!;
        if (seen.has(key)) return key;
        seen.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}
