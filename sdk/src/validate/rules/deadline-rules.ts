/**
 * Terms (期限) computed again from what the record itself says: start, length, pauses, and the national calendar of working days. A year that
 * the calendar lacks, or a calendar of somebody else, gives no verdict: what cannot be known is not guessed (JY-INT-009).
 */
import { dateOf, dayNumber } from '../../calendar/calendar-date.ts';
import { createWorkingDayCalendar, type WorkingDayCalendar } from '../../calendar/working-day-calendar.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, numberAt, objectAt, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

type Path = readonly (string | number)[];

/** One term and where it stands. */
interface Placed {
  readonly path: Path;
  readonly deadline: RuleRecord;
}

/** Types that carry terms: their own, and those of parts. */
export const deadlineTypes: readonly string[] = ['Rating', 'Case', 'Complaint', 'DisclosureApplication'];

let national: WorkingDayCalendar | undefined;

/** Made at the first question: most programs never ask. */
function calendar(): WorkingDayCalendar {
  if (national) return national;
  const made = createWorkingDayCalendar();
  if (!made.ok) throw new Error(`the national calendar of the standard contradicts itself: ${JSON.stringify(made.failure)}`);
  national = made.value;
  return national;
}

/** Terms of a record, each once. */
function deadlinesOf(record: RuleRecord): readonly Placed[] {
  const own = { path: ['deadline'], deadline: objectAt(record, 'deadline') };
  const followUp = { path: ['followUp', 'deadline'], deadline: objectAt(objectAt(record, 'followUp'), 'deadline') };
  const asked = recordsAt(record, 'thirdParties').map((one, index) => ({ path: ['thirdParties', index, 'deadline'], deadline: objectAt(one, 'deadline') }));
  return [own, followUp, ...asked].filter(({ deadline }) => isReadable(deadline));
}

/** A term that its schema refuses is not judged a second time. */
function isReadable(deadline: RuleRecord): boolean {
  const dates = [deadline, ...recordsAt(deadline, 'pauses')].flatMap((part) => ['startDate', 'dueDate', 'fromDate', 'toDate'].map((name) => part[name]));
  const lengths = [deadline['amount'], deadline['extension'] ?? 1];
  return (
    textAt(deadline, 'startDate') !== undefined &&
    dates.every((date) => date === undefined || (typeof date === 'string' && dayNumber(date) !== undefined)) &&
    lengths.every((length) => Number.isInteger(length) && Number(length) > 0 && Number(length) <= 400)
  );
}

/** A pause; `to` is missing while it lasts. */
interface Pause {
  readonly from: string;
  readonly to?: string;
}

const pausesOf = (deadline: RuleRecord): readonly Pause[] =>
  recordsAt(deadline, 'pauses').map((one) => ({
    from: textAt(one, 'fromDate') ?? '',
    ...(textAt(one, 'toDate') === undefined ? {} : { to: textAt(one, 'toDate') as string }),
  }));

const known = <T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | undefined => (outcome.ok ? outcome.value : undefined);

/** The day the term is due; undefined where it cannot be known. */
function dueDateOf(deadline: RuleRecord, pauses: readonly Pause[]): string | undefined {
  const start = textAt(deadline, 'startDate') ?? '';
  const length = (numberAt(deadline, 'amount') ?? 0) + (numberAt(deadline, 'extension') ?? 0);
  const stopped = pauses.map(({ from, to = from }) =>
    textAt(deadline, 'unit') === 'working-day' ? known(calendar().count(from, to)) : (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0),
  );
  if (stopped.includes(undefined)) return undefined;
  const pause = stopped.reduce<number>((sum, days) => sum + (days ?? 0), 0);
  if (textAt(deadline, 'unit') === 'working-day') return known(calendar().add(start, length + pause));
  const first = textAt(deadline, 'unit') === 'month' ? monthsAfter(start, length) : dateAfter(start, length);
  const last = first === undefined ? undefined : dateAfter(first, pause);
  // a term in days or months that ends on a day off ends on the next working day (民法典 第二百零三条)
  return last === undefined ? undefined : known(calendar().atOrAfter(last));
}

function dateAfter(date: string, days: number): string | undefined {
  const day = dayNumber(date);
  return day === undefined ? undefined : dateOf(day + days);
}

