/** Words of reports. What is wrong with a record is said by the findings themselves. */

import type { Sentence } from '../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Words around findings. */
export const reportTexts = {
  error: sentence('错误', 'error'),
  warning: sentence('警告', 'warning'),
  basis: sentence('依据：{id} {title}', 'Basis: {id} {title}'),
  clause: sentence('（{document} {id}：“{quote}”）', ' ({document} {id}: "{quote}")'),
  fix: sentence('改法：{fix}', 'Fix: {fix}'),
  record: sentence('第{number}条记录', 'record {number}'),
  otherRecords: sentence('其余{count}条记录', 'the other {count} records'),
  wholeFile: sentence('文件', 'file'),
  notListed: sentence('另有{count}处没有列出（--max-findings）。', '{count} more are not listed (--max-findings).'),
  notListedRecords: sentence('另有{count}条不合格的记录没有列出（--max-findings）', '{count} more invalid records are not listed (--max-findings)'),
  sum: sentence(
    '{files}个文件，{records}条记录：{valid}条合格，{invalid}条不合格；{errors}个错误，{warnings}个警告。',
    'Files: {files}. Records: {records} ({valid} valid, {invalid} invalid). Errors: {errors}. Warnings: {warnings}.',
  ),
  typeCount: sentence('{name} {records}条', '{name} {records}'),
  nothingSeen: sentence('没有读到任何记录，不能判断。', 'Not one record was read, so nothing can be said.'),
  nothingSeenFault: sentence('没有读到任何记录', 'no record was read'),
  standardInput: sentence('标准输入', 'standard input'),
} as const satisfies Record<string, Sentence>;
