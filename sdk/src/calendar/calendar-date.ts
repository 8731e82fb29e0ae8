/** Calendar dates as texts YYYY-MM-DD: no time, no zone. Counted in days, so that no clock and no summer time comes in. */

const dayMs = 86_400_000;
const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01; undefined for what is no existing date. */
export function dayNumber(date: string): number | undefined {
  const found = form.exec(date);
  if (!found) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || dateOf(time / dayMs) !== date ? undefined : time / dayMs;
}

/** The date of a day number. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Whether the day is a Saturday or Sunday. */
export const isWeekend = (day: number): boolean => weekdayOf(day) % 6 === 0;

/**
 * The date that the calendar in China (Asia/Shanghai) shows at an instant: UTC+8 all year. Summer time, in force there from 1986 to 1991,
 * is left out: no calendar of working days reaches back that far.
 */
export const dateInChina = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
