/** Dates in several writings: 2026年1月10日, 2026-01-10, 2026/1/10, 2026.1.10 and 二〇二六年一月十日 are one day, and find each other. */
import { analyse } from './analyse.ts';
import type { WrittenForm } from './synonyms.ts';

const digits = '〇一二三四五六七八九';
const numeral = '[〇零○一二三四五六七八九]';
const small = '[一二三四五六七八九十]';
const arabic = /(?<!\d)((?:19|20)\d{2})(?:年(\d{1,2})月(?:(\d{1,2})[日号])?|([-/.])(\d{1,2})\4(\d{1,2}))(?!\d)/gu;
const written = new RegExp(`(${numeral}{4})年(${small}{1,2})月(?:(${small}{1,3})日)?`, 'gu');

/** The other writings of each date in a folded text. */
export function dateForms(folded: string): readonly WrittenForm[] {
  const dates = [
    ...[...folded.matchAll(arabic)].map(({ 0: spoken, 1: year, 2: month, 3: day, 5: month2, 6: day2 }) => ({
      spoken,
      ...numbersOf(year, month ?? month2, day ?? day2),
    })),
    ...[...folded.matchAll(written)].map(({ 0: spoken, 1: year, 2: month, 3: day }) => ({
      spoken,
      ...numbersOf(yearOf(year!), smallOf(month!), day && smallOf(day)),
    })),
  ];
  return dates
    .filter(({ month, day }) => month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31)))
    .flatMap(({ spoken, year, month, day }) =>
      writings(year, month, day)
        .filter((text) => text !== spoken)
        .map((text) => ({ text, spoken, pairs: analyse(text).pairs })),
    );
}

const numbersOf = (year: string | number | undefined, month: string | number | undefined, day: string | number | undefined) => ({
  year: Number(year),
  month: Number(month),
  day: day === undefined || day === '' ? undefined : Number(day),
});

/** Without a day only the writings that texts use for a month. */
function writings(year: number, month: number, day: number | undefined): readonly string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const inWords = `${[...String(year)].map((digit) => digits[Number(digit)]).join('')}年${wordOf(month)}月`;
  if (day === undefined) return [`${year}年${month}月`, inWords];
  return [
    `${year}年${month}月${day}日`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${inWords}${wordOf(day)}日`,
  ];
}

const wordOf = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
};

const yearOf = (text: string): number => Number([...text.replace(/[零○]/gu, '〇')].map((sign) => digits.indexOf(sign)).join(''));

const smallOf = (text: string): number => {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens!)) * 10 : 0) + (ones === '' || ones === undefined ? 0 : digits.indexOf(ones));
};
