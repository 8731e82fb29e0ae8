/**
 * Finds which of very many words stand in a text in one walk over it: words are filed by their first two characters, and each place of
 * the text is compared with the few words that begin so.
 */
import { standsAt } from './find-word.ts';

/** A word that is looked for. */
export interface ScannedWord {
  readonly word: string;
  /** Number of interests that look for it. */
  uses: number;
  /** Numbers of its keys, where anybody asks for it there. */
  anywhere?: number;
  inTitle?: number;
}

/** Told of each word that was found, once or more. */
export type OnWord = (word: ScannedWord, isInTitle: boolean) => void;

/** The words that are looked for. */
export interface WordScanner {
  /** Counts how often a word was added. @param word in the form of `wordForm`, not empty */
  add(word: string): ScannedWord;
  remove(word: string): void;
  scan(text: string, titleEnd: number, onWord: OnWord): void;
}

/** An empty scanner. */
export function createWordScanner(): WordScanner {
  /** First two units -> words. */
  const pairs = new Map<number, ScannedWord[]>();
  /** Words of one unit. */
  const singles = new Map<number, ScannedWord[]>();
  const place = (word: string) => (word.length === 1 ? { table: singles, unit: word.charCodeAt(0) } : { table: pairs, unit: pairOf(word, 0) });
  const tell = (words: readonly ScannedWord[], text: string, at: number, titleEnd: number, onWord: OnWord) => {
    for (const one of words) {
      const { word } = one;
      // the first two are the same already
      if ((word.length <= 2 || text.startsWith(word, at)) && standsAt(text, word, at)) onWord(one, at + word.length <= titleEnd);
    }
  };
  return {
    add(word) {
      const { table, unit } = place(word);
      const words = table.get(unit) ?? [];
      if (words.length === 0) table.set(unit, words);
      const known = words.find((one) => one.word === word);
      if (known) known.uses += 1;
      const found = known ?? { word, uses: 1 };
      if (!known) words.push(found);
      return found;
    },
    remove(word) {
      const { table, unit } = place(word);
      const words = table.get(unit);
      const found = words?.find((one) => one.word === word);
      if (!words || !found) return;
      found.uses -= 1;
      if (found.uses > 0) return;
      if (words.length > 1) words.splice(words.indexOf(found), 1);
      else table.delete(unit);
    },
    scan(text, titleEnd, onWord) {
      if (pairs.size === 0 && singles.size === 0) return;
      let unit = text.charCodeAt(0);
      for (let at = 0; at < text.length; at += 1) {
        const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
        if (singles.size > 0) {
          const words = singles.get(unit);
          if (words) tell(words, text, at, titleEnd, onWord);
        }
        const words = pairs.get(unit * 65_536 + next);
        if (words) tell(words, text, at, titleEnd, onWord);
        unit = next;
      }
    },
  };
}

const pairOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
