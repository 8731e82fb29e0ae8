/** The regions are the snippets of docs/guide/identifiers.md. */
import { createWorkingDayCalendar, dateInChina, parseCreditCode, parseDocumentNumber } from '@jiyue/sdk';
import { expect, test } from 'vitest';

test('document numbers', () => {
  // #region document-number
  const read = parseDocumentNumber('国办函[2018] 71 号');
  if (!read.ok) throw new Error(read.failure.data.reason);
  const { text, parts, changes } = read.value;
  // text     国办函〔2018〕71号
  // parts    { agency: '国办函', year: 2018, serial: 71, suffix: '号', … }
  // changes  ['blanks', 'brackets']
  // #endregion
  expect([text, changes]).toEqual(['国办函〔2018〕71号', ['blanks', 'brackets']]);
  expect(parts).toMatchObject({ agency: '国办函', year: 2018, serial: 71, suffix: '号' });
});

test('credit codes', () => {
  // #region credit-code
  const code = parseCreditCode('11990000MB0000001X');
  if (!code.ok && code.failure.code === 'CREDIT_CODE_CHECK') {
    const { expected } = code.failure.data; // 'M'
    // #endregion
    expect(expected).toBe('M');
    return;
  }
  expect.unreachable('the check character is wrong');
});

test('working days', () => {
  // #region working-days
  const made = createWorkingDayCalendar({ local: { restDays: ['2026-04-20'] } });
  if (!made.ok) throw new Error(made.failure.code);
  const calendar = made.value;

  const received = dateInChina(new Date('2026-09-17T18:30:00Z')); // 2026-09-18
  const due = calendar.add(received, 3); // 2026-09-22：20日（周日）上班 · Sunday the 20th is worked
  const unknown = calendar.add('2026-12-25', 10); // CALENDAR_YEAR_UNCOVERED：2027年的安排尚未公布 · 2027 is not arranged yet
  const basis = calendar.years.find(({ year }) => year === 2026)?.notice; // 国办发明电〔2025〕7号
  // #endregion
  expect(due).toEqual({ ok: true, value: '2026-09-22' });
  expect(unknown).toMatchObject({ ok: false, failure: { code: 'CALENDAR_YEAR_UNCOVERED', data: { year: 2027 } } });
  expect([received, basis]).toEqual(['2026-09-18', '国办发明电〔2025〕7号']);
});
