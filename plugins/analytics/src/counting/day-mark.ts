/**
 * Marks that tell visitors of one day apart and of two days do not: a hash with a random salt of the day. The salt lives in memory (and,
 * with several processes, in the storage they share: day-salts.ts) and is dropped at the end of the day; then nobody, not even the operator,
 * can try addresses against a mark.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { dayOf } from './days.ts';

/** Maker of marks. */
export interface DayMarks {
  /** @returns 16 hexadecimal digits; undefined without an address, for then no two visitors can be told apart */
  markOf(at: Date, address: string | undefined, agent: string | undefined): string | undefined;
  /** The salt of a day, where others make it. */
  use(day: string, salt: Buffer): void;
  /** Drops the salt of every day that has ended. */
  forgetEnded(now: Date): void;
  /** Drops every salt. */
  forgetAll(): void;
  /** Number of days whose salt is held; for tests. */
  readonly held: number;
}

/** @param saltOf 32 random bytes; given by tests alone */
export function dayMarks(saltOf: () => Buffer = () => randomBytes(32)): DayMarks {
  const salts = new Map<string, Buffer>();
  const drop = (day: string) => {
    salts.get(day)?.fill(0);
    salts.delete(day);
  };
  return {
    markOf(at, address, agent = '') {
      if (!address) return undefined;
      const day = dayOf(at);
      const salt = salts.get(day) ?? saltOf();
      salts.set(day, salt);
      return createHmac('sha256', salt).update(`${address}\n${agent}`).digest('hex').slice(0, 16);
    },
    use(day, salt) {
      if (salts.get(day)?.equals(salt)) return;
      drop(day);
      salts.set(day, salt);
    },
    forgetEnded(now) {
      const today = dayOf(now);
      for (const day of salts.keys()) if (day < today) drop(day);
    },
    forgetAll() {
      for (const day of salts.keys()) drop(day);
    },
    get held() {
      return salts.size;
    },
  };
}

/** Counts visits of a mark within the minute; keeps nothing of the minute before. */
export function minuteCounter(): (mark: string | undefined, at: Date) => number | undefined {
  let minute = Number.NaN;
  const counts = new Map<string, number>();
  return (mark, at) => {
    if (mark === undefined) return undefined;
    const now = Math.floor(at.getTime() / 60_000);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(mark) ?? 0) + 1;
    counts.set(mark, count);
    return count;
  };
}
