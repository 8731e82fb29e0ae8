/**
 * The salt of a day for several server processes, so that a reader who meets two of them is one visitor: it lies in the storage that they
 * share from the day before until the end of its day, and is removed then. It tells nothing of anybody, and nothing but marks is made of it.
 * Keys: `salt/<day>/<instant>~<chance>`. Each process that finds none writes one; the first in order is the salt of the day for all.
 */
import { randomBytes } from 'node:crypto';
import type { OwnStorage } from '@jiyue/sdk/plugin';
import type { DayMarks } from './day-mark.ts';
import { addDays, dayOf } from './days.ts';

/** Where the salt of a day comes from. */
export interface DaySalts {
  /** Comes before a mark is made. */
  ready(now: Date): Promise<void>;
  /** Drops what belongs to days that have ended, and makes what the next one needs. */
  turn(now: Date): Promise<void>;
}

/** One process: marks make their own. */
export const ownSalts = (marks: DayMarks): DaySalts => ({
  ready: async (now) => marks.forgetEnded(now),
  turn: async (now) => marks.forgetEnded(now),
});

const root = 'salt/';
const ofDay = (day: string) => `${root}${day}/`;
/** A salt that was written so long ago is the first for everybody: whoever wrote at the same time has seen it. */
const settledMs = 60_000;

/** @param chance for tests */
export function commonSalts(marks: DayMarks, shared: OwnStorage, chance: (bytes: number) => Buffer = randomBytes): DaySalts {
  let settled = '';
  const first = async (day: string): Promise<string | undefined> => (await shared.list(ofDay(day))).keys[0];
  const claim = async (day: string, now: Date): Promise<void> => {
    const instant = String(now.getTime()).padStart(16, '0');
    await shared.write({ put: { [`${ofDay(day)}${instant}~${chance(6).toString('hex')}`]: chance(32).toString('base64') } });
  };
  const take = async (day: string, now: Date): Promise<void> => {
    if ((await first(day)) === undefined) await claim(day, now);
    const key = await first(day);
    const salt = key === undefined ? undefined : await shared.get<string>(key);
    if (key === undefined || salt === undefined) return;
    marks.use(day, Buffer.from(salt, 'base64'));
    if (now.getTime() - Number(key.slice(ofDay(day).length).split('~')[0]) > settledMs) settled = day;
  };
  const dropEnded = async (today: string): Promise<void> => {
    const { keys } = await shared.list(root);
    const remove = keys.filter((key) => key.slice(root.length).split('/')[0]! < today);
    if (remove.length > 0) await shared.write({ remove });
  };
  return {
    async ready(now) {
      const today = dayOf(now);
      if (settled === today) return;
      marks.forgetEnded(now);
      await dropEnded(today);
      await take(today, now);
    },
    async turn(now) {
      const today = dayOf(now);
      const tomorrow = addDays(today, 1);
      marks.forgetEnded(now);
      await dropEnded(today);
      // made long before it is needed, so that no process begins the day with one of its own
      for (const day of [today, tomorrow]) if ((await first(day)) === undefined) await claim(day, now);
    },
  };
}
