/** A clock that stands still until it is told otherwise, so that tests and replays are exact. */

/** The clock of a world. */
export interface MemoryClock {
  now(): Date;
  /** @param instant RFC 3339 */
  set(instant: string): void;
  /** Goes on by so many days; a part of a day is a fraction. */
  passDays(days: number): void;
}

const dayMs = 86_400_000;

/** @param instant RFC 3339 */
export function createMemoryClock(instant: string): MemoryClock {
  let at = Date.parse(instant);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = Date.parse(next);
    },
    passDays: (days) => {
      at += days * dayMs;
    },
  };
}
