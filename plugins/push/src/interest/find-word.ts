/** Where a word of an interest stands in a text: Chinese anywhere, as the pairs of the search find it; letters and digits as whole words. */
import { foldText, goesOn } from './fold-text.ts';

/** A word as it is looked for; empty when nothing of it can be found. */
export const wordForm = (word: string): string => foldText(word).trim();

/** @param word in the form of `wordForm` @param end the text is looked at up to here */
export function hasWord(text: string, word: string, end: number): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0 && at + word.length <= end; at = text.indexOf(word, at + 1)) if (standsAt(text, word, at)) return true;
  return false;
}

/** Whether a word that was found here is whole. */
export const standsAt = (text: string, word: string, at: number): boolean =>
  !(at > 0 && goesOn(text.charCodeAt(at - 1), word.charCodeAt(0))) &&
  !(at + word.length < text.length && goesOn(word.charCodeAt(word.length - 1), text.charCodeAt(at + word.length)));
