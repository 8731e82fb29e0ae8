/**
 * Document numbers (发文字号) in one form, whatever brackets, widths and blanks were typed: 国办函〔2018〕71号, 国办函[2018]71号,
 * 国办函 2018 第 71 号. The form holds no blank and no ASCII sign, so it is one token of the index.
 */
import { foldText } from './fold-text.ts';

// year and serial with something between them that sets them apart: brackets, 年, 第 or a blank
const yearAndSerial = /[〔([【{《〈<]?\s*((?:19|20)\d{2})(?:\s*[年〕)\]】}》〉>第]+\s*第?\s*|\s+第?\s*)0*(\d{1,6})\s*号/gu;
const serialAlone = /第?\s*(?<![\d〇零一二三四五六七八九十百])0*(\d{1,6}|[〇零一二三四五六七八九十百]{1,8})\s*号/gu;
const organ = /[\p{Script=Han}]{1,20}\s*$/u;
const longestNumber = 100;

/** Whole number in its one form; "" when it has no letter and no digit. */
export function numberForm(number: string): string {
  return withYear(foldText(number))
    .replace(/[^\p{L}\p{N}〔〕]/gu, '')
    .slice(0, longestNumber)
    .toWellFormed();
}

const withYear = (folded: string) =>
  folded
    .replace(yearAndSerial, (_all, year: string, serial: string) => `〔${year}〕${serial}号`)
    .replace(serialAlone, (all, serial: string, at: number, whole: string) => (whole[at - 1] === '〕' ? all : `${serial}号`));

/** Tokens of a stored number: the whole, and year with serial for those who leave the organ out. */
export function numberTokens(number: string): readonly string[] {
  const form = numberForm(number);
  if (form === '') return [];
  const bare = /〔\d{4}〕\d+号$/u.exec(form)?.[0];
  return bare === undefined || bare === form ? [form] : [form, bare];
}

/**
 * Tokens that a question may mean as a number. Words before the organ's short name may belong to the sentence (关于国办函〔2018〕71号),
 * so every ending of them is tried; only a number that was stored is found.
 */
export function askedNumbers(question: string): readonly string[] {
  const folded = foldText(question);
  const tokens = new Set<string>();
  for (const { 1: year, 2: serial, index } of folded.matchAll(yearAndSerial)) {
    for (const token of endings(folded, index, `〔${year}〕${serial}号`, true)) tokens.add(token);
  }
  for (const { 1: serial, index } of folded.matchAll(serialAlone)) {
    for (const token of endings(folded, index, `${serial}号`, false)) tokens.add(token);
  }
  // a number of another kind, e.g. an index number: all of the question or nothing
  const whole = numberForm(question);
  if (/\d/.test(whole) && whole.length >= 4) tokens.add(whole);
  return [...tokens];
}

/** The organ's names that end where the number begins, longest first; the bare number when there is none. */
function endings(folded: string, at: number, bare: string, mayStandAlone: boolean): readonly string[] {
  const before = organ.exec(folded.slice(0, at))?.[0].trim() ?? '';
  const characters = [...before];
  if (characters.length === 0) return mayStandAlone ? [bare] : [];
  return characters.map((_, index) => characters.slice(index).join('') + bare);
}
