/** Days and periods of Beijing time: arithmetic on dates, never on the zone of the machine. */
import { periodOf } from '@jiyue/sdk/plugin';

const dayMs = 86_400_000;

/** Day of an instant in Beijing time, e.g. "2026-03-01". */
export const dayOf = (instant: Date): string => periodOf(instant.getTime(), 'day');

/** The day so many days later. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Whether it is a day of the calendar: "2026-02-30" is none. */
export const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;

/** Period of reports of the standard. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Whether a period can begin on a day: weeks on Monday, months on the first. */
export function beginsPeriod(day: string, period: Period): boolean {
  if (period === 'day') return true;
  if (period === 'week') return new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  const months = { month: 1, quarter: 3, year: 12 }[period];
  return day.endsWith('-01') && (Number(day.slice(5, 7)) - 1) % months === 0;
}

/** Last day of the period that begins on a day. */
export function periodEnd(day: string, period: Period): string {
  if (period === 'day') return day;
  if (period === 'week') return addDays(day, 6);
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));
  return addDays(next.toISOString().slice(0, 10), -1);
}
