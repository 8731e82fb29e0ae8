/** Texts that do not belong to one verb: help, wrong use, faults of our own. Those of a verb stand in its folder. */

import { fillSentence, type Language, type Sentence } from '../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Shown by several verbs. */
export const commonTexts = {
  error: sentence('错误', 'error'),
  warning: sentence('警告', 'warning'),
  didYouMean: sentence('是否为 {near}？', 'Did you mean {near}?'),
  seeHelp: sentence('用 jiyue {verb} --help 查看用法。', 'See jiyue {verb} --help.'),
  seeHelpOfAll: sentence('用 jiyue --help 查看用法。', 'See jiyue --help.'),
  languageUnknown: sentence('{from} 不能是“{met}”。可用：{known}', '{from} cannot be "{met}". Known: {known}'),
  // --- wrong use, as the parser of the command line finds it ---
  unknownOption: sentence('没有选项 {met}。', 'There is no option {met}.'),
  unknownCommand: sentence('没有命令 {met}。', 'There is no command {met}.'),
  commandMissing: sentence('请给出命令。', 'Give a command.'),
  missingArgument: sentence('缺少 <{met}>。', '<{met}> is missing.'),
  optionMissingArgument: sentence('选项 {met} 缺少它的值。', 'The option {met} lacks its value.'),
  missingMandatoryOptionValue: sentence('缺少必需的选项 {met}。', 'The required option {met} is missing.'),
  conflictingOption: sentence('选项 {met} 与另一个选项不能同时使用。', 'The option {met} cannot be used with another one given.'),
  excessArguments: sentence('参数过多：{met}', 'Too many arguments: {met}'),
  otherParserFault: sentence('命令行有误：{met}', 'Wrong command line: {met}'),
  choiceUnknown: sentence('{option} 不能是“{met}”。可用：{known}', '{option} cannot be "{met}". Known: {known}'),
  choiceUnknownOfMany: sentence('{option} 不能是“{met}”。共{count}个可用，如 {known}。', '{option} cannot be "{met}". {count} are known, such as {known}.'),
  typesListed: sentence('全部见 jiyue explain types。', 'See all with: jiyue explain types.'),
  numberInvalid: sentence('{option} 应为{from}到{to}之间的整数，收到“{met}”。', '{option} is a whole number from {from} to {to}; received "{met}".'),
  // --- files ---
  fileUnreadable: sentence('不能读取 {path}：{reason}。', 'Cannot read {path}: {reason}.'),
  fileUnusable: sentence('不能使用 {path}：{reason}。', 'Cannot use {path}: {reason}.'),
  fileUnwritable: sentence('不能写入 {path}：{reason}。', 'Cannot write {path}: {reason}.'),
  noFileMatches: sentence('没有与“{pattern}”相符的文件。', 'No file matches "{pattern}".'),
  nothingInFolder: sentence('文件夹 {folder} 中没有可读的文件（{endings}）。', 'The folder {folder} holds no file to read ({endings}).'),
  // --- our own ---
  ownFault: sentence(
    '这是 jiyue 自身的错误：{message}。请连同命令行一起报告；设 JIYUE_DEBUG=1 可看到详情。',
    'This is a fault of jiyue itself: {message}. Please report it with the command line; JIYUE_DEBUG=1 shows the details.',
  ),
} as const satisfies Record<string, Sentence>;

/** Why the file system said no, by its code. */
export const fileReasons: { readonly [code: string]: Sentence } = {
  ENOENT: sentence('没有这个文件或文件夹', 'no such file or folder'),
  EACCES: sentence('没有权限', 'not allowed'),
  EPERM: sentence('没有权限', 'not allowed'),
  EISDIR: sentence('这是一个文件夹', 'it is a folder'),
  ENOTDIR: sentence('路径中有一段不是文件夹', 'a part of the path is no folder'),
  ENOSPC: sentence('磁盘已满', 'the disk is full'),
  EROFS: sentence('只读的磁盘', 'the disk is read-only'),
  EMFILE: sentence('打开的文件过多', 'too many open files'),
};

/** Words of help pages. */
export const helpTexts = {
  'Usage:': sentence('用法：', 'Usage:'),
  'Arguments:': sentence('参数：', 'Arguments:'),
  'Options:': sentence('选项：', 'Options:'),
  'Global Options:': sentence('通用选项：', 'Global options:'),
  'Commands:': sentence('命令：', 'Commands:'),
  options: sentence('[选项]', '[options]'),
  command: sentence('<命令>', '<command>'),
  choices: sentence('可用：{list}', 'one of {list}'),
  default: sentence('默认：{value}', 'default: {value}'),
  examples: sentence('例子：', 'Examples:'),
  exitCodes: sentence(
    '退出码：0 通过；1 有问题或拒绝的行；2 用法或配置有误；3 不能判断（平台不可达、中断、没有可判断的内容）；4 自身错误',
    'Exit codes: 0 pass; 1 findings or rejected lines; 2 wrong use or configuration; 3 could not tell (unreachable, stopped, nothing to judge); 4 own fault',
  ),
  program: sentence(
    '集约 Jiyue：校验、解释、导入政府网站集约化平台的数据。不联网（只连接您指定的平台）。',
    'Jiyue 集约: validates, explains and imports data of intensive government website platforms. Contacts nothing but the platform you name.',
  ),
  help: sentence('显示用法', 'show this help'),
  version: sentence('显示版本', 'show the version'),
  lang: sentence('语言：zh-CN 或 en（也可用环境变量 JIYUE_LANG）', 'language: zh-CN or en (or the variable JIYUE_LANG)'),
  quiet: sentence('不显示进度和提示，只留结果和错误', 'no progress and notices, only results and errors'),
  a11y: sentence('静态文字：进度逐行显示，不在原处改写，便于读屏', 'static text: progress in lines of its own, nothing rewritten in place, for screen readers'),
  noColor: sentence('不用颜色（也可用环境变量 NO_COLOR）', 'no colours (or the variable NO_COLOR)'),
} as const satisfies Record<string, Sentence>;

/** Why the file system said no, in words. */
export const fileReason = (code: string, language: Language): string => (Object.hasOwn(fileReasons, code) ? fillSentence(fileReasons[code]!, language) : code);
