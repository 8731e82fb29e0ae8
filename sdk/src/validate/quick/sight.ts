/** What generated quick looks ask about single values: texts and numbers as the rules want them, dates, lists, and parts without a schema. */
import { createSight, isAsked } from '../check-values.ts';
import { valueRules } from '../rules/rules.ts';
import { hasRepetition } from '../unique-items.ts';

const { lengths, isFineWord, ...sight } = createSight(valueRules('error'));

/** A text that no rule refuses. */
export const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed() && (!isAsked(value, lengths) || isFineWord(value));

/** The same for a text whose pattern or form leaves nothing but ASCII, which is always well formed. */
export const isWord = (value: unknown): boolean => typeof value === 'string' && (!isAsked(value, lengths) || isFineWord(value));

/** A value that no schema closes; what `ext` holds. Depths count from the record, which stands at 0. */
export const { isOpenValue, isBag } = sight;

/** An object that is no list. */
export const isPlainObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Number of characters (code points), which JSON Schema counts. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** No two items are equal. */
export function allDiffer(list: readonly unknown[]): boolean {
  if (list.length > shortList) return !hasRepetition(list);
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    if (typeof item === 'object') return list.length < 2 || !hasRepetition(list);
    for (let before = 0; before < index; before += 1) if (list[before] === item) return false;
  }
  return true;
}

/** Up to here comparing each with each is quicker than a table. */
const shortList = 16;

/** YYYY-MM-DD, a day of the calendar. */
export const isDate = (text: string): boolean => text.length === 10 && startsWithDate(text);

/** An instant of RFC 3339 with capital T and Z, up to nanoseconds. A leap second is left to the full judgement. */
export function isTime(text: string): boolean {
  if (text.length < 20 || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58 || !startsWithDate(text)) return false;
  if (!(twoDigits(text, 11) <= 23 && twoDigits(text, 14) <= 59 && twoDigits(text, 17) <= 59)) return false;
  let at = 19;
  if (text.charCodeAt(at) === 46) {
    const first = at + 1;
    at = first;
    while (isDigit(text.charCodeAt(at))) at += 1;
    if (at === first || at - first > 9) return false;
  }
  if (text.charCodeAt(at) === 90) return text.length === at + 1;
  const sign = text.charCodeAt(at);
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return false;
  return twoDigits(text, at + 1) <= 23 && twoDigits(text, at + 4) <= 59;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Not a number unless both are digits, so that no comparison with it holds. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

const days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= days[month]! || (month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}
