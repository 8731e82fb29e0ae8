/** Texts of `jiyue import`. Reasons of single lines and notes are in the texts of the import itself. */

import type { Sentence } from '../../import/language.ts';
import type { LineReason } from '../../import/texts.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, wrong use, progress, summary. */
export const importTexts = {
  // --- help ---
  verb: sentence(
    '把 NDJSON 文件（每行一条记录，可为 .gz）按对照文件导入平台。可中断后用 --resume 继续；重复导入只会得到“无变化”。',
    'Imports NDJSON files (one record a line, .gz as well) into a platform by a mapping file. Can be stopped and taken up with --resume; importing again changes nothing.',
  ),
  files: sentence('NDJSON 文件或通配', 'NDJSON files or patterns'),
  mapping: sentence('对照文件（YAML 或 JSON）：来源字段怎样成为规范字段', 'mapping file (YAML or JSON): how source fields become fields of the standard'),
  to: sentence('平台地址，如 http://localhost:8080', 'address of the platform, e.g. http://localhost:8080'),
  token: sentence('令牌：env:变量名 或 file:路径（不在命令行写明文）', 'token: env:NAME or file:PATH (never in plain text on the command line)'),
  site: sentence(
    '站点标识或网站标识码，作为对照文件的参数 site（或 siteId）',
    'record id or site code (标识码) of the site; fills the parameter site (or siteId) of the mapping',
  ),
  param: sentence('对照文件的参数，可重复', 'a parameter of the mapping file, repeatable'),
  publish: sentence('入库后即发布（默认存为草稿）', 'publish what is stored (default: keep as drafts)'),
  dryRun: sentence('只对照和校验，不发送', 'map and validate, send nothing'),
  journal: sentence('进度日志的路径（默认在输入文件旁）', 'path of the journal (default: beside the input)'),
  noJournal: sentence('不写进度日志（不能继续）', 'write no journal (the run cannot be resumed)'),
  resume: sentence('从进度日志继续上次中断的导入', 'take up the unfinished run of the journal'),
  rejects: sentence('被拒绝的行写到这里（默认在输入文件旁）', 'file for rejected lines (default: beside the input)'),
  notes: sentence('字段说明（来源不一致等）写到这里（默认不写）', 'file for notes about fields (conflicts and the like; default: none)'),
  limit: sentence('最多处理多少行', 'most lines to deal with'),
  batch: sentence('每批多少条，1 到 1000', 'records of a batch, 1 to 1000'),
  inFlight: sentence('同时发送几批，1 到 16', 'batches on their way at one time, 1 to 16'),
  format: sentence('汇总的格式，可多个：pretty、json，或 json=文件', 'form of the summary, several allowed: pretty, json, or json=FILE'),
  // --- wrong use ---
  mappingMissing: sentence(
    '请用 --mapping 给出对照文件：来源的字段怎样成为规范的字段。',
    'Give a mapping file with --mapping: how fields of the source become fields of the standard.',
  ),
  mappingInvalid: sentence('对照文件 {path} 有{count}处不合规范：', 'The mapping file {path} has {count} faults:'),
  toMissing: sentence('请用 --to 给出平台地址；只想试算则用 --dry-run。', 'Give the address of the platform with --to; to try it out only, use --dry-run.'),
  toInvalid: sentence(
    '--to 应为 http:// 或 https:// 开头的平台地址，收到“{met}”。',
    '--to is the address of a platform, http:// or https://; received "{met}".',
  ),
  tokenForm: sentence(
    '--token 只接受 env:变量名 或 file:路径：写在命令行上的令牌会留在历史记录和进程列表里。',
    '--token takes env:NAME or file:PATH only: a token on the command line stays in the history and shows in the list of processes.',
  ),
  tokenHint: sentence('例如：TOKEN=… jiyue import … --token env:TOKEN', 'For instance: TOKEN=… jiyue import … --token env:TOKEN'),
  tokenEmpty: sentence('{from} 中没有令牌。', '{from} holds no token.'),
  tokenBad: sentence('{from} 中的令牌有不能发送的字符（空白或非 ASCII）。', 'The token in {from} has characters that cannot be sent (blanks or non-ASCII).'),
  paramForm: sentence('--param 应为 名称=值，收到“{met}”。', '--param is name=value; received "{met}".'),
  paramUnknown: sentence('对照文件没有参数“{met}”。它的参数：{known}', 'The mapping has no parameter "{met}". Its parameters: {known}'),
  paramMissing: sentence(
    '对照文件还需要参数：{names}。请用 --param 名称=值 给出。',
    'The mapping needs the parameters {names}. Give them with --param name=value.',
  ),
  siteNotTaken: sentence(
    '对照文件没有参数 site 或 siteId，--site 用不上。它的参数：{known}',
    'The mapping has no parameter site or siteId, so --site is of no use. Its parameters: {known}',
  ),
  siteUnknown: sentence('平台 {url} 上没有标识或标识码为“{code}”的站点。', 'The platform {url} has no site with the id or code "{code}".'),
  inputUnreadable: sentence('不能读取 {path}：{reason}。', 'Cannot read {path}: {reason}.'),
  journalExists: sentence('{path} 记着一次没有完成的导入。', '{path} holds an import that was not finished.'),
  journalExistsHint: sentence(
    '加 --resume 继续；要从头再来，先删除它（已入库的记录会得到“无变化”）。',
    'Add --resume to go on. To begin again delete it first (records already stored give "unchanged").',
  ),
  journalMissing: sentence(
    '没有可继续的进度日志 {path}。请去掉 --resume，或用 --journal 指出它。',
    'There is no journal {path} to resume. Leave out --resume, or name it with --journal.',
  ),
  journalUnreadable: sentence(
    '{path} 第{line}行不是进度日志。请用 --journal 换一个路径。',
    'Line {line} of {path} is no entry of a journal. Choose another path with --journal.',
  ),
  journalFileChanged: sentence(
    '{file} 与进度日志 {path} 所记不符（被截短、改动或删除），继续会丢失已拒绝的行。',
    '{file} no longer holds what the journal {path} says (cut, changed or deleted); going on would lose rejected lines.',
  ),
  journalOtherRun: sentence(
    '{path} 记的是另一次导入（不同之处：{differs}）。请用 --journal 换一个路径。',
    '{path} is about another import (it differs in {differs}). Choose another path with --journal.',
  ),
  // --- target ---
  unreachable: sentence('连接不到平台 {url}（{reason}）。', 'Cannot reach the platform {url} ({reason}).'),
  notPlatform: sentence(
    '{url} 没有平台能力说明（/.well-known/jiyue 回复 {status}），不像是符合规范的平台。',
    '{url} has no capability document (/.well-known/jiyue answers {status}); it does not look like a platform of the standard.',
  ),
  notAllowedIn: sentence(
    '平台 {url} 不接受给出的令牌（{status}）。请核对 --token 所指的令牌是否完整、是否是这个平台的、是否已停用或到期。',
    'The platform {url} does not take the token ({status}). Check that the token named by --token is whole, of this platform, and neither revoked nor expired.',
  ),
  // --- progress ---
  reading: sentence('正在读取 {files} 个文件', 'Reading {files} files'),
  progress: sentence(
    '{percent}%  读入 {read}  入库 {stored}  无变化 {unchanged}  拒绝 {rejected}  {rate} 条/秒  剩余 {left}',
    '{percent}%  read {read}  stored {stored}  unchanged {unchanged}  rejected {rejected}  {rate}/s  {left} left',
  ),
  waiting: sentence('平台没有回应或繁忙，{seconds} 秒后再试。', 'The platform does not answer or is busy; trying again in {seconds} s.'),
  stopping: sentence(
    '正在停止：等待已发出的批次确认。再按一次 Ctrl-C 立即结束（也不会丢失）。',
    'Stopping: waiting for the batches on their way. Press Ctrl-C again to end at once (nothing is lost).',
  ),
  // --- summary ---
  done: sentence('导入完成', 'Import finished'),
  dryDone: sentence('试算完成（没有发送）', 'Dry run finished (nothing was sent)'),
  limited: sentence('已到 --limit 的行数，文件还没有读完', 'Stopped at --limit, before the end of the files'),
  stopped: sentence('导入没有完成', 'Import not finished'),
  sum: sentence(
    '读入 {read} = 入库 {stored} + 无变化 {unchanged} + 拒绝 {rejected}',
    'read {read} = stored {stored} + unchanged {unchanged} + rejected {rejected}',
  ),
  drySum: sentence('读入 {read} = 可入库 {stored} + 拒绝 {rejected}', 'read {read} = could be stored {stored} + rejected {rejected}'),
  speed: sentence('用时 {seconds} 秒，{rate} 条/秒', '{seconds} s, {rate} records/s'),
  resumedPart: sentence('其中 {read} 行在以前的运行中已处理', '{read} of these lines were dealt with in earlier runs'),
  reasons: sentence('拒绝的原因：', 'Why lines were rejected:'),
  noteHead: sentence('字段说明（仍已导入）：', 'Notes on fields (imported all the same):'),
  moreKinds: sentence('另有{count}种', '{count} more kinds'),
  rejectsAt: sentence('拒绝的行（原因与原文）：{path}', 'Rejected lines with reason and original: {path}'),
  notesAt: sentence('全部说明：{path}', 'All notes: {path}'),
  broken: sentence(
    '{name} 在第{offset}字节处损坏（{detail}），之前的内容已处理。请重新取得完整的文件。',
    '{name} is broken at byte {offset} ({detail}); what stands before it was dealt with. Get the whole file again.',
  ),
  tokenWanted: sentence(
    '令牌放在环境变量或文件里，用 --token env:变量名 或 --token file:路径 给出。',
    'Put the token into a variable or a file, and name it with --token env:NAME or --token file:PATH.',
  ),
  nothing: sentence('文件中没有任何记录。', 'The files hold no record at all.'),
  resumeWith: sentence('继续：{command}', 'Go on with: {command}'),
  again: sentence(
    '没有进度日志；再次运行会从头开始，已入库的记录得到“无变化”。',
    'There is no journal; a new run begins at the start, and stored records give "unchanged".',
  ),
} as const satisfies Record<string, Sentence>;

