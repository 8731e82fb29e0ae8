/** Reads what a person typed: words, quoted phrases, document numbers. Nothing typed is an error; a text without letters asks for nothing. */
import { analyse, tokensOf } from '../analysis/analyse.ts';
import { dateForms } from '../analysis/dates.ts';
import { askedNumbers } from '../analysis/document-number.ts';
import { foldText } from '../analysis/fold-text.ts';
import { isJoining, withoutAsking } from '../analysis/function-words.ts';
import { type Run, runsOf } from '../analysis/runs.ts';
import type { Synonyms, WrittenForm } from '../analysis/synonyms.ts';

/** A question, read. Lists hold each token once. */
export interface ReadQuery {
  /** Folded and without words of asking. */
  readonly text: string;
  /** Its pairs and words; those that only join words are in `joining`. */
  readonly pairs: readonly string[];
  readonly joining: readonly string[];
  readonly characters: readonly string[];
  /** Pairs of each part between signs, blanks and words of asking; empty unless there are two parts at least. */
  readonly clauses: readonly (readonly string[])[];
  /** Characters that stand alone, so that no pair holds them. */
  readonly alone: readonly string[];
  /** Quoted parts as pairs in order; each has to stand so in a hit. None in a sentence, whose quotes name something: “一房多租”有效吗 */
  readonly phrases: readonly (readonly string[])[];
  /** Document numbers that may be meant. */
  readonly numbers: readonly string[];
  /** Pairs of all that was typed, words of asking and repetitions too: a title that is the question has as many. */
  readonly typedPairs: number;
  /** Written forms of what was said. */
  readonly forms: readonly WrittenForm[];
}

const quoted = /["“”「『]([^"“”「」『』]+)["”“」』]/gu;
/** Characters beside quotes that are still no sentence. */
const longestBeside = 12;
/** A phrase longer than this is asked for by its beginning. */
const longestPhrase = 50;

/** @param q as typed */
export function readQuery(q: string, synonyms: Synonyms): ReadQuery {
  const folded = foldText(q);
  const text = withoutAsking(folded);
  const runs = runsOf(text);
  const { pairs, characters } = tokensOf(runs);
  const unique = [...new Set(pairs)];
  return {
    text,
    pairs: unique.filter((pair) => !isJoining(pair)),
    joining: unique.filter(isJoining),
    characters: [...new Set(characters)],
    clauses: clausesOf(runs),
    alone: [...new Set(runs.filter((run) => run.isChinese && [...run.text].length === 1).map((run) => run.text))],
    phrases: isSentence(folded, text) ? [] : [...folded.matchAll(quoted)].flatMap(([, inner]) => phraseOf(inner!)),
    numbers: askedNumbers(q),
    typedPairs: analyse(q).pairs.length,
    forms: [...synonyms(text), ...dateForms(text)],
  };
}

/** Whether it asks, or says much beside what is quoted. */
const isSentence = (folded: string, text: string): boolean => text !== folded || [...folded.replace(quoted, '')].length > longestBeside;

/** Runs of Chinese are parted by all else; what is not Chinese is a clause of its own. */
function clausesOf(runs: readonly Run[]): readonly (readonly string[])[] {
  const clauses = runs.map((run) => [...new Set(tokensOf([run]).pairs)]).filter((pairs) => pairs.length > 0);
  return clauses.length < 2 ? [] : clauses;
}

function phraseOf(inner: string): readonly (readonly string[])[] {
  const { pairs } = analyse(inner);
  return pairs.length === 0 ? [] : [pairs.slice(0, longestPhrase)];
}

/** Whether there is anything to look for. */
export const isEmpty = ({ pairs, joining, characters }: ReadQuery): boolean => pairs.length + joining.length + characters.length === 0;
