/**
 * The analyser: text to tokens. Chinese is cut into pairs of neighbouring characters, which find every word without a dictionary
 * and without its mistakes; words and numbers of other scripts stay whole. Single characters are kept apart: they serve
 * questions of one character and a soft comparison (买卖 and 买入 share one).
 */
import { foldText } from './fold-text.ts';
import { type Run, runsOf } from './runs.ts';

/** Raised when the same text would give other tokens than before: indexes are then made anew. */
export const analyserVersion = '3';

/** Longer words are cut: they are no words. */
export const longestWord = 64;

/** Tokens of a text, in order. */
export interface Tokens {
  /** Pairs of Chinese characters, words, numbers. */
  readonly pairs: readonly string[];
  /** Chinese characters, one by one. */
  readonly characters: readonly string[];
}

/** Tokens of an unfolded text. */
export const analyse = (text: string): Tokens => tokensOf(runsOf(foldText(text)));

/** Tokens of runs. */
export function tokensOf(runs: readonly Run[]): Tokens {
  const pairs: string[] = [];
  const characters: string[] = [];
  for (const run of runs) {
    if (!run.isChinese) {
      pairs.push(run.text.slice(0, longestWord).toWellFormed());
      continue;
    }
    let previous = '';
    for (const character of run.text) {
      characters.push(character);
      if (previous !== '') pairs.push(previous + character);
      previous = character;
    }
  }
  return { pairs, characters };
}
