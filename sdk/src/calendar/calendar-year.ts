/** The arrangement of one year (部分节假日安排), and what has to be true of one. */
import { fail, ok, type Outcome } from '../plugin/outcome.ts';
import { dayNumber, isWeekend } from './calendar-date.ts';

/** One year of the calendar. Days are MM-DD. */
export interface CalendarYear {
  readonly year: number;
  /** Number of the notice that arranged it, e.g. 国办发明电〔2025〕7号; for an arrangement of your own, what it rests on. */
  readonly notice: string;
  /** How the number of the notice is known: text (read), second-hand, memory. Absent: the supplier does not say. */
  readonly noticeEvidence?: string;
  /** Day of publication, YYYY-MM-DD. */
  readonly published?: string;
  readonly publishedEvidence?: string;
  /** How the days are known: text (compared with the text of the notice), second-hand, memory. */
  readonly daysEvidence?: string;
  /** A later change of the notice. */
  readonly amended?: { readonly date: string; readonly what: string };
  /** Days off that fall on Monday to Friday. */
  readonly restDays: readonly string[];
  /** Saturdays and Sundays that are worked (调休). */
  readonly workDays: readonly string[];
  /** How many working days the year has, to check against; absent: not checked. */
  readonly workingDays?: number;
}

/** Why an arrangement cannot be used. `day` is MM-DD, or empty where the year as a whole is at fault. */
export interface CalendarYearFailure {
  readonly code: 'CALENDAR_DAYS_INVALID';
  readonly data: {
    readonly year: number;
    readonly day: string;
    /** `year`: not 1949 to 2999; `date`: no such day; `weekend`: a day off that is one anyway; `weekday`: a worked day that is one anyway; `sum`: not `workingDays`; `repeated`. */
    readonly reason: 'year' | 'date' | 'weekend' | 'weekday' | 'sum' | 'repeated';
  };
}

/** Working days of the year as day numbers, in order. Fails with CALENDAR_DAYS_INVALID. */
export function workingDaysOf(arrangement: CalendarYear): Outcome<readonly number[], CalendarYearFailure> {
  const { year, restDays, workDays, workingDays } = arrangement;
  const refuse = (reason: CalendarYearFailure['data']['reason'], day = '') => fail({ code: 'CALENDAR_DAYS_INVALID', data: { year, day, reason } } as const);
  if (!Number.isInteger(year) || year < 1949 || year > 2999) return refuse('year');
  const listed = new Set<number>();
  for (const [days, isWorked] of [
    [restDays, false],
    [workDays, true],
  ] as const) {
    for (const text of days) {
      const day = dayNumber(`${year}-${text}`);
      if (day === undefined) return refuse('date', text);
      if (listed.has(day)) return refuse('repeated', text);
      if (isWeekend(day) !== isWorked) return refuse(isWorked ? 'weekday' : 'weekend', text);
      listed.add(day);
    }
  }
  const first = dayNumber(`${year}-01-01`) ?? 0;
  const next = dayNumber(`${year + 1}-01-01`) ?? 0;
  // a listed day is the other way round than its weekday says
  const working = Array.from({ length: next - first }, (_, index) => first + index).filter((day) => isWeekend(day) === listed.has(day));
  return workingDays !== undefined && working.length !== workingDays ? refuse('sum') : ok(working);
}
