/** Days a duration of one unit before a day: P14D, P3M, P1Y, as thresholds of indicators give them. */
import { dateOf, dayNumber } from '../calendar/calendar-date.ts';

/** The day; a month that is too short gives its last day. Undefined for what is no day or no such duration. */
export function dayBefore(date: string, duration: string | number): string | undefined {
  const [, amount = '', unit = ''] = /^P(\d+)([DMY])$/.exec(typeof duration === 'number' ? `P${duration}D` : duration) ?? [];
  const day = dayNumber(date);
  if (amount === '' || day === undefined) return undefined;
  if (unit === 'D') return dateOf(day - Number(amount));
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  const months = year * 12 + (month - 1) - Number(amount) * (unit === 'Y' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(Math.min(dayOfMonth, last)).padStart(2, '0')}`;
}

/** Whether more time than the duration lies between two days. */
export function isLonger(from: string, to: string, duration: string | number): boolean {
  const earliest = dayBefore(to, duration);
  return earliest !== undefined && from < earliest;
}
