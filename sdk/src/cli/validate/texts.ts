/** Texts of `jiyue validate`: help, faults of files, ways to mend a finding. Sentences of findings are the validators' own. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, progress, wrong use. */
export const validateTexts = {
  verb: sentence(
    '按规范校验记录：逐处指出错误的位置、原因、依据和改法。',
    'Validates records by the standard: each fault with its place, reason, basis and fix.',
  ),
  files: sentence('JSON、NDJSON、YAML 文件（可为 .gz）或通配；- 为标准输入', 'JSON, NDJSON or YAML files (.gz as well) or patterns; - is standard input'),
  type: sentence(
    '按这个类型校验（默认由记录的内容认出），如 PolicyDocumentDraft',
    'judge as this type, e.g. PolicyDocumentDraft (default: recognised from the record)',
  ),
  profile: sentence(
    '另按这个专用规范校验，如 cn-xg@1.0、interop@1.0，或自己的文件',
    'judge by this profile as well, e.g. cn-xg@1.0, interop@1.0, or a file of your own',
  ),
  profileNote: sentence('按规范和专用规范 {profile}（{title}）校验。', 'Judged by the standard and by the profile {profile} ({title}).'),
  notCompared: sentence(
    '记录过多，有 {left} 条没有与其他记录相互对照（逐条校验不受影响）。请分批校验。',
    'Too many records: {left} were not held against the others (each was judged by itself). Judge them in parts.',
  ),
  profileSlot: sentence(
    '{profile}（{title}）只有结构，不能判断：{notice}。没有校验任何记录。',
    '{profile} ({title}) is a slot of structure only and cannot judge: {notice}. No record was judged.',
  ),
  profileFinding: sentence('{sentence}（专用规范 {profile}）', '{sentence} (profile {profile})'),
  profileFindingWhy: sentence('{sentence}（专用规范 {profile}：{reason}）', '{sentence} (profile {profile}: {reason})'),
  as: sentence('文件格式：json、ndjson、yaml（默认由文件名和内容认出）', 'form of the files: json, ndjson, yaml (default: told by name and content)'),
  format: sentence(
    '结果的格式，可多个：pretty、json、junit、sarif，或 格式=文件',
    'forms of the result, several allowed: pretty, json, junit, sarif, or form=FILE',
  ),
  out: sentence('把 pretty 以外的结果写到这个文件夹', 'folder for every form but pretty'),
  failOn: sentence('从哪一级起算不通过：error、warning', 'least severity that fails: error, warning'),
  maxFindings: sentence('最多列出多少处（其余只计数）', 'most findings listed (the rest is counted)'),
  ambiguous: sentence(
    '终端里“”—…①占几格：1 或 2（也可用环境变量 JIYUE_AMBIGUOUS_WIDTH）',
    'cells of “”—…① in your terminal: 1 or 2 (or the variable JIYUE_AMBIGUOUS_WIDTH)',
  ),
  progress: sentence('{file}  {percent}  {records} 条  {invalid} 条不合格  {rate} 条/秒', '{file}  {percent}  {records} records  {invalid} invalid  {rate}/s'),
  standardInput: sentence('标准输入', 'standard input'),
} as const satisfies Record<string, Sentence>;

/** Faults of a file or a record before its content can be judged; by the rule of the finding. */
export const sourceTexts = {
  'not-json': sentence('不是合格的 JSON：{reason}。', 'Not JSON: {reason}.'),
  'not-yaml': sentence('不是合格的 YAML：{reason}。', 'Not YAML: {reason}.'),
  'not-utf8': sentence('第{byte}字节处不是 UTF-8 编码。', 'Byte {byte} is not UTF-8.'),
  'repeated-key': sentence('同一个对象里“{key}”出现了两次，无法知道哪一个是对的。', '"{key}" stands twice in one object, and nobody can tell which is right.'),
  'line-too-long': sentence('该行有{sizeBytes}字节，超过上限{limitBytes}字节。', 'The line has {sizeBytes} bytes, more than {limitBytes}.'),
  'cut-off': sentence('文件在该行中间中断。', 'The file breaks off inside this line.'),
  'file-broken': sentence(
    '压缩文件在第{offset}字节处损坏（{detail}），之前的内容已校验。',
    'The compressed file is broken at byte {offset} ({detail}); what stands before it was judged.',
  ),
  'file-too-large': sentence('整个文件超过{limitBytes}字节，不能一次读入。', 'The file has more than {limitBytes} bytes and cannot be read at once.'),
  'not-object': sentence('这不是一条记录：应为对象，实际是{met}。', 'This is no record: it must be an object, is {met}.'),
  'type-unknown': sentence('认不出这条记录的类型。', 'The type of this record is not recognised.'),
} as const satisfies Record<string, Sentence>;

/** A rule of `sourceTexts`. */
export type SourceRule = keyof typeof sourceTexts;

