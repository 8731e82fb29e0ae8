/** Quiet hours (安静时段): until when a message waits. Each subscription states its own offset; nothing else knows where its reader lives. */
import type { QuietHours } from '@jiyue/standards/model';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** @returns end of the quiet time that `at` lies in; undefined: it is not quiet */
export function quietUntil({ from, until, utcOffset }: QuietHours, at: Date): Date | undefined {
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  if (begin === end) return undefined;
  const offset = offsetMs(utcOffset);
  const local = at.getTime() + offset;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const minute = (local - midnight) / minuteMs;
  const spansMidnight = end < begin;
  const isQuiet = spansMidnight ? minute >= begin || minute < end : minute >= begin && minute < end;
  if (!isQuiet) return undefined;
  const endsTomorrow = spansMidnight && minute >= begin;
  return new Date(midnight + end * minuteMs + (endsTomorrow ? dayMs : 0) - offset);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const offsetMs = (offset: string): number => (offset.startsWith('-') ? -1 : 1) * minutesOf(offset.slice(1)) * minuteMs;
