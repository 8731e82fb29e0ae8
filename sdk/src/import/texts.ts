/**
 * All texts of the import, zh-CN and en: why a line is rejected, what is told about a field, what is wrong with a mapping file.
 * Keyed by code; no text of these stands anywhere else.
 */

import { fillSentence, type Language, type Sentence } from './language.ts';
import type { MappingFault } from './mapping/read-mapping.ts';
import type { NoteCode } from './transforms/transform.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Why a line is rejected. */
export const lineReasons = {
  LINE_NOT_UTF8: sentence('第{byte}字节处不是 UTF-8 编码。请转为 UTF-8 后重新导入。', 'Byte {byte} is not UTF-8. Convert it to UTF-8 and import it again.'),
  LINE_NOT_JSON: sentence(
    '第{character}个字符处不是合格的 JSON（“{found}”）。请改正该行。',
    'Not JSON at character {character} ("{found}"). Correct the line.',
  ),
  LINE_KEY_REPEATED: sentence(
    '同一个对象里“{key}”出现了两次，无法知道哪一个是对的。请改正该行。',
    '"{key}" stands twice in one object, and nobody can tell which is right. Correct the line.',
  ),
  LINE_TOO_LONG: sentence(
    '该行有{sizeBytes}字节，超过上限{limitBytes}字节；原文只保留了开头。',
    'The line has {sizeBytes} bytes, more than {limitBytes}; only its beginning was kept.',
  ),
  LINE_CUT_OFF: sentence(
    '文件在该行中间中断，只读到{sizeBytes}字节。请重新取得完整的文件。',
    'The file breaks off inside this line after {sizeBytes} bytes. Get the whole file again.',
  ),
  RECORD_NOT_OBJECT: sentence('该行不是 JSON 对象。每行应为一条记录。', 'The line is not a JSON object. Each line is one record.'),
  FIELD_REQUIRED: sentence('取不到必需的{pointer}：来源“{sources}”都没有可用的值。', 'No value for {pointer}, which is required: none of {sources} has one.'),
  SOURCES_DISAGREE: sentence(
    '{pointer} 的各来源不一致：{from} 为 {kept}，{otherFrom} 为 {other}。对照文件要求此时拒绝。',
    'Sources of {pointer} disagree: {from} says {kept}, {otherFrom} says {other}. The mapping rejects such lines.',
  ),
  REJECTED_BY_RULE: sentence('对照文件规定不导入：{zh}', 'The mapping says not to import it: {en}'),
  DRAFT_INVALID: sentence('不合规范，共{count}处。', 'Breaks the contract in {count} places.'),
  DRAFT_REFUSED: sentence('平台拒绝，共{count}处。', 'The platform refused it in {count} places.'),
  DRAFT_TOO_LARGE: sentence('单条记录有{sizeBytes}字节，超过平台接受的大小。', 'This record alone has {sizeBytes} bytes, more than the platform takes.'),
} as const satisfies Record<string, Sentence>;

/** Code of a rejected line. */
export type LineReason = keyof typeof lineReasons;

