/**
 * Finds which of very many words stand in a text in one walk over it: words are filed by their first two characters, and each place of
 * the text is compared with the few words that begin so.
 */
import { standsAt } from './find-word.ts';

/** Told of each word that was found, once or more. */
export type OnWord = (word: string, isInTitle: boolean) => void;

/** The words that are looked for. */
export interface WordScanner {
  /** Counts how often a word was added. @param word in the form of `wordForm` */
  add(word: string): void;
  remove(word: string): void;
  scan(text: string, titleEnd: number, onWord: OnWord): void;
}

/** An empty scanner. */
export function createWordScanner(): WordScanner {
  /** First two units -> words with their number of uses. */
  const pairs = new Map<number, Map<string, number>>();
  /** Words of one unit. */
  const singles = new Map<number, Map<string, number>>();
  const place = (word: string) => (word.length === 1 ? { table: singles, unit: word.charCodeAt(0) } : { table: pairs, unit: pairOf(word, 0) });
  const tell = (words: ReadonlyMap<string, number> | undefined, text: string, at: number, titleEnd: number, onWord: OnWord) => {
    if (!words) return;
    for (const word of words.keys()) if (text.startsWith(word, at) && standsAt(text, word, at)) onWord(word, at + word.length <= titleEnd);
  };
  return {
    add(word) {
      if (word === '') return;
      const { table, unit } = place(word);
      const words = table.get(unit) ?? new Map<string, number>();
      words.set(word, (words.get(word) ?? 0) + 1);
      table.set(unit, words);
    },
    remove(word) {
      const { table, unit } = place(word);
      const words = table.get(unit);
      const uses = words?.get(word);
      if (!words || uses === undefined) return;
      if (uses > 1) words.set(word, uses - 1);
      else words.delete(word);
      if (words.size === 0) table.delete(unit);
    },
    scan(text, titleEnd, onWord) {
      if (pairs.size === 0 && singles.size === 0) return;
      for (let at = 0; at < text.length; at += 1) {
        if (singles.size > 0) tell(singles.get(text.charCodeAt(at)), text, at, titleEnd, onWord);
        if (at + 1 < text.length) tell(pairs.get(pairOf(text, at)), text, at, titleEnd, onWord);
      }
    },
  };
}

const pairOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
