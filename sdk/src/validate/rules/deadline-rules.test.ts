import { describe, expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

/** A rating whose correction has the term given; the terms of other types are judged alike. */
const withTerm = (deadline: object) => {
  const rating = exampleOf('Rating', 'bad-and-followed-up');
  return { ...rating, followUp: { organizationId: 'org-qc-mzj', deadline: { limit: 'bad-review', unit: 'working-day', amount: 15, ...deadline } } };
};
const found = (deadline: object) =>
  placesIn('Rating', withTerm(deadline))
    .filter((place) => !place.endsWith('bad-rating-follow-up'))
    .map((place) => place.replace('/followUp/deadline', ''));
const of2026 = '国办发明电〔2025〕7号';
const of2025 = '国办发明电〔2024〕12号';
const calendarNotices = [of2026];

describe('a term in working days', () => {
  test.each([
    ['an ordinary week', '2026-06-08', 5, '2026-06-15'],
    ['over National Day', '2026-09-28', 5, '2026-10-10'],
    ['from a day off', '2026-05-02', 1, '2026-05-06'],
  ])('%s: the first day and days off do not count', (_name, startDate, amount, dueDate) => {
    expect(found({ startDate, amount, dueDate, calendarNotices })).toEqual([]);
    expect(found({ startDate, amount: amount + 1, dueDate, calendarNotices })).toEqual(['/dueDate deadline-due-date']);
  });

  test('an extension is added', () => {
    expect(found({ startDate: '2026-06-08', amount: 3, extension: 2, dueDate: '2026-06-15', calendarNotices })).toEqual([]);
    expect(found({ startDate: '2026-06-08', amount: 3, extension: 3, dueDate: '2026-06-15', calendarNotices })).toEqual(['/dueDate deadline-due-date']);
  });

  test('the calendar of every year that the term touches is named', () => {
    const term = { startDate: '2025-12-30', amount: 5, dueDate: '2026-01-07' };
    expect(found({ ...term, calendarNotices: [of2025, of2026] })).toEqual([]);
    expect(found({ ...term, calendarNotices: [of2026] })).toEqual(['/calendarNotices deadline-due-date']);
    expect(found(term)).toEqual(['/calendarNotices deadline-due-date']);
  });

  test('a calendar of somebody else, and a year that nobody has arranged, give no verdict', () => {
    expect(found({ startDate: '2026-06-08', amount: 5, dueDate: '2026-06-09', calendarNotices: ['虚政办发〔2026〕1号'] })).toEqual([]);
    expect(found({ startDate: '2026-12-28', amount: 15, dueDate: '2027-01-20', calendarNotices })).toEqual([]);
  });

  test('a term that does not say when it is due is not complete', () => {
    expect(found({ startDate: '2026-06-08', amount: 5, calendarNotices })).toEqual(['/dueDate deadline-due-date']);
  });
});

describe('a term in days or months', () => {
  test.each([
    ['that ends on a working day', 'day', '2026-06-01', 10, '2026-06-11'],
    ['that ends in National Day', 'day', '2026-09-21', 10, '2026-10-08'],
    ['in months keeps the day', 'month', '2026-03-10', 3, '2026-06-10'],
    ['in months ends with a shorter month', 'month', '2026-01-31', 1, '2026-02-28'],
  ])('%s', (_name, unit, startDate, amount, dueDate) => {
    expect(found({ unit, startDate, amount, dueDate })).toEqual([]);
    expect(found({ unit, startDate, amount, dueDate: '2026-06-02' })).toEqual(['/dueDate deadline-due-date']);
  });
});

describe('a pause', () => {
  const asked = { cause: 'third-party', fromDate: '2026-06-10', toDate: '2026-06-16' };
  const term = { startDate: '2026-06-08', amount: 5, calendarNotices };

  test('the working days of a pause move the due date', () => {
    expect(found({ ...term, pauses: [asked], dueDate: '2026-06-22' })).toEqual([]);
    expect(found({ ...term, pauses: [asked], dueDate: '2026-06-15' })).toEqual(['/dueDate pause-not-counted']);
    expect(found({ ...term, pauses: [asked], dueDate: '2026-06-23' })).toEqual(['/dueDate deadline-due-date']);
  });

  test('while it lasts no due date can be known', () => {
    const { toDate: _, ...open } = asked;
    expect(found({ ...term, pauses: [open] })).toEqual([]);
    expect(found({ ...term, pauses: [open], dueDate: '2026-06-15' })).toEqual(['/dueDate pause-not-counted']);
  });

  test('pauses lie in order, apart, and within the term', () => {
    const again = { cause: 'other-organ', fromDate: '2026-06-15', toDate: '2026-06-17' };
    expect(found({ ...term, pauses: [asked, again], dueDate: '2026-06-24' })).toEqual(['/pauses/1/fromDate pause-not-counted']);
    expect(found({ ...term, pauses: [{ ...asked, toDate: '2026-06-09' }], dueDate: '2026-06-15' })).toContain('/pauses/0/toDate pause-not-counted');
    expect(found({ ...term, pauses: [{ ...asked, fromDate: '2026-06-05' }], dueDate: '2026-06-22' })).toContain('/pauses/0/fromDate pause-not-counted');
  });
});
