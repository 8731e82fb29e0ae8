/** Rules on single texts and numbers. The first two guard what JSON allows but nobody can store or hash. */
import type { ValueRule } from './rule.ts';

const rule = (head: Omit<ValueRule, 'on'>): ValueRule => ({ on: 'value', ...head });

/** Half a surrogate pair: cannot be written as UTF-8. */
export const unicodeText: ValueRule = rule({
  id: 'unicode',
  severity: 'error',
  zh: '{thing}含有不成对的代理字符，不能保存。请改正编码。',
  en: '{thing} holds half of a surrogate pair and cannot be stored. Correct the encoding.',
  requirement: 'JY-FMT-010',
  inExtensions: true,
  sight: 'ill-formed-text',
  breaks: (value) => typeof value === 'string' && !value.isWellFormed(),
});

/** `1e999` is JSON, and infinity to every program that reads it. */
export const numberRange: ValueRule = rule({
  id: 'number-range',
  severity: 'error',
  zh: '{thing}的数超出可表示的范围。请改用文字或较小的数。',
  en: '{thing} is a number beyond what can be represented. Write it as a text, or smaller.',
  requirement: 'JY-FMT-010',
  inExtensions: true,
  sight: 'infinite-number',
  breaks: (value) => typeof value === 'number' && !Number.isFinite(value),
});

/** Beyond 2^53 − 1 many programs round: what they send back is another number. */
export const safeInteger: ValueRule = rule({
  id: 'safe-integer',
  severity: 'warning',
  zh: '{thing}的整数绝对值超过 2^53−1，许多程序会悄悄舍入{received}。标识请用文字。',
  en: '{thing} is an integer beyond 2^53 - 1, which many programs round in silence{received}. Write an identifier as a text.',
  requirement: 'JY-FMT-010',
  inExtensions: true,
  sight: 'unsafe-integer',
  breaks: (value) => typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value),
});

const nothings = new Set(['null', 'undefined']);

/** The word "null" where a program meant nothing (standards.md section 8, lesson 8). */
export const nullText: ValueRule = rule({
  id: 'null-text',
  severity: 'error',
  zh: '{thing}的内容是文字“{value}”，看来是没有值。请删去该字段，或填写真实内容。',
  en: '{thing} holds the word "{value}", which looks like no value. Remove the field, or fill in the real content.',
  requirement: 'JY-FMT-008',
  inExtensions: false,
  lengths: [...nothings].map(({ length }) => length),
  breaks: (value) => typeof value === 'string' && nothings.has(value.toLowerCase()),
});

/** JSON written into a text instead of into its fields. */
export const jsonText: ValueRule = rule({
  id: 'json-text',
  severity: 'warning',
  zh: '{thing}的内容是一段 JSON{received}。请改填到各自的字段中。',
  en: '{thing} holds a piece of JSON{received}. Put it into the fields it belongs to.',
  requirement: 'JY-FMT-009',
  inExtensions: false,
  breaks: (value) => typeof value === 'string' && looksLikeJson(value) && parses(value),
});

const looksLikeJson = (text: string) => /^\s*(\{[\s\S]*\}|\[\s*["{[][\s\S]*\])\s*$/.test(text);

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
