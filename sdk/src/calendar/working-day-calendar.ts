/**
 * 工作日: which days are working days, and deadlines counted in them. Knows the years that a notice has arranged and refuses every other one:
 * a weekday says nothing about a year whose holidays nobody has announced.
 */
import { type Failure, fail, ok, type Outcome } from '../plugin/outcome.ts';
import { dateOf, dayNumber } from './calendar-date.ts';
import { type CalendarYear, type CalendarYearFailure, workingDaysOf } from './calendar-year.ts';
import { nationalYears } from './national-years.ts';

/** Why there is no answer. */
export type CalendarFailure =
  | {
      readonly code: 'CALENDAR_YEAR_UNCOVERED';
      readonly data: {
        /** The year that the answer needs. */
        readonly year: number;
        /** First year covered without a gap. */
        readonly from: number;
        /** Last year covered. */
        readonly to: number;
      };
    }
  | { readonly code: 'DATE_INVALID'; readonly data: { readonly value: string } };

/** Days off and worked days of a place, on top of the national ones (全国年节及纪念日放假办法 第四条). */
export interface LocalDays {
  /** Dates that are no working days there, YYYY-MM-DD. */
  readonly restDays?: readonly string[];
  /** Dates that are working days there. */
  readonly workDays?: readonly string[];
}

/** What a calendar is made of. */
export interface CalendarOptions {
  /** Arrangements, one a year without gaps; one given here replaces the national one of its year. Default: the national ones. */
  readonly years?: readonly CalendarYear[];
  /** Days of a place. They win over the years. */
  readonly local?: LocalDays;
}

/** Answers about working days. All dates are YYYY-MM-DD as a calendar in China shows them: see `dateInChina` for an instant. */
export interface WorkingDayCalendar {
  /** The arrangements it rests on, in order of years: cite `notice` where a deadline is explained. */
  readonly years: readonly CalendarYear[];
  /** Whether the date is a working day. */
  isWorkingDay(date: string): Outcome<boolean, CalendarFailure>;
  /**
   * The date that is `days` working days after `date`, which itself does not count (期间开始之日不计算在内). Negative: before it. 0: the date itself,
   * working day or not. @throws RangeError when `days` is no whole number
   */
  add(date: string, days: number): Outcome<string, CalendarFailure>;
  /** The date that is `days` working days before `date`; `add` with the sign turned. */
  subtract(date: string, days: number): Outcome<string, CalendarFailure>;
  /** Working days after `from` up to and with `to`; negative, from `to` to the day before `from`, when `to` is earlier. Counts what `add` added. */
  count(from: string, to: string): Outcome<number, CalendarFailure>;
  /** The date itself when it is a working day, else the next one: where a deadline counted in days ends on a day off (期间届满). */
  atOrAfter(date: string): Outcome<string, CalendarFailure>;
}

/** Makes a calendar. Fails with CALENDAR_DAYS_INVALID (an arrangement contradicts itself), CALENDAR_YEAR_UNCOVERED (a gap, or a local day outside), DATE_INVALID (a local day). */
export function createWorkingDayCalendar({ years = [], local = {} }: CalendarOptions = {}): Outcome<WorkingDayCalendar, CalendarFailure | CalendarYearFailure> {
  const byYear = new Map([...nationalYears, ...years].map((one) => [one.year, one]));
  const arranged = [...byYear.values()].sort((a, b) => a.year - b.year);
  const span = { from: arranged[0]!.year, to: arranged.at(-1)!.year };
  const working = new Set<number>();
  for (const [index, arrangement] of arranged.entries()) {
    const year = span.from + index;
    if (arrangement.year !== year) return fail({ code: 'CALENDAR_YEAR_UNCOVERED', data: { year, from: span.from, to: year - 1 } });
    const days = workingDaysOf(arrangement);
    if (!days.ok) return days;
    for (const day of days.value) working.add(day);
  }
  for (const [dates, change] of [
    [local.restDays ?? [], (day: number) => working.delete(day)],
    [local.workDays ?? [], (day: number) => working.add(day)],
  ] as const) {
    for (const date of dates) {
      const day = dayWithin(date, span);
      if (!day.ok) return day;
      change(day.value);
    }
  }
  return ok(
    calendarOf(
      arranged,
      [...working].sort((a, b) => a - b),
      span,
    ),
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const uncovered = (year: number, { from, to }: Span) => fail({ code: 'CALENDAR_YEAR_UNCOVERED', data: { year, from, to } } as const);

function dayWithin(date: string, span: Span): Outcome<number, CalendarFailure> {
  const day = dayNumber(date);
  if (day === undefined) return fail({ code: 'DATE_INVALID', data: { value: date.slice(0, 40) } });
  const year = Number(date.slice(0, 4));
  return year < span.from || year > span.to ? uncovered(year, span) : ok(day);
}

/** @param working day numbers in order */
function calendarOf(years: readonly CalendarYear[], working: readonly number[], span: Span): WorkingDayCalendar {
  /** How many working days there are before a day. */
  const before = (day: number): number => {
    let [low, high] = [0, working.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (working[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isWorking = (day: number) => working[before(day)] === day;
  /** The working day at a place of the list; outside of it the next year is not known. */
  const at = (index: number): Outcome<string, CalendarFailure> => {
    const day = working[index];
    return day === undefined ? uncovered(index < 0 ? span.from - 1 : span.to + 1, span) : ok(dateOf(day));
  };
  const add = (date: string, days: number): Outcome<string, CalendarFailure> => {
    if (!Number.isSafeInteger(days)) throw new RangeError(`working days are counted in whole numbers, not ${days}`);
    return then(dayWithin(date, span), (day) => {
      if (days === 0) return ok(date);
      return days > 0 ? at(before(day + 1) + days - 1) : at(before(day) + days);
    });
  };
  return {
    years,
    isWorkingDay: (date) => then(dayWithin(date, span), (day) => ok(isWorking(day))),
    add,
    subtract: (date, days) => add(date, -days),
    count: (from, to) =>
      then(dayWithin(from, span), (first) =>
        then(dayWithin(to, span), (last) => ok(last >= first ? before(last + 1) - before(first + 1) : -(before(first) - before(last)))),
      ),
    atOrAfter: (date) => then(dayWithin(date, span), (day) => at(before(day))),
  };
}

const then = <T, U, F extends Failure>(outcome: Outcome<T, F>, next: (value: T) => Outcome<U, F>): Outcome<U, F> =>
  outcome.ok ? next(outcome.value) : outcome;
