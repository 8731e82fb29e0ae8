/** Both languages of a requirement carry the same figures, so that no term is 15 days here and 20 there. */
import type { Requirement } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

const digits = '零一二三四五六七八九';
/** What a Chinese numeral counts; without it the sign is part of a word (一致, 三审). */
const counted = '个|种|项|类|级|份|次|日|天|年|月|周|小时|工作日|秒|分钟|位|字符|字|条|处|组|倍|步|成员|方|端|期|轮|列|道|张|层|路|页|件';
const chineseNumber = new RegExp(`(?<!第)([零一二两三四五六七八九十百]+)(?=${counted})`, 'g');
const words: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ['thirty', 30],
  ['sixty', 60],
]);
const months = 'January February March April May June July August September October November December'.split(' ');
/** A month beside its day: “may” alone is a verb. */
const englishMonth = new RegExp(`\\b\\d+ (${months.join('|')})\\b`, 'g');
const englishNumber = new RegExp(`\\b(${Object.keys(words).join('|')})\\b`, 'gi');

/** Judges each statement. */
export function checkSameNumbers(world: World): GateResult {
  const rows = rowsOf(world);
  return closeGate('same-numbers', rows.length, rows.flatMap(rowFaults));
}

function rowFaults({ id, statement }: Requirement): readonly string[] {
  const [zh, en] = [chineseFigures(statement.zh), englishFigures(statement.en)];
  const paired = /\b(both|twice|two)\b/i.test(statement.en);
  const missing = [...zh]
    .filter((value) => !en.has(value) && !(value === '2' && paired))
    .map((value) => `${id}: ${value} stands in the Chinese and not in the English`);
  return [...missing, ...[...en].filter((value) => !zh.has(value)).map((value) => `${id}: ${value} stands in the English and not in the Chinese`)];
}

/** Figures of a Chinese text; one and zero are left out, they are words more often than figures. */
const chineseFigures = (text: string): ReadonlySet<string> =>
  figures(
    arabic(text),
    [...text.matchAll(chineseNumber)].map(([, numeral = '']) => chineseValue(numeral)),
  );

/** Figures of an English text. */
const englishFigures = (text: string): ReadonlySet<string> =>
  figures(arabic(text), [
    ...[...text.matchAll(englishNumber)].map(([, word = '']) => words[word.toLowerCase()] ?? 0),
    ...[...text.matchAll(englishMonth)].map(([, month = '']) => months.indexOf(month) + 1),
  ]);

const arabic = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)*/g) ?? [];

const figures = (written: readonly string[], spelt: readonly number[]): ReadonlySet<string> =>
  new Set([...written, ...spelt.map(String)].filter((value) => value !== '0' && value !== '1'));

/** 十五 = 15, 二十 = 20, 两百 = 200. */
export function chineseValue(numeral: string): number {
  const [head, tail] = numeral.split('百');
  if (tail !== undefined) return (tens(head ?? '') || 1) * 100 + tens(tail);
  return tens(numeral);
}

function tens(numeral: string): number {
  const plain = numeral.replaceAll('两', '二').replaceAll('零', '');
  if (!plain.includes('十')) return Math.max(0, digits.indexOf(plain === '' ? '零' : plain));
  const [ten = '', one = ''] = plain.split('十');
  return (ten === '' ? 1 : digits.indexOf(ten)) * 10 + (one === '' ? 0 : digits.indexOf(one));
}
