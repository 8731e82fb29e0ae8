/** When a resource counts as published: as its source states it, else as the repository proves it. One rule for order, filter and reply. */
import type { Resource } from '@jiyue/standards/model';

// China has one time zone and no summer time
const offsetMs = 8 * 3_600_000;

/** Instant of publication, RFC 3339, UTC, milliseconds: strings sort. A day alone counts from its beginning in China. */
export function publishedAt({ origin, firstPublishedAt, enteredAt }: Resource): string {
  if (origin?.publishedAt) return utc(origin.publishedAt);
  if (origin?.publishedDate) return startOfDay(origin.publishedDate);
  return utc(firstPublishedAt ?? enteredAt);
}

/** First instant of a day in China. @param day YYYY-MM-DD */
export const startOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) - offsetMs).toISOString();

/** First instant after a day in China. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) - offsetMs + 86_400_000).toISOString();

/** Year in China of an instant. */
export const yearOf = (instant: string): string => new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 4);

const utc = (instant: string) => new Date(instant).toISOString();
