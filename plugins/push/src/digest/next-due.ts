/** When the next digest of a subscription is due. Days and weeks are those of Asia/Shanghai, which has one time zone and no summer time. */
import type { Subscription } from '@jiyue/standards/model';

/** What decides. */
export type DigestTimes = Pick<Subscription, 'frequency' | 'digestAt' | 'digestWeekday'>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const chinaMs = 8 * hourMs;
/** Where the subscriber names no time. */
const usualTime = '08:00';

/** Whether it is sent in digests at all. */
export const isDigest = (frequency: string): boolean => ['hourly', 'daily', 'weekly', 'monthly'].includes(frequency);

/** @returns the first time strictly after `after`; undefined: none, as for immediate ones */
export function nextDue({ frequency, digestAt = usualTime, digestWeekday = 1 }: DigestTimes, after: Date): Date | undefined {
  const local = after.getTime() + chinaMs;
  const minutes = Number(digestAt.slice(0, 2)) * 60 + Number(digestAt.slice(3, 5));
  const atTime = (midnight: number) => midnight + minutes * 60_000;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const found = (at: number) => new Date(at - chinaMs);
  switch (frequency) {
    case 'hourly': {
      const past = (minutes % 60) * 60_000;
      return found(Math.floor((local - past) / hourMs) * hourMs + hourMs + past);
    }
    case 'daily':
      return found(atTime(midnight) > local ? atTime(midnight) : atTime(midnight + dayMs));
    case 'weekly': {
      // 1970-01-01 was a Thursday
      const weekday = ((Math.floor(midnight / dayMs) + 3) % 7) + 1;
      const day = midnight + ((digestWeekday - weekday + 7) % 7) * dayMs;
      return found(atTime(day) > local ? atTime(day) : atTime(day + 7 * dayMs));
    }
    case 'monthly': {
      const date = new Date(local);
      const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
      return found(atTime(first) > local ? atTime(first) : atTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)));
    }
    default:
      return undefined;
  }
}
