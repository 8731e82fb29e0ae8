/** What every verb works with: its surroundings, its language, and how it speaks. */

import { fillSentence, type Language, type Sentence } from '../import/language.ts';
import { coloured, type Paint, plain } from '../frame/paint.ts';
import { hasColours } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** Context of one run of a verb. */
export interface Context extends Surroundings {
  /** What was typed after the name of the command. */
  readonly commandLine: readonly string[];
  readonly language: Language;
  readonly isQuiet: boolean;
  /** Nothing is rewritten in place: for screen readers. */
  readonly isStatic: boolean;
  /** For stdout. */
  readonly paint: Paint;
  /** For stderr. */
  readonly paintErrors: Paint;
  /** A sentence in the language of the run. */
  readonly text: (sentence: Sentence, data?: { readonly [name: string]: unknown }) => string;
  /** A line of the result, on stdout. */
  readonly say: (line: string) => void;
  /** A line for the person at the terminal, on stderr. */
  readonly tell: (line: string) => void;
}

/** Flags that every verb takes. */
export interface CommonFlags {
  readonly quiet?: boolean;
  readonly a11y?: boolean;
  /** False with --no-color. */
  readonly color?: boolean;
}

/** Context from surroundings and flags. */
export function openContext(
  surroundings: Surroundings,
  commandLine: readonly string[],
  language: Language,
  { quiet = false, a11y = false, color = true }: CommonFlags,
): Context {
  const { stdout, stderr, environment } = surroundings;
  return {
    ...surroundings,
    commandLine,
    language,
    isQuiet: quiet,
    isStatic: a11y,
    paint: hasColours(stdout, !color, environment) ? coloured : plain,
    paintErrors: hasColours(stderr, !color, environment) ? coloured : plain,
    text: (sentence, data) => fillSentence(sentence, language, data),
    say: (line) => stdout.write(`${line}\n`),
    tell: (line) => stderr.write(`${line}\n`),
  };
}
