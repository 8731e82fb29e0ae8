/** Dates as readers and the page tag PubDate see them: local time of China, +08:00 all year. */
import type { Resource } from '@jiyue/standards/model';

/** A moment to show. */
export interface Moment {
  /** `YYYY-MM-DD HH:MM`, the form of the tag PubDate. */
  readonly tag: string;
  /** What a reader sees: with the time only where one is known. */
  readonly shown: string;
  /** Value of the attribute `datetime`. */
  readonly machine: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const offsetMs = 8 * 3_600_000;

/** @param instant RFC 3339 with offset */
export function momentOf(instant: string): Moment {
  const local = new Date(Date.parse(instant) + offsetMs).toISOString();
  const date = local.slice(0, 10);
  const time = local.slice(11, 16);
  return { tag: `${date} ${time}`, shown: `${date} ${time}`, machine: `${date}T${time}+08:00`, date };
}

/** A day whose time nobody stated. The tag needs a time: 00:00 stands for "not stated"; the reader sees the day alone. */
export const dayOf = (date: string): Moment => ({ tag: `${date} 00:00`, shown: date, machine: date, date });

/**
 * When the text was published for the first time: as its source states it, else as the repository proves it.
 * Imported records keep their original time; the log of the repository holds the time of entry (see N2-V1 on forged dates).
 */
export function publicationOf({ origin, firstPublishedAt, enteredAt }: Resource): Moment {
  if (origin?.publishedAt) return momentOf(origin.publishedAt);
  if (origin?.publishedDate) return dayOf(origin.publishedDate);
  return momentOf(firstPublishedAt ?? enteredAt);
}

/** 2018-10-27 as 2018年10月27日, or unchanged in other languages. */
export function longDate(date: string, language: 'zh-CN' | 'en'): string {
  const [year, month, day] = date.split('-').map(Number);
  return language === 'zh-CN' && year && month && day ? `${year}年${month}月${day}日` : date;
}

/** Whether this is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
