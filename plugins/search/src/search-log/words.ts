/** The words of a search as they may be counted: one form for all ways of writing, and none for what may tell a person (JY-SRCH-020). */
import { foldText } from '../analysis/fold-text.ts';

/** Longer questions are sentences about somebody's own affairs more often than words for others to use. */
const longestWords = 50;

/** One form: folded, blanks between words single. */
export const wordsForm = (q: string): string => foldText(q).replace(/\s+/gu, ' ').trim();

// dates and years are asked for every day and tell nobody
const date = /^(19|20)\d{2}[-./]?(0?[1-9]|1[0-2])[-./]?(0?[1-9]|[12]\d|3[01])$/;
const digits = /\d(?:[ \-.·]{0,2}\d){6,}/gu;
const personal = [
  // mail and accounts of messengers
  /[^\s@]@[^\s@]/u,
  // numbers written in Chinese
  /[〇零一二三四五六七八九]{7,}/u,
  // number plates
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·\s]?[a-z0-9]{5,6}(?![a-z0-9])/u,
  // passports and permits
  /(?<![a-z0-9])[a-z]{1,2}\d{7,9}(?![a-z0-9])/u,
];

/** Whether words may hold an identity, telephone, card or plate number or a mail address. In doubt they may. @param words in their form */
export const looksPersonal = (words: string): boolean =>
  personal.some((pattern) => pattern.test(words)) || [...words.matchAll(digits)].some(([found]) => !date.test(found));

/** @returns undefined for what is counted without its words */
export function countableWords(q: string): string | undefined {
  const words = wordsForm(q);
  return words === '' || [...words].length > longestWords || looksPersonal(words) ? undefined : words;
}
