/** Reads dates and times as offices and their systems write them: 2018-10-27, 2018/10/27, 20181027, 20181027093000, 2018年10月27日 星期六, 二〇一八年十月二十七日. */

/** A day. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day with its time, if the text has one. */
export interface Moment extends Day {
  /** Absent: the text gives a date only. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number; readonly fraction: string };
  /** Minutes east of Greenwich; absent when the text names none. */
  readonly offsetMinutes?: number;
}

const digits = '〇○零一二三四五六七八九';
const chineseDate = /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u;
const numberDate = /(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?/u;
const compactDate = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/u;
const weekday = /^\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?/u;
const timePart = /^[T\s]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:[.,](\d{1,9}))?)?分?秒?\s*(Z|[+-]\d{2}:?\d{2})?$/u;

/** Whether the calendar has that day. */
export const isDay = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && year >= 1;

/** Reads a whole text; undefined when it is none of the forms or no day of the calendar. */
export function readMoment(text: string): Moment | undefined {
  const plain = text.normalize('NFKC').trim();
  const compact = compactDate.exec(plain);
  if (compact) return withTime(toDay(compact), compact[4] === undefined ? '' : compact.slice(4).join(':'));
  const date = numberDate.exec(plain);
  if (date?.index === 0) return withTime(toDay(date), plain.slice(date[0].length).replace(weekday, ''));
  const chinese = chineseDate.exec(text.trim());
  return chinese?.index === 0 && chinese[0].length === text.trim().length ? checked(chineseDay(chinese)) : undefined;
}

/** The first date inside a text, such as 2020年5月14日 in a sentence; undefined when there is none. */
export function findDay(text: string): Day | undefined {
  const found = [numberDate.exec(text.normalize('NFKC')), chineseDate.exec(text)];
  const [plain, chinese] = found;
  if (plain) return checked(toDay(plain));
  return chinese ? checked(chineseDay(chinese)) : undefined;
}

/** YYYY-MM-DD. */
export const formatDay = ({ year, month, day }: Day): string => `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;

const pad = (value: number) => String(value).padStart(2, '0');
const checked = (day: Day): Day | undefined => (isDay(day) ? day : undefined);
const toDay = (found: RegExpExecArray): Day => ({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });

function withTime(day: Day, rest: string): Moment | undefined {
  if (!isDay(day)) return undefined;
  if (rest.trim() === '') return day;
  const time = timePart.exec(rest);
  if (!time) return undefined;
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const moment = { ...day, time: { hour, minute, second, fraction: time[4] ?? '' } };
  return time[5] === undefined ? moment : { ...moment, offsetMinutes: offsetOf(time[5]) };
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2)));
}

const chineseDay = (found: RegExpExecArray): Day => ({
  year: Number(Array.from(found[1]!, (sign) => chineseDigit(sign)).join('')),
  month: chineseNumber(found[2]!),
  day: chineseNumber(found[3]!),
});
const chineseDigit = (sign: string) => Math.max(0, digits.indexOf(sign) - 2);

// up to 三十一
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const high = text.includes('十') ? (tens ? chineseDigit(tens) : 1) * 10 : 0;
  return high + (ones ? chineseDigit(ones) : 0);
}
