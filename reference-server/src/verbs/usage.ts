/** What the usage says about one verb, for `VERB --help` and for wrong use of it. */
import type { Language } from '../http/language.ts';
import { say } from './texts.ts';

/** Words of a verb, e.g. ["plugin", "install"]; lines of all its actions for ["plugin"]; all lines when the usage knows no such verb. */
export function usageOf(words: readonly string[], language: Language): string {
  const [head = '', ...lines] = say('usage', language).split('\n');
  const kept = linesAbout(words, lines);
  if (kept.length > 0) return [head, ...kept].join('\n');
  return words.length > 1 ? usageOf(words.slice(0, -1), language) : say('usage', language);
}

function linesAbout(words: readonly string[], lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let isKept = false;
  for (const line of lines) {
    // deeper lines go on with the one before
    if (!line.startsWith('   ')) isKept = line.startsWith('  ') && isAbout(line.trim().split(/\s+/), words);
    if (isKept) kept.push(line);
  }
  return kept;
}

const isAbout = (said: readonly string[], words: readonly string[]) => words.every((word, place) => said[place]?.split('|').includes(word));
