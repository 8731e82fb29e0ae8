/** Codes of identifiers and the calendar: what functions of the SDK give; an operation that takes such a value answers with it. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const valueCodes = {
  CREDIT_CODE_FORM: row(
    422,
    '统一社会信用代码写法有误',
    'Credit code form wrong',
    '统一社会信用代码应为18位数字或大写字母（不用I、O、Z、S、V），收到“{value}”（{length}位，不能有“{refused}”）。请核对。',
    'A credit code has 18 digits or capital letters without I, O, Z, S and V; received "{value}" ({length} characters, refused: "{refused}"). Check it.',
  ),
  DOCUMENT_NUMBER_FORM: row(
    422,
    '发文字号写法有误',
    'Document number form unknown',
    '“{value}”不是发文字号的写法（{reason}）。请写作“国办函〔2018〕71号”的形式。',
    '"{value}" has no form of a document number ({reason}). Write it like 国办函〔2018〕71号.',
  ),
  DATE_INVALID: row(
    422,
    '日期不存在',
    'Date does not exist',
    '“{value}”不是实际存在的日期。请写作“2018-10-27”的形式。',
    '"{value}" is no existing date. Write it like 2018-10-27.',
  ),
  CALENDAR_YEAR_UNCOVERED: row(
    422,
    '工作日历没有该年',
    'Year not covered by the working-day calendar',
    '工作日历没有{year}年，只有{from}年至{to}年。请等国务院办公厅公布该年的放假安排，或补充该年的安排。',
    'The working-day calendar does not cover {year}, only {from} to {to}. Wait for the notice of that year, or supply it.',
  ),
  CALENDAR_DAYS_INVALID: row(
    422,
    '放假安排有误',
    'Calendar year not valid',
    '{year}年的安排在“{day}”处有误（{reason}）。请对照通知改正。',
    'The arrangement of {year} is wrong at "{day}" ({reason}). Compare it with the notice.',
  ),
} as const satisfies Record<string, ErrorRow>;
