/**
 * Finds the first place where a text stops being JSON (RFC 8259), and names it in words of our own:
 * the messages of `JSON.parse` are English, differ by engine, and often give no place.
 */

/** What is wrong at the place. */
export type JsonFaultKind = 'ends-early' | 'unexpected' | 'control-in-string' | 'bad-escape' | 'trailing';

/** First fault of a text. */
export interface JsonFault {
  readonly kind: JsonFaultKind;
  /** UTF-16 offset of the first character that does not fit; the length of the text when it ends early. */
  readonly offset: number;
  /** The character found there; absent at the end. */
  readonly found?: string;
}

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Undefined when the text is JSON. Uses no recursion, so depth is no matter. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const run = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return -1;
    at = pattern.lastIndex;
    return found[0].length;
  };
  const fault = (kind: JsonFaultKind = 'unexpected'): JsonFault =>
    at >= text.length ? { kind: 'ends-early', offset: text.length } : { kind, offset: at, found: String.fromCodePoint(text.codePointAt(at)!) };

  const string = (): JsonFault | undefined => {
    at += 1;
    for (;;) {
      run(plain);
      if (text[at] === '"') {
        at += 1;
        return undefined;
      }
      if (text[at] !== '\\') return fault('control-in-string');
      if (run(escapePattern) === -1) return fault(at + 1 >= text.length ? 'ends-early' : 'bad-escape');
    }
  };
  const name = (): JsonFault | undefined => {
    run(space);
    if (text[at] !== '"') return fault();
    const wrong = string();
    if (wrong) return wrong;
    run(space);
    if (text[at] !== ':') return fault();
    at += 1;
    return undefined;
  };
  const scalar = (): JsonFault | undefined => {
    if (text[at] === '"') return string();
    for (const word of ['true', 'false', 'null']) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return undefined;
      }
    }
    return run(number) > 0 ? undefined : fault();
  };

  for (;;) {
    run(space);
    const bracket = text[at];
    if (bracket === '{' || bracket === '[') {
      at += 1;
      run(space);
      if (text[at] === closing(bracket)) at += 1;
      else {
        open.push(bracket);
        const wrong = bracket === '{' ? name() : undefined;
        if (wrong) return wrong;
        continue;
      }
    } else {
      const wrong = scalar();
      if (wrong) return wrong;
    }
    // after a value: close what ends here, or go on to the next member
    for (;;) {
      run(space);
      const inside = open.at(-1);
      if (inside === undefined) return at < text.length ? fault('trailing') : undefined;
      if (text[at] === closing(inside)) {
        open.pop();
        at += 1;
        continue;
      }
      if (text[at] !== ',') return fault();
      at += 1;
      const wrong = inside === '{' ? name() : undefined;
      if (wrong) return wrong;
      break;
    }
  }
}

const closing = (bracket: '{' | '[') => (bracket === '{' ? '}' : ']');