/** Ways to mend, by the rule of the finding; others are made from the finding itself. */
export const fixTexts = {
  'not-json': sentence('改正该处；可用编辑器的 JSON 检查。', 'Correct the place; the JSON check of an editor helps.'),
  'not-yaml': sentence('改正该处；注意缩进和冒号后的空格。', 'Correct the place; mind the indentation and the blank after a colon.'),
  'not-utf8': sentence(
    '转为 UTF-8 后再校验，如 iconv -f GB18030 -t UTF-8；压缩包（.zip）和 Office 文件先取出其中的数据。',
    'Convert it to UTF-8 first, e.g. iconv -f GB18030 -t UTF-8; take the data out of archives (.zip) and Office files.',
  ),
  'repeated-key': sentence('删去其中一个。', 'Remove one of them.'),
  'line-too-long': sentence('把附件内容移出记录，以附件标识引用。', 'Move the contents of attachments out of the record and refer to their ids.'),
  'cut-off': sentence('重新取得完整的文件。', 'Get the whole file again.'),
  'file-broken': sentence('重新取得完整的文件。', 'Get the whole file again.'),
  'file-too-large': sentence('改为 NDJSON（每行一条记录），大小不限。', 'Use NDJSON (one record a line), which has no such limit.'),
  'not-object': sentence('每条记录写成一个对象 {…}。', 'Write each record as an object {…}.'),
  'type-unknown': sentence('用 --type 指明类型；jiyue explain types 列出全部类型。', 'Name the type with --type; jiyue explain types lists them all.'),
  // --- made from the finding ---
  replaceValue: sentence('改为{near}。', 'Write {near}.'),
  renameMember: sentence('改名为{near}。', 'Rename it to {near}.'),
  quoteNumber: sentence('加上引号：“{value}”应是文字，不是数。', 'Put it in quotes: "{value}" is a text, not a number.'),
  quoteLong: sentence(
    '写成文字 "{value}"，各位数字才不会丢失；是数量的，换成更大的单位。',
    'Write it as the text "{value}", so that no digit is lost; a quantity takes a larger unit.',
  ),
  addMember: sentence('补上 {pointer}；填法见 jiyue explain {thing}', 'Add {pointer}; what goes into it: jiyue explain {thing}'),
  removeMember: sentence('删去它，或改用规范中的字段：jiyue explain {thing}', 'Remove it, or use a field of the standard: jiyue explain {thing}'),
  seeTable: sentence('从代码表中选一个：jiyue explain {table}', 'Choose a code of the table: jiyue explain {table}'),
  seeThing: sentence('按要求改正：jiyue explain {thing}', 'Correct it as described: jiyue explain {thing}'),
} as const satisfies Record<string, Sentence>;

/** Names of JSON types, for what is no record. */
export const kindNames = {
  array: sentence('列表', 'a list'),
  string: sentence('文字', 'a text'),
  number: sentence('数', 'a number'),
  boolean: sentence('true 或 false', 'true or false'),
  null: sentence('空值（null）', 'null'),
} as const satisfies Record<string, Sentence>;

/** Faults of YAML by the code of its parser; the code itself for others. */
export const yamlReasons: { readonly [code: string]: Sentence } = {
  ALIAS_PROPS: sentence('引用（*）不能带标记或锚点', 'an alias cannot have an anchor or a tag'),
  BAD_ALIAS: sentence('引用（*）的写法不对或没有对应的锚点', 'an alias is malformed or has no anchor'),
  BAD_DIRECTIVE: sentence('指令（%）的写法不对', 'a directive is malformed'),
  BAD_DQ_ESCAPE: sentence('双引号中的转义不对', 'an escape within double quotes is wrong'),
  BAD_INDENT: sentence('缩进不对', 'the indentation is wrong'),
  BAD_PROP_ORDER: sentence('锚点或标记的位置不对', 'an anchor or tag stands in the wrong place'),
  BAD_SCALAR_START: sentence('值不能以这个字符开头，请加引号', 'a value cannot begin with this character; use quotes'),
  BLOCK_AS_IMPLICIT_KEY: sentence('这里嵌套了不该有的映射，请检查缩进或加引号', 'a nested mapping does not fit here; check the indentation or use quotes'),
  BLOCK_IN_FLOW: sentence('方括号或花括号中不能用缩进写法', 'no block style within brackets'),
  DUPLICATE_KEY: sentence('同一个键出现了两次', 'a key stands twice'),
  KEY_OVER_1024_CHARS: sentence('键过长', 'the key is too long'),
  MISSING_CHAR: sentence(
    '缺少字符（如结束的引号、括号或冒号后的空格）',
    'a character is missing (such as a closing quote or bracket, or the blank after a colon)',
  ),
  MULTILINE_IMPLICIT_KEY: sentence('键不能跨行，请检查缩进', 'a key cannot span lines; check the indentation'),
  MULTIPLE_ANCHORS: sentence('有两个锚点', 'there are two anchors'),
  MULTIPLE_TAGS: sentence('有两个标记', 'there are two tags'),
  RESOURCE_EXHAUSTION: sentence('嵌套或引用过多', 'too many nestings or aliases'),
  TAB_AS_INDENT: sentence('不能用制表符缩进，请改为空格', 'tabs cannot indent; use blanks'),
  TAG_RESOLVE_FAILED: sentence('不认识的标记（!）', 'an unknown tag'),
  UNEXPECTED_TOKEN: sentence('这里不能有这个符号', 'this sign does not fit here'),
};