/** Why a run stopped, by its code. */
export const stopTexts = {
  TARGET_UNREACHABLE: sentence('连接不到平台 {url}（{reason}）。', 'Cannot reach the platform {url} ({reason}).'),
  TARGET_BUSY: sentence('平台 {url} 一直繁忙（{status} {code}）。请稍后继续。', 'The platform {url} stays busy ({status} {code}). Go on later.'),
  TARGET_FAILED: sentence('平台 {url} 出错（{status} {code}）。', 'The platform {url} failed ({status} {code}).'),
  TARGET_REFUSED: sentence('平台 {url} 不接受（{status} {code}）：{detail}', 'The platform {url} refuses ({status} {code}): {detail}'),
  REPLY_UNEXPECTED: sentence(
    '平台 {url} 的回复不合规范：发出 {items} 条，回复 {results} 条或合计不符。',
    'The reply of {url} breaks the contract: {items} items sent, {results} results or wrong sums.',
  ),
  COUNTS_DIFFER: sentence(
    '计数不符：读入 {read}，入库 {stored}，无变化 {unchanged}，拒绝 {rejected}，行 {lines}。这是 jiyue 自身的错误，请报告。',
    'Counts differ: read {read}, stored {stored}, unchanged {unchanged}, rejected {rejected}, lines {lines}. This is a fault of jiyue itself; please report it.',
  ),
  INTERRUPTED: sentence('已按要求停止，已发出的批次都得到了确认。', 'Stopped as asked; all batches on their way were acknowledged.'),
} as const satisfies Record<string, Sentence>;

/** Reasons of rejected lines as short titles, for the summary. */
export const reasonTitles: { readonly [code in LineReason]: Sentence } = {
  LINE_NOT_UTF8: sentence('不是 UTF-8 编码', 'not UTF-8'),
  LINE_NOT_JSON: sentence('不是合格的 JSON', 'not JSON'),
  LINE_KEY_REPEATED: sentence('同一个键出现两次', 'a key stands twice'),
  LINE_TOO_LONG: sentence('行过长', 'line too long'),
  LINE_CUT_OFF: sentence('文件在行中间中断', 'file breaks off inside the line'),
  RECORD_NOT_OBJECT: sentence('不是 JSON 对象', 'not a JSON object'),
  FIELD_REQUIRED: sentence('必需的字段没有来源', 'no source for a required field'),
  SOURCES_DISAGREE: sentence('各来源不一致', 'sources disagree'),
  REJECTED_BY_RULE: sentence('对照文件规定不导入', 'the mapping says not to import'),
  DRAFT_INVALID: sentence('不合规范', 'breaks the contract'),
  DRAFT_REFUSED: sentence('平台拒绝', 'refused by the platform'),
  DRAFT_TOO_LARGE: sentence('单条记录过大', 'record too large'),
};