/** What is told about fields of lines that are imported all the same. */
export const noteTexts: { readonly [code in NoteCode]: Sentence } = {
  SOURCES_DISAGREE: sentence(
    '各来源不一致：取 {from} 的 {kept}，未取 {otherFrom} 的 {other}。',
    'Sources disagree: kept {kept} of {from}, not {other} of {otherFrom}.',
  ),
  TOLD_BY_RULE: sentence('{zh}', '{en}'),
  VALUE_NOT_TEXT: sentence('来源的值不是文字，未采用：{value}', 'The value is not text and was not used: {value}'),
  DATE_UNREADABLE: sentence('认不出的日期，未采用：“{value}”', 'Unreadable date, not used: "{value}"'),
  TIME_MISSING: sentence('只有日期没有时间，未补：“{value}”', 'A date without a time, not completed: "{value}"'),
  DATE_BEFORE: sentence('{value} 早于 {otherFrom} 的 {other}，未采用。', '{value} is before {other} of {otherFrom} and was not used.'),
  ADDRESS_UNREADABLE: sentence('不是 http 或 https 网址，未采用：“{value}”', 'Not an http or https address, not used: "{value}"'),
  DOCUMENT_NUMBER_FORM: sentence('不是通用写法的文号，照录：“{value}”', 'Document number of an unusual form, kept as it is: "{value}"'),
  CODE_UNKNOWN: sentence('代码表 {table} 中没有这个名称，未采用：“{value}”', 'Code table {table} has no such name, not used: "{value}"'),
  VALUE_UNMAPPED: sentence('对照表中没有这个值，未采用：“{value}”', 'The mapping has no such value, not used: "{value}"'),
  VALUE_REFUSED: sentence('不合对照文件要求的值，未采用：“{value}”（{pattern}）', 'Refused by the mapping, not used: "{value}" ({pattern})'),
  NOTHING_EXTRACTED: sentence('没有可取的部分：“{value}”', 'Nothing to extract from "{value}"'),
  TEXT_SHORTENED: sentence('共{length}字，已截短到{max}字并注明。', '{length} characters, shortened to {max} with a note.'),
  INDEX_SCHEME_UNKNOWN: sentence('认不出索引号的编制方案，只照录索引号：“{value}”', 'Unknown scheme of an index number; the number is kept: "{value}"'),
  PRIVATE_USE_CHARACTERS: sentence('含有私用区字符 {code}（可能是缺字），照录。', 'Holds a private-use character {code} (perhaps a missing glyph); kept.'),
};

const faultTexts: { readonly [rule in MappingFault['rule']]: Sentence } = {
  type: sentence('应为{expected}，实际是{met}。', 'Must be {expected}, is {met}.'),
  required: sentence('缺少“{met}”。', '"{met}" is missing.'),
  'unknown-key': sentence('没有名为“{met}”的键{near}。可用：{expected}', 'There is no key "{met}"{near}. Known: {expected}'),
  enum: sentence('不能是“{met}”{near}。可用：{expected}', 'Cannot be "{met}"{near}. Known: {expected}'),
  pattern: sentence('“{met}”的写法不对，应符合 {expected}。', '"{met}" has a wrong form; expected {expected}.'),
  range: sentence('{met} 超出范围，应在 {expected} 之间。', '{met} is out of range {expected}.'),
  'min-items': sentence('不能为空。', 'Must not be empty.'),
  'one-key': sentence('应只有一个键，实际是：{met}。', 'Takes exactly one key, has: {met}.'),
  'one-of': sentence('{expected} 中应恰好有一个，实际是：{met}。', 'Takes exactly one of {expected}, has: {met}.'),
  yaml: sentence('不是合格的 YAML：{met}', 'Not YAML: {met}'),
  'code-table': sentence('没有名为“{met}”的代码表{near}。', 'There is no code table "{met}"{near}.'),
  zone: sentence('没有名为“{met}”的时区{near}。例如：{expected}', 'There is no time zone "{met}"{near}. For instance: {expected}'),
  parameter: sentence('没有声明参数“{met}”{near}。请写在 parameters 中。', 'Parameter "{met}" is not declared{near}. Name it under parameters.'),
  target: sentence('字段“{met}”在另一个字段“{expected}”之内，会被它覆盖。', 'Field "{met}" lies inside another field "{expected}" and would be overwritten.'),
};

/** Sentence of a rejected line. */
export const describeLineReason = (code: string, data: { readonly [name: string]: unknown }, language: Language): string =>
  Object.hasOwn(lineReasons, code) ? fillSentence(lineReasons[code as LineReason], language, data) : code;

/** Sentence of a note. */
export const describeNote = (code: string, data: { readonly [name: string]: unknown }, language: Language): string =>
  Object.hasOwn(noteTexts, code) ? fillSentence(noteTexts[code as NoteCode], language, data) : code;

/** Sentence of a fault of a mapping file. */
export function describeMappingFault({ rule, met, expected, near }: MappingFault, language: Language): string {
  const isEnglish = language === 'en';
  const names = near.map((name) => (isEnglish ? `"${name}"` : `“${name}”`));
  const question = names.length === 0 ? '' : isEnglish ? `; did you mean ${names.join(' or ')}?` : `，是否为${names.join('或')}`;
  return fillSentence(faultTexts[rule], language, { met: met || (isEnglish ? 'none' : '无'), expected, near: question });
}
