/**
 * Regular expressions as trees of code point ranges, as far as they describe a regular language. What goes beyond (looking around,
 * back references, word boundaries, anchors in the middle, Unicode properties) is marked, so that nobody concludes from what was not read.
 */

/** Code points from … to …, both included. */
export type Range = readonly [number, number];

/** A part of an expression. */
export type Part =
  | { readonly kind: 'characters'; readonly ranges: readonly Range[] /** Worth trying, in the order written. */; readonly samples: readonly string[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'either'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly from: number; readonly to: number };

/** An expression. */
export interface Pattern {
  readonly part: Part;
  readonly isAnchoredAtStart: boolean;
  readonly isAnchoredAtEnd: boolean;
  /** The tree says exactly what the expression says. */
  readonly isExact: boolean;
}

const last = 0x10ffff;
const any: readonly Range[] = [[0, last]];
const lineEnds: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const digits: readonly Range[] = [[0x30, 0x39]];
const words: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const blanks: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** Everything that is in none of the ranges. */
export function complement(ranges: readonly Range[]): readonly Range[] {
  const rest: Range[] = [];
  let from = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > from) rest.push([from, low - 1]);
    from = Math.max(from, high + 1);
  }
  return from <= last ? [...rest, [from, last]] : rest;
}

const classes: { readonly [letter: string]: readonly Range[] } = {
  d: digits,
  D: complement(digits),
  w: words,
  W: complement(words),
  s: blanks,
  S: complement(blanks),
};
const controls: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };
const common = ['a', 'z', '0', '9', 'A', 'Z', '_', '中', ' ', '-', '.', '/', ':', 'b', '1', '\t', '𠮷', 'é'];

const contains = (ranges: readonly Range[], text: string): boolean => ranges.some(([low, high]) => low <= text.codePointAt(0)! && text.codePointAt(0)! <= high);

function characters(ranges: readonly Range[]): Part {
  const edges = ranges.slice(0, 8).flat();
  const samples = [
    ...edges.filter((point) => point >= 0x20 && point < 0xd800).map((point) => String.fromCodePoint(point)),
    ...common.filter((one) => contains(ranges, one)),
  ];
  const readable = samples.filter((one) => common.includes(one) || /^[!-~\u4e00-\u9fff]$/.test(one));
  return { kind: 'characters', ranges, samples: [...new Set([...readable, ...samples])].slice(0, 12) };
}

/** Undefined: it could not be read at all. */
export function parsePattern(text: string): Pattern | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known ?? undefined;
  const reader = new Reader(text);
  const pattern = reader.read();
  parsed.set(text, pattern ?? null);
  return pattern;
}

const parsed = new Map<string, Pattern | null>();

class Reader {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;
  #isExact = true;
  #isAnchoredAtStart = false;
  #isAnchoredAtEnd = false;

  constructor(text: string) {
    this.#characters = [...text];
  }

  read(): Pattern | undefined {
    const part = this.#alternatives();
    if (!part || this.#at < this.#characters.length) return undefined;
    // ^a|b$ anchors each alternative by itself
    if (part.kind === 'either' && (this.#isAnchoredAtStart || this.#isAnchoredAtEnd)) this.#isExact = false;
    return { part, isAnchoredAtStart: this.#isAnchoredAtStart, isAnchoredAtEnd: this.#isAnchoredAtEnd, isExact: this.#isExact };
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  get #rest(): string {
    return this.#characters.slice(this.#at).join('');
  }

  #take(): string {
    this.#at += 1;
    return this.#characters[this.#at - 1] ?? '';
  }

  #skip(text: string): boolean {
    const isHit = this.#characters.slice(this.#at, this.#at + text.length).join('') === text;
    if (isHit) this.#at += text.length;
    return isHit;
  }

  #alternatives(): Part | undefined {
    const parts: Part[] = [];
    for (;;) {
      const part = this.#sequence();
      if (!part) return undefined;
      parts.push(part);
      if (!this.#skip('|')) return parts.length === 1 ? part : { kind: 'either', parts };
    }
  }

  #sequence(): Part | undefined {
    const parts: Part[] = [];
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') {
      const part = this.#anchor() ?? this.#atom();
      if (!part) return undefined;
      const repeated = this.#repeated(part);
      if (!repeated) return undefined;
      parts.push(repeated);
    }
    return { kind: 'sequence', parts };
  }