/** The same day of a later month, or its last one (民法典 第二百零二条). */
function monthsAfter(date: string, months: number): string | undefined {
  if (dayNumber(date) === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whether the term rests on the national calendar: another one gives other days, which only its owner knows. */
function restsOnNational(deadline: RuleRecord): boolean {
  const notices = new Set(calendar().years.map(({ notice }) => notice));
  return noticesOf(deadline).every((notice) => notices.has(notice));
}

const noticesOf = (deadline: RuleRecord): readonly string[] => {
  const value = deadline['calendarNotices'];
  return Array.isArray(value) ? value.map(String) : [];
};

/** Notices of the years that the term touches. */
function neededNotices(deadline: RuleRecord, dueDate: string): readonly string[] {
  const from = Number((textAt(deadline, 'startDate') ?? '').slice(0, 4));
  const to = Number(dueDate.slice(0, 4));
  return calendar()
    .years.filter(({ year }) => year >= from && year <= to)
    .map(({ notice }) => notice);
}

/** The due date of a term without pause, and the calendar it was computed with. */
export const deadlineDueDate: RecordRule = {
  id: 'deadline-due-date',
  on: 'record',
  severity: 'error',
  zh: '{thing}应为“{expected}”{received}：自起算之次日起计，法定休假日不计或顺延。请核对起算日、期限和所用的工作日历。',
  en: '{thing} must be "{expected}"{received}: the first day does not count, and days off do not count or move the end. Check start, length and calendar.',
  requirement: 'JY-INT-008',
  types: deadlineTypes,
  check: (record) => deadlinesOf(record).flatMap(dueDateBreaches),
};

function dueDateBreaches({ path, deadline }: Placed): readonly Breach[] {
  const pauses = pausesOf(deadline);
  if (pauses.some(({ to }) => to === undefined) || !restsOnNational(deadline)) return noBreach;
  const expected = dueDateOf(deadline, pauses);
  const stated = textAt(deadline, 'dueDate');
  if (expected === undefined) return noBreach;
  // what leaves out the pauses alone is told by pause-not-counted
  if (stated !== expected && (pauses.length === 0 || stated !== dueDateOf(deadline, [])))
    return [{ path: [...path, 'dueDate'], ...(stated === undefined ? {} : { value: stated }), params: { field: dueDate, expected } }];
  const given = noticesOf(deadline);
  const missing = textAt(deadline, 'unit') === 'working-day' ? neededNotices(deadline, expected).filter((notice) => !given.includes(notice)) : [];
  return missing.length === 0
    ? noBreach
    : [{ path: [...path, 'calendarNotices'], value: given.join('、'), params: { field: calendarNotices, expected: missing.join('、') } }];
}

const dueDate: TwoNames = { zh: '到期日', en: 'Due date' };
const calendarNotices: TwoNames = { zh: '所用工作日历', en: 'Calendar used' };

/** Pauses lie in order and apart, and move the due date; while one lasts there is no due date. */
export const pauseNotCounted: RecordRule = {
  id: 'pause-not-counted',
  on: 'record',
  severity: 'error',
  zh: '停表的时间不计入期限：{what}{received}。请改正。',
  en: 'The time of a pause does not count: {what}{received}. Correct it.',
  requirement: 'JY-INT-010',
  types: deadlineTypes,
  check: (record) => deadlinesOf(record).flatMap(pauseBreaches),
};

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });

function pauseBreaches({ path, deadline }: Placed): readonly Breach[] {
  const pauses = pausesOf(deadline);
  if (pauses.length === 0) return noBreach;
  const start = textAt(deadline, 'startDate') ?? '';
  const misplaced = pauses.flatMap(({ from, to }, index): readonly Breach[] => {
    const place = [...path, 'pauses', index];
    const before = index === 0 ? start : (pauses[index - 1]?.to ?? '9999-12-31');
    if (from < before)
      return [
        {
          path: [...place, 'fromDate'],
          value: from,
          params: said('一次停表早于期限起算日或前一次停表的止日', 'a pause begins before the term or before the end of the pause before it'),
        },
      ];
    return to !== undefined && to < from ? [{ path: [...place, 'toDate'], value: to, params: said('止日早于起日', 'it ends before it begins') }] : [];
  });
  if (misplaced.length > 0) return misplaced;
  const stated = textAt(deadline, 'dueDate');
  if (stated === undefined || !restsOnNational(deadline)) return noBreach;
  if (pauses.some(({ to }) => to === undefined))
    return [{ path: [...path, 'dueDate'], value: stated, params: said('停表尚未恢复，到期日还不能算出', 'while a pause lasts no due date can be known') }];
  const expected = dueDateOf(deadline, pauses);
  return expected !== undefined && stated !== expected && stated === dueDateOf(deadline, [])
    ? [{ path: [...path, 'dueDate'], value: stated, params: said(`到期日应顺延至${expected}`, `the due date moves to ${expected}`) }]
    : noBreach;
}
