/** Texts of `jiyue search`. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, results and wrong use. */
export const searchTexts = {
  verb: sentence(
    '按判断集评测站内搜索（nDCG、召回率、首个答案的位置），并比较两次结果。',
    'Measure site search against judgements (nDCG, recall, reciprocal rank) and compare two runs.',
  ),
  action: sentence('evaluate 评测', 'evaluate'),
  queries: sentence('问题文件：每行“编号<Tab>文字”，或JSON行', 'queries: lines of "id TAB text", or JSON lines'),
  field: sentence('JSON 行中问题所在的字段', 'field of JSON lines that holds the question'),
  qrels: sentence('判断文件（TREC qrels）：问题 0 文档 等级', 'judgements (TREC qrels): query 0 document grade'),
  base: sentence('平台的网址；逐个提问', 'address of a platform; every query is asked there'),
  run: sentence('已有的结果文件（TREC run），代替 --base', 'a run that exists (TREC run), instead of --base'),
  compare: sentence('与之比较的旧结果（TREC run）', 'an earlier run (TREC run) to compare with'),
  save: sentence('把这次结果写成 TREC run', 'write this run as TREC run'),
  id: sentence('文档编号：record 为资源标识，origin 为来源系统的记录编号', 'what names a document: record (resource id) or origin (record id of the source)'),
  depth: sentence('每个问题取多少条', 'hits to take for each query'),
  site: sentence('只在该站点检索', 'search this site only'),
  failUnder: sentence('nDCG@10 低于此值时退出码为 1', 'exit with 1 when nDCG@10 is below'),
  format: sentence('pretty、json，可写 json=文件', 'pretty, json; json=FILE'),
  actionUnknown: sentence('jiyue search 没有“{met}”。可用：evaluate', 'jiyue search has no "{met}". Known: evaluate'),
  needQueries: sentence('请给出 --queries 和 --qrels。', 'Give --queries and --qrels.'),
  needSource: sentence('请给出 --base（平台网址）或 --run（结果文件）之一。', 'Give one of --base (a platform) and --run (a run).'),
  baseBad: sentence('--base 应为网址，收到“{met}”。', '--base is an address; received "{met}".'),
  fileBad: sentence('{path} 第{line}行：{reason}', '{path}, line {line}: {reason}'),
  shareBad: sentence('--fail-under 应为0到1之间的数，收到“{met}”。', '--fail-under is a number from 0 to 1; received "{met}".'),
  nothing: sentence(
    '没有一个问题有判断，无法评测。问题 {queries} 个，判断 {judged} 个；请核对两个文件的编号。',
    'No query has a judgement, nothing can be measured: {queries} queries, {judged} judged; check the ids of both files.',
  ),
  failed: sentence('{count}个问题没有得到回答，按没有结果计：{codes}', '{count} queries got no answer and count as without hits: {codes}'),
  unjudged: sentence('{count}个问题没有判断，不计入。', '{count} queries have no judgement and do not count.'),
  asked: sentence('提问 {done}/{all}', 'asked {done}/{all}'),
  head: sentence('问题 {measured} 个', '{measured} queries'),
  times: sentence('用时 中位数 {p50} 毫秒，p99 {p99} 毫秒（含网络）', 'time p50 {p50} ms, p99 {p99} ms (network included)'),
  compared: sentence('与旧结果相比：好 {better}，差 {worse}，相同 {same}', 'against the earlier run: better {better}, worse {worse}, same {same}'),
  chance: sentence('偶然的可能 {chance}', 'chance {chance}'),
  losses: sentence('退步最大的问题（nDCG@10）：', 'largest losses (nDCG@10):'),
  gains: sentence('进步最大的问题（nDCG@10）：', 'largest gains (nDCG@10):'),
} as const satisfies Record<string, Sentence>;

/** Why a line of a file cannot be read. */
export const lineReasons = {
  columns: sentence('列数不对', 'wrong number of columns'),
  number: sentence('应为数', 'not a number'),
  twice: sentence('重复', 'given twice'),
  empty: sentence('没有编号或文字', 'no id or no text'),
  json: sentence('不是 JSON', 'not JSON'),
} as const satisfies Record<string, Sentence>;
