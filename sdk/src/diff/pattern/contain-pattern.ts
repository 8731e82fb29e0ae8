/**
 * Whether every text that matches one regular expression matches another: both as automata, walked together. Exact for expressions that
 * describe a regular language; undefined for the others and when there are too many states.
 */

import { anyCharacter, type Part, type Pattern, parsePattern, type Range } from './parse-pattern.ts';

/** The answer, with a text that matches the one and not the other. */
export type PatternContainment = { readonly holds: true } | { readonly holds: false; readonly text: string } | undefined;

const most = { states: 4000, pairs: 30_000 } as const;

/** @param inner the expression whose texts must all match `outer` */
export function containPattern(inner: string, outer: string): PatternContainment {
  const key = `${inner} ${outer}`;
  if (!known.has(key)) known.set(key, compute(inner, outer));
  return known.get(key);
}

const known = new Map<string, PatternContainment>();

function compute(inner: string, outer: string): PatternContainment {
  const [one, other] = [parsePattern(inner), parsePattern(outer)];
  if (!one?.isExact || !other?.isExact) return undefined;
  try {
    return walk(new Automaton(one), new Automaton(other));
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class TooLarge extends Error {}

interface Edge {
  readonly ranges: readonly Range[];
  readonly to: number;
}

/** A nondeterministic automaton; state 0 is the start. */
class Automaton {
  readonly edges: Edge[][] = [];
  readonly free: number[][] = [];
  readonly end: number;

  constructor({ part, isAnchoredAtStart, isAnchoredAtEnd }: Pattern) {
    const anything: Part = { kind: 'repeat', part: anyCharacter, from: 0, to: Number.POSITIVE_INFINITY };
    const whole = [...(isAnchoredAtStart ? [] : [anything]), part, ...(isAnchoredAtEnd ? [] : [anything])];
    this.end = this.#add({ kind: 'sequence', parts: whole }, this.#state());
  }

  #state(): number {
    if (this.edges.length >= most.states) throw new TooLarge();
    this.free.push([]);
    return this.edges.push([]) - 1;
  }

  /** @returns the state after the part */
  #add(part: Part, from: number): number {
    if (part.kind === 'characters') {
      const to = this.#state();
      this.edges[from]!.push({ ranges: part.ranges, to });
      return to;
    }
    if (part.kind === 'sequence') return part.parts.reduce((state, one) => this.#add(one, state), from);
    if (part.kind === 'either') {
      const to = this.#state();
      for (const one of part.parts) {
        const start = this.#state();
        this.free[from]!.push(start);
        this.free[this.#add(one, start)]!.push(to);
      }
      return to;
    }
    let state = from;
    for (let count = 0; count < part.from; count += 1) state = this.#add(part.part, state);
    if (part.to === Number.POSITIVE_INFINITY) {
      const loop = this.#state();
      this.free[state]!.push(loop);
      this.free[this.#add(part.part, loop)]!.push(loop);
      return loop;
    }
    const to = this.#state();
    for (let count = part.from; count < part.to; count += 1) {
      this.free[state]!.push(to);
      state = this.#add(part.part, state);
    }
    this.free[state]!.push(to);
    return to;
  }

  /** States reached without a character. */
  closure(states: Iterable<number>): readonly number[] {
    const found = new Set<number>();
    const open = [...states];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (found.has(state)) continue;
      found.add(state);
      open.push(...this.free[state]!);
    }
    return [...found].sort((a, b) => a - b);
  }

  step(states: readonly number[], point: number): readonly number[] {
    return this.closure(states.flatMap((state) => this.edges[state]!.filter(({ ranges }) => isIn(ranges, point)).map(({ to }) => to)));
  }
}

const isIn = (ranges: readonly Range[], point: number): boolean => ranges.some(([low, high]) => low <= point && point <= high);

/** Walks the subsets of both together: a state where the inner ends and the outer does not is a text that tells them apart. */
function walk(inner: Automaton, outer: Automaton): PatternContainment {
  const points = representatives([inner, outer]);
  const start = { one: inner.closure([0]), other: outer.closure([0]), text: '' };
  const seen = new Set([`${start.one}/${start.other}`]);
  const open = [start];
  for (let at = 0; at < open.length; at += 1) {
    const { one, other, text } = open[at]!;
    if (one.includes(inner.end) && !other.includes(outer.end)) return { holds: false, text };
    for (const point of points) {
      const next = inner.step(one, point);
      if (next.length === 0) continue;
      const beside = outer.step(other, point);
      const key = `${next}/${beside}`;
      if (seen.has(key)) continue;
      if (seen.size > most.pairs) throw new TooLarge();
      seen.add(key);
      open.push({ one: next, other: beside, text: text + String.fromCodePoint(point) });
    }
  }
  return { holds: true };
}

/** One code point of each class of those that no edge tells apart; readable ones where there is a choice. */
function representatives(automata: readonly Automaton[]): readonly number[] {
  const cuts = new Set<number>([0]);
  for (const { edges } of automata) for (const list of edges) for (const { ranges } of list) for (const [low, high] of ranges) cuts.add(low).add(high + 1);
  const starts = [...cuts].filter((point) => point <= 0x10ffff).sort((a, b) => a - b);
  return starts
    .map((from, index) => {
      const to = (starts[index + 1] ?? 0x110000) - 1;
      const readable = ['a', 'A', '0', '中', '-', ' '].map((one) => one.codePointAt(0)!).find((point) => from <= point && point <= to);
      // half a surrogate pair is no text
      if (from >= 0xd800 && from <= 0xdfff) return to > 0xdfff ? (readable ?? 0xe000) : undefined;
      return readable ?? from;
    })
    .filter((point) => point !== undefined)
    .sort((a, b) => plainness(a) - plainness(b));
}

/** Letters and digits first, so that the text found is one a person can read. */
const plainness = (point: number): number =>
  /[a-z]/.test(String.fromCodePoint(point)) ? 0 : /[A-Z0-9]/.test(String.fromCodePoint(point)) ? 1 : point > 0x20 && point < 0x7f ? 2 : 3;
