import calendars from '@jiyue/standards/generated/calendar.json' with { type: 'json' };
import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../errors/to-problem.ts';
import { dateInChina, dateOf, dayNumber, isWeekend, weekdayOf } from './calendar-date.ts';
import { workingDaysOf } from './calendar-year.ts';
import { nationalYears } from './national-years.ts';
import { type CalendarOptions, createWorkingDayCalendar, type WorkingDayCalendar } from './working-day-calendar.ts';

const made = (options?: CalendarOptions): WorkingDayCalendar => {
  const calendar = createWorkingDayCalendar(options);
  if (!calendar.ok) throw new Error(JSON.stringify(calendar.failure));
  return calendar.value;
};
const national = made();
const first = dayNumber('2018-01-01')!;
const last = dayNumber('2026-12-31')!;
const date = fc.integer({ min: first, max: last }).map(dateOf);
const next = { year: 2027, notice: '虚构的安排', restDays: ['01-01'], workDays: [] };

describe('the national calendar', () => {
  test.each(nationalYears)('$year adds up and cites its notice', (year) => {
    expect(workingDaysOf(year)).toMatchObject({ ok: true, value: { length: year.workingDays } });
    expect(year.workingDays).toBeGreaterThan(245);
    expect(year.notice).toMatch(new RegExp(`^国办发明电〔${year.year - 1}〕\\d+号$`));
    for (const evidence of [year.noticeEvidence, year.publishedEvidence, year.daysEvidence]) expect(['text', 'second-hand', 'memory']).toContain(evidence);
    expect(year.published?.slice(0, 4)).toBe(String(year.year - 1));
  });

  test('covers 2018 to 2026 without a gap', () => {
    expect(nationalYears.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(national.years).toEqual(nationalYears);
  });

  const examples = calendars.flatMap((calendar) => calendar.examples);
  test.each(examples)('$from and $add working days: $why', ({ from, add, to }) => {
    const found = national.add(from, add);
    if (to === null) {
      expect(found).toEqual({ ok: false, failure: { code: 'CALENDAR_YEAR_UNCOVERED', data: { year: 2027, from: 2018, to: 2026 } } });
      return;
    }
    expect(found).toEqual({ ok: true, value: to });
    expect(national.count(from, to)).toEqual({ ok: true, value: add });
  });

  test.each([
    ['2026-02-14', true, 'a Saturday that is worked'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-09-20', true, 'a Sunday that is worked'],
    ['2026-09-19', false, 'a Saturday'],
    ['2024-02-29', true, 'the leap day'],
  ])('%s: %s, %s', (day, isWorking) => {
    expect(national.isWorkingDay(day)).toEqual({ ok: true, value: isWorking });
  });

  test.each([
    ['2026-10-01', '2026-10-08'],
    ['2026-10-08', '2026-10-08'],
    ['2026-10-10', '2026-10-10'],
  ])('a deadline on %s ends on %s', (day, end) => {
    expect(national.atOrAfter(day)).toEqual({ ok: true, value: end });
  });
});

describe('what is not known is refused', () => {
  test.each(['2017-12-31', '2027-10-01', '0001-01-01', '9999-12-31'])('the year of %s', (day) => {
    const refused = { ok: false, failure: { code: 'CALENDAR_YEAR_UNCOVERED', data: { year: Number(day.slice(0, 4)), from: 2018, to: 2026 } } };
    expect(national.isWorkingDay(day)).toEqual(refused);
    expect(national.add(day, 0)).toEqual(refused);
    expect(national.count('2026-01-05', day)).toEqual(refused);
    expect(national.count(day, '2026-01-05')).toEqual(refused);
    expect(national.atOrAfter(day)).toEqual(refused);
  });

  test('steps that leave the covered years name the year they would need', () => {
    expect(national.add('2026-12-31', 1)).toMatchObject({ ok: false, failure: { data: { year: 2027 } } });
    expect(national.subtract('2018-01-02', 1)).toMatchObject({ ok: false, failure: { data: { year: 2017 } } });
    expect(national.add('2018-01-01', 1e9)).toMatchObject({ ok: false, failure: { data: { year: 2027 } } });
  });

  test('the sentence names the year and what is covered', () => {
    const refused = national.isWorkingDay('2027-10-01');
    expect(refused.ok ? '' : problemOf(refused.failure, 'zh-CN').detail).toContain('工作日历没有2027年，只有2018年至2026年。');
  });

  test.each(['', '2026-02-30', '2023-02-29', '2026-2-3', '2026-02-03T00:00:00Z', ' 2026-02-03', '2026-13-01', '2026-00-01', '20260203', '-2026-02-03'])(
    '"%s" is no date',
    (value) => {
      expect(national.isWorkingDay(value)).toEqual({ ok: false, failure: { code: 'DATE_INVALID', data: { value } } });
    },
  );

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('%s days is a mistake of the program', (days) => {
    expect(() => national.add('2026-02-03', days)).toThrow(RangeError);
  });
});

describe('own years and local days', () => {
  test('a year that was announced since goes on top of the national ones', () => {
    const calendar = made({ years: [next] });
    expect(calendar.add('2026-12-31', 1)).toEqual({ ok: true, value: '2027-01-04' });
    expect(calendar.years.at(-1)).toBe(next);
  });

  test('a local day off and a local working day win', () => {
    const calendar = made({ local: { restDays: ['2026-04-20'], workDays: ['2026-04-25'] } });
    expect(calendar.isWorkingDay('2026-04-20')).toEqual({ ok: true, value: false });
    expect(calendar.isWorkingDay('2026-04-25')).toEqual({ ok: true, value: true });
    expect(calendar.add('2026-04-17', 1)).toEqual({ ok: true, value: '2026-04-21' });
    expect(national.isWorkingDay('2026-04-20')).toEqual({ ok: true, value: true });
  });

  test.each([
    ['a gap', { years: [{ ...next, year: 2028 }] }, { code: 'CALENDAR_YEAR_UNCOVERED', data: { year: 2027, from: 2018, to: 2026 } }],
    [
      'a day that does not exist',
      { years: [{ ...next, restDays: ['02-29'] }] },
      { code: 'CALENDAR_DAYS_INVALID', data: { year: 2027, day: '02-29', reason: 'date' } },
    ],
    [
      'a day off on a Saturday',
      { years: [{ ...next, restDays: ['01-02'] }] },
      { code: 'CALENDAR_DAYS_INVALID', data: { year: 2027, day: '01-02', reason: 'weekend' } },
    ],
    [
      'a worked Monday',
      { years: [{ ...next, workDays: ['01-04'] }] },
      { code: 'CALENDAR_DAYS_INVALID', data: { year: 2027, day: '01-04', reason: 'weekday' } },
    ],
    [
      'a day twice',
      { years: [{ ...next, restDays: ['01-01', '01-01'] }] },
      { code: 'CALENDAR_DAYS_INVALID', data: { year: 2027, day: '01-01', reason: 'repeated' } },
    ],
    ['a wrong sum', { years: [{ ...next, workingDays: 250 }] }, { code: 'CALENDAR_DAYS_INVALID', data: { year: 2027, day: '', reason: 'sum' } }],
    ['no year', { years: [{ ...next, year: 1.5 }] }, { code: 'CALENDAR_DAYS_INVALID', data: { year: 1.5, day: '', reason: 'year' } }],
    ['a local day outside', { local: { restDays: ['2027-04-20'] } }, { code: 'CALENDAR_YEAR_UNCOVERED', data: { year: 2027, from: 2018, to: 2026 } }],
    ['a local day that is none', { local: { workDays: ['04-20'] } }, { code: 'DATE_INVALID', data: { value: '04-20' } }],
  ])('%s is refused', (_name, options, failure) => {
    const calendar = createWorkingDayCalendar(options);
    expect(calendar).toEqual({ ok: false, failure });
    if (!calendar.ok) expect(problemOf(calendar.failure, 'en').detail).not.toMatch(/[{}]/);
  });
});

describe('for any date', () => {
  const days = fc.integer({ min: -400, max: 400 });

  test('counting gives what was added', () => {
    fc.assert(
      fc.property(date, days, (from, added) => {
        const to = national.add(from, added);
        if (to.ok) expect(national.count(from, to.value)).toEqual({ ok: true, value: added });
        else expect(to.failure.code).toBe('CALENDAR_YEAR_UNCOVERED');
      }),
    );
  });

  test('what was added from a working day is taken back', () => {
    fc.assert(
      fc.property(date, days, (from, added) => {
        const to = national.add(from, added);
        const isWorking = national.isWorkingDay(from);
        if (to.ok && isWorking.ok && isWorking.value) expect(national.subtract(to.value, added)).toEqual({ ok: true, value: from });
      }),
    );
  });

  test('a result is a working day, and counting day by day finds the same', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), (from, added) => {
        const to = national.add(from, added);
        let [day, seen] = [dayNumber(from)!, 0];
        while (seen < added && day < last) {
          day += 1;
          const isWorking = national.isWorkingDay(dateOf(day));
          if (isWorking.ok && isWorking.value) seen += 1;
        }
        expect(to.ok ? to.value : undefined).toBe(seen === added ? dateOf(day) : undefined);
      }),
    );
  });

  test('counts add up over any day between', () => {
    fc.assert(
      fc.property(date, date, date, (...dates) => {
        const [a = '', b = '', c = ''] = dates.toSorted();
        const counted = [national.count(a, b), national.count(b, c), national.count(a, c)].map((one) => (one.ok ? one.value : Number.NaN));
        expect(counted[0]! + counted[1]!).toBe(counted[2]);
      }),
    );
  });
});

describe('calendar dates', () => {
  test('weekdays', () => {
    expect(['1969-12-31', '1970-01-01', '2018-10-27', '2026-02-15'].map((one) => weekdayOf(dayNumber(one)!))).toEqual([3, 4, 6, 0]);
    expect(isWeekend(dayNumber('2026-02-16')!)).toBe(false);
  });

  test.each([
    ['2026-02-03T15:59:59Z', '2026-02-03'],
    ['2026-02-03T16:00:00Z', '2026-02-04'],
    ['2025-12-31T20:00:00-04:00', '2026-01-01'],
  ])('at %s the calendar in China shows %s', (instant, shown) => {
    expect(dateInChina(new Date(instant))).toBe(shown);
  });
});
