/** Candidates for values that hold no others: the bounds that schemas name, one below, one above, and what is plain. */

import type { Node } from '../schema/document.ts';
import { formatTexts } from '../schema/formats.ts';
import { containPattern } from '../pattern/contain-pattern.ts';
import { patternTexts } from '../pattern/pattern-texts.ts';

const numbersAt = (nodes: readonly Node[], ...keywords: readonly string[]): readonly number[] =>
  [...new Set(nodes.flatMap(({ raw }) => keywords.flatMap((keyword) => (typeof raw[keyword] === 'number' ? [raw[keyword]] : []))))].sort((a, b) => a - b);

/** Bounds with their neighbours, for lengths and counts. */
export const lengthsAround = (nodes: readonly Node[], most: number, ...keywords: readonly string[]): readonly number[] =>
  [...new Set([0, 1, 2, ...numbersAt(nodes, ...keywords).flatMap((bound) => [bound - 1, bound, bound + 1])])].filter((length) => length >= 0 && length <= most);

/** Values that schemas list or show. */
export function listedValues(nodes: readonly Node[]): readonly unknown[] {
  return nodes.flatMap(({ raw }) => [
    ...('const' in raw ? [raw['const']] : []),
    ...(['enum', 'examples'] as const).flatMap((keyword) => (Array.isArray(raw[keyword]) ? raw[keyword] : [])),
    ...('default' in raw ? [raw['default']] : []),
  ]);
}

/** Numbers. */
export function numberCandidates(nodes: readonly Node[]): readonly number[] {
  const bounds = numbersAt(nodes, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum');
  const units = numbersAt(nodes, 'multipleOf');
  const near = bounds.flatMap((bound) => [bound, bound + 1, bound - 1, bound + 0.5, bound - 0.5, bound + 0.25, bound - 0.25]);
  const multiples = units.flatMap((unit) => [
    ...[1, 2, 3, -1, 7].map((count) => count * unit),
    ...bounds.flatMap((bound) => [Math.ceil(bound / unit) * unit, Math.floor(bound / unit) * unit, Math.ceil(bound / unit + 1) * unit]),
  ]);
  const between = bounds.slice(1).map((bound, index) => (bound + bounds[index]!) / 2);
  return [0, 1, -1, ...near, ...multiples, ...between, ...between.map(Math.floor), 0.5, 1.5, -0.5, 2, 3, 0.25, 1e6, -1e6, 1e15].filter(Number.isFinite);
}

/** Dates and times that a pattern beside a format may refuse. */
const lookAlikes = ['1999-12-31', '0001-01-01', '2026-02-28t09:30:00z', '1999-12-31T23:59:59.5-11:00', '2026-02-28T09:30:00.123456789Z'];

/** Texts. */
export function textCandidates(nodes: readonly Node[]): readonly string[] {
  const lengths = lengthsAround(nodes, 20_000, 'minLength', 'maxLength');
  const patterns = [...new Set(nodes.flatMap(({ raw }) => (typeof raw['pattern'] === 'string' ? [raw['pattern']] : [])))];
  const formats = nodes.flatMap(({ raw }) =>
    typeof raw['format'] === 'string' && Object.hasOwn(formatTexts, raw['format']) ? formatTexts[raw['format']]! : [],
  );
  const matching = patterns.flatMap((pattern) => patternTexts(pattern));
  const stretched = matching
    .slice(0, 6)
    .flatMap((text) =>
      lengths.filter((length) => length > text.length && length <= 400).map((length) => text + text.slice(-1).repeat(length - [...text].length)),
    );
  const dates = nodes.some(({ raw }) => typeof raw['format'] === 'string') ? lookAlikes : [];
  const apart = patterns.flatMap((inner) =>
    patterns.flatMap((outer) => {
      const answer = inner === outer ? undefined : containPattern(inner, outer);
      return answer?.holds === false ? [answer.text] : [];
    }),
  );
  return [
    ...apart,
    ...matching,
    ...formats,
    ...dates,
    ...lengths.map((length) => 'a'.repeat(length)),
    ...lengths.filter((length) => length > 0).flatMap((length) => ['中'.repeat(length), '0'.repeat(length), '𠮷'.repeat(length), 'A'.repeat(length)]),
    'a b',
    '\n',
    'A-1',
    ' ',
    'true',
    '1',
    '1.5',
    'x-own-code',
    ...matching.slice(0, 4).flatMap((text) => [`${text}\n`, ` ${text}`, `${text}!`]),
    ...stretched,
  ];
}
