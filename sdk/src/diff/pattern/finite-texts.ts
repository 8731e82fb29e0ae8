/** All texts that match a regular expression, when they are few. */

import { type Part, parsePattern } from './parse-pattern.ts';

const most = 64;

/** Undefined: too many, endless, or the expression goes beyond what is read. */
export function finiteTexts(pattern: string): readonly string[] | undefined {
  const read = parsePattern(pattern);
  if (!read?.isExact || !read.isAnchoredAtStart || !read.isAnchoredAtEnd) return undefined;
  const texts = textsOf(read.part);
  return texts && [...new Set(texts)];
}

function textsOf(part: Part): readonly string[] | undefined {
  if (part.kind === 'characters') {
    const count = part.ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
    return count > most
      ? undefined
      : part.ranges.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, index) => String.fromCodePoint(low + index)));
  }
  if (part.kind === 'either') {
    const all = part.parts.map(textsOf);
    return all.every((one) => one !== undefined) ? few(all.flat()) : undefined;
  }
  if (part.kind === 'sequence') return joined(part.parts);
  if (part.to > 8) return undefined;
  const all = Array.from({ length: part.to - part.from + 1 }, (_, index) => joined(Array.from({ length: part.from + index }, () => part.part)));
  return all.every((one) => one !== undefined) ? few(all.flat()) : undefined;
}

function joined(parts: readonly Part[]): readonly string[] | undefined {
  let texts: readonly string[] = [''];
  for (const part of parts) {
    const next = textsOf(part);
    if (!next || next.length * texts.length > most) return undefined;
    texts = texts.flatMap((text) => next.map((one) => text + one));
  }
  return texts;
}

const few = (texts: readonly string[]): readonly string[] | undefined => (texts.length > most ? undefined : texts);
