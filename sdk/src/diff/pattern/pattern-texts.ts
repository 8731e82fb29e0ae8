/**
 * Texts that match a regular expression, chosen at its edges: shortest and longest repetition, first and last character of each class,
 * every alternative. Only a source of candidates: whoever asks checks each text.
 */

import { type Part, parsePattern } from './parse-pattern.ts';

/** Gives a text for a choice; `choices` is how many there are. */
interface Writer {
  readonly choices: number;
  write(choice: number): string;
}

/** At most `limit` texts, the plainest first. */
export function patternTexts(pattern: string, limit = 24): readonly string[] {
  const read = parsePattern(pattern);
  if (!read) return [];
  const writer = writerOf(read.part);
  const texts = new Set<string>();
  const count = Math.min(writer.choices, limit * 4);
  for (let choice = 0; choice < count && texts.size < limit; choice += 1) texts.add(writer.write(choice));
  return [...texts].filter((text) => text.length <= 4000);
}

function writerOf(part: Part): Writer {
  if (part.kind === 'characters') return { choices: Math.max(1, part.samples.length), write: (choice) => part.samples[choice % part.samples.length] ?? '' };
  if (part.kind === 'sequence') return sequence(part.parts.map(writerOf));
  if (part.kind === 'either') return either(part.parts.map(writerOf));
  return repeated(writerOf(part.part), part.from, part.to === Number.POSITIVE_INFINITY ? part.from + 3 : Math.min(part.to, Math.max(part.from, 300)));
}

/** A choice varies all parts together at first, then one at a time. */
function sequence(parts: readonly Writer[]): Writer {
  const together = Math.max(1, ...parts.map(({ choices }) => choices));
  const single = parts.reduce((sum, { choices }) => sum + choices - 1, 0);
  return {
    choices: together + single,
    write(choice) {
      if (choice < together) return parts.map((part) => part.write(choice % part.choices)).join('');
      let rest = choice - together;
      let at = 0;
      while (at < parts.length && rest >= parts[at]!.choices - 1) {
        rest -= parts[at]!.choices - 1;
        at += 1;
      }
      return parts.map((part, index) => part.write(index === at ? rest + 1 : 0)).join('');
    },
  };
}

function either(parts: readonly Writer[]): Writer {
  // every alternative once before any of them twice
  const most = Math.max(...parts.map(({ choices }) => choices));
  return { choices: most * parts.length, write: (choice) => parts[choice % parts.length]!.write(Math.floor(choice / parts.length)) };
}

function repeated(part: Writer, from: number, to: number): Writer {
  const counts = [...new Set([from, to, Math.min(from + 1, to)])];
  return {
    choices: counts.length * part.choices,
    write(choice) {
      const count = counts[choice % counts.length]!;
      const first = Math.floor(choice / counts.length);
      return Array.from({ length: count }, () => part.write(first % part.choices)).join('');
    },
  };
}