  /** Anchors mean what we read only at the very ends. */
  #anchor(): Part | undefined {
    const empty: Part = { kind: 'sequence', parts: [] };
    if (this.#next === '^') {
      if (this.#at === 0) this.#isAnchoredAtStart = true;
      else this.#isExact = false;
      this.#take();
      return empty;
    }
    if (this.#next !== '$') return undefined;
    if (this.#at === this.#characters.length - 1 && this.#depth === 0) this.#isAnchoredAtEnd = true;
    else this.#isExact = false;
    this.#take();
    return empty;
  }

  #repeated(part: Part): Part | undefined {
    const range = this.#range();
    if (!range) return part;
    this.#skip('?');
    return range[0] > range[1] ? undefined : { kind: 'repeat', part, from: range[0], to: range[1] };
  }

  #range(): readonly [number, number] | undefined {
    if (this.#skip('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#skip('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#skip('?')) return [0, 1];
    const [all, from, comma, to] = /^\{(\d+)(,?)(\d*)\}/.exec(this.#next === '{' ? this.#rest : '') ?? [];
    if (all === undefined) return undefined;
    this.#at += all.length;
    return [Number(from), comma === '' ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to)];
  }

  #atom(): Part | undefined {
    const character = this.#take();
    if (character === '.') return characters(complement(lineEnds));
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    if ('*+?{}])'.includes(character)) return undefined;
    return character === '(' ? this.#group() : characters([pointOf(character)]);
  }

  #group(): Part | undefined {
    const isLooking = ['?=', '?!', '?<=', '?<!'].some((sign) => this.#skip(sign));
    if (isLooking) this.#isExact = false;
    if (!isLooking && !this.#skip('?:') && this.#skip('?<')) while (this.#next !== undefined && this.#take() !== '>');
    this.#depth += 1;
    const part = this.#alternatives();
    this.#depth -= 1;
    if (!part || !this.#skip(')')) return undefined;
    return isLooking ? { kind: 'sequence', parts: [] } : part;
  }

  #escape(): Part | undefined {
    const letter = this.#take();
    if (letter === 'b' || letter === 'B' || letter === 'k' || /[1-9]/.test(letter)) {
      this.#isExact = false;
      return { kind: 'sequence', parts: [] };
    }
    if (letter === 'p' || letter === 'P') return this.#property(letter);
    return characters(classes[letter] ?? [pointOf(this.#character(letter))]);
  }

  #property(letter: string): Part | undefined {
    this.#isExact = false;
    const [all] = /^\{[^}]*\}/.exec(this.#rest) ?? [];
    if (all === undefined) return undefined;
    this.#at += all.length;
    try {
      const regex = new RegExp(`^\\${letter}${all}$`, 'u');
      return characters(common.filter((one) => regex.test(one)).map(pointOf));
    } catch {
      return undefined;
    }
  }

  #character(letter: string): string {
    if (letter !== 'u' && letter !== 'x' && letter !== 'c') return controls[letter] ?? letter;
    const [all, long, short] = (letter === 'x' ? /^()([0-9a-f]{2})/i : /^(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/i).exec(this.#rest) ?? [];
    // halves of pairs and control letters are left to the engines
    if (all === undefined || letter === 'c' || /^d[89a-f]/i.test(short ?? '')) this.#isExact = false;
    if (all === undefined) return letter;
    this.#at += all.length;
    return String.fromCodePoint(Number.parseInt(long || short || '0', 16));
  }

  #class(): Part | undefined {
    const isNegative = this.#skip('^');
    const ranges: Range[] = [];
    while (this.#next !== undefined && this.#next !== ']') {
      const low = this.#classMember();
      if (!low) return undefined;
      const isRange = this.#next === '-' && this.#characters[this.#at + 1] !== ']' && this.#characters[this.#at + 1] !== undefined;
      if (!isRange) {
        ranges.push(...low);
        continue;
      }
      this.#take();
      const high = this.#classMember();
      if (!high || low.length !== 1 || high.length !== 1 || low[0]![0] > high[0]![1]) return undefined;
      ranges.push([low[0]![0], high[0]![1]]);
    }
    if (!this.#skip(']')) return undefined;
    return characters(isNegative ? complement(ranges) : ranges);
  }

  #classMember(): readonly Range[] | undefined {
    const character = this.#take();
    if (character !== '\\') return [pointOf(character)];
    const letter = this.#take();
    if (letter === 'b') return [[0x08, 0x08]];
    if (letter === 'p' || letter === 'P') {
      const part = this.#property(letter);
      return part?.kind === 'characters' ? part.ranges : undefined;
    }
    return classes[letter] ?? [pointOf(this.#character(letter))];
  }
}

const pointOf = (character: string): Range => [character.codePointAt(0) ?? 0, character.codePointAt(0) ?? 0];

/** Every code point. */
export const anyCharacter: Part = { kind: 'characters', ranges: any, samples: ['a'] };
