/** Labels of explanations. */

import type { Sentence } from '../import/language.ts';
import type { FactKey, ListKey, ThingKind } from './explanation.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Names of kinds. */
export const kindTexts: { readonly [kind in ThingKind]: Sentence } = {
  type: sentence('类型', 'type'),
  field: sentence('字段', 'field'),
  table: sentence('代码表', 'code table'),
  code: sentence('代码', 'code'),
  requirement: sentence('要求', 'requirement'),
  clause: sentence('条文', 'sentence of the notice'),
  error: sentence('错误码', 'error code'),
  rule: sentence('规则', 'rule'),
  operation: sentence('接口操作', 'operation'),
  'page-tag': sentence('页面标签', 'page tag'),
  event: sentence('变更事件', 'change event'),
  indicator: sentence('检查指标', 'inspection indicator'),
  'page-rule': sentence('页面规则', 'page rule'),
  check: sentence('计分的检查', 'scored check'),
  year: sentence('工作日历', 'working-day calendar'),
  profile: sentence('级别或专用规范', 'level or profile'),
  area: sentence('领域', 'area of requirements'),
  module: sentence('接口模块', 'module of the interface'),
  family: sentence('记录族', 'family of types'),
  crosswalk: sentence('对照表', 'crosswalk'),
  list: sentence('一览', 'list'),
};

/** Labels of facts. */
export const factTexts: { readonly [key in FactKey]: Sentence } = {
  form: sentence('写法', 'form'),
  presence: sentence('填写', 'presence'),
  personal: sentence('个人信息', 'personal information'),
  table: sentence('代码表', 'code table'),
  example: sentence('例如', 'example'),
  requirement: sentence('依据', 'basis'),
  level: sentence('强度', 'level'),
  basis: sentence('来历', 'origin'),
  verify: sentence('验证', 'verified by'),
  since: sentence('起始版本', 'since'),
  document: sentence('文件', 'document'),
  heading: sentence('标题', 'heading'),
  disposition: sentence('处理', 'disposition'),
  reason: sentence('理由', 'reason'),
  'part-of': sentence('全句', 'whole sentence'),
  status: sentence('HTTP 状态码', 'HTTP status'),
  problem: sentence('问题类型', 'problem type'),
  severity: sentence('级别', 'severity'),
  method: sentence('请求', 'request line'),
  access: sentence('访问', 'access'),
  request: sentence('请求体', 'request body'),
  reply: sentence('回复', 'reply'),
  binding: sentence('约束', 'binding'),
  evidence: sentence('来源', 'evidence'),
  parent: sentence('上级', 'parent'),
  cardinality: sentence('个数', 'count'),
  subject: sentence('对象', 'subject'),
  public: sentence('公开', 'public'),
  note: sentence('说明', 'note'),
  'other-wording': sentence('另一文本写作（以公布的为准）', 'another copy reads (the published one counts)'),
  'used-by': sentence('将由谁使用', 'will be used by'),
  group: sentence('分组', 'group'),
  next: sentence('之后可为', 'may be followed by'),
  deprecated: sentence('停用', 'deprecated'),
  points: sentence('分值', 'points'),
  decides: sentence('判断', 'decision'),
  applies: sentence('适用于', 'applies to'),
  published: sentence('发布日期', 'published'),
  'working-days': sentence('全年工作日', 'working days'),
  'rest-days': sentence('休息的工作日', 'weekdays off'),
  'work-days': sentence('上班的周末', 'weekends worked'),
  base: sentence('基础', 'base'),
  modules: sentence('模块', 'modules'),
  asks: sentence('要求', 'asks for'),
  levels: sentence('要求它的级别', 'levels that ask for it'),
  raised: sentence('提高', 'raised by'),
  state: sentence('状态', 'state'),
  examples: sentence('例子', 'examples'),
};

/** Heads of lists. */
export const listTexts: { readonly [key in ListKey]: Sentence } = {
  members: sentence('成员（* 为必填）', 'members (* required)'),
  codes: sentence('代码', 'codes'),
  clauses: sentence('条文', 'sentences of the notice'),
  parts: sentence('各部分', 'parts'),
  requirements: sentence('相关要求', 'requirements'),
  fields: sentence('用于', 'used by'),
  operations: sentence('接口操作', 'operations'),
  parameters: sentence('参数（* 为必填）', 'parameters (* required)'),
  types: sentence('类型', 'types'),
  pages: sentence('页面（* 为必需）', 'pages (* mandatory)'),
  things: sentence('共{count}个', '{count} in all'),
  thresholds: sentence('阈值', 'thresholds'),
  cases: sentence('情形', 'cases'),
  criteria: sentence('判据', 'criteria'),
  narrowed: sentence('收紧的地方', 'narrowed places'),
  'own-fields': sentence('自有字段（* 为必填）', 'own fields (* required)'),
  raised: sentence('提高的要求', 'raised requirements'),
  tightened: sentence('收紧的阈值', 'tightened thresholds'),
  systems: sentence('平台', 'platforms'),
  rows: sentence('对照', 'rows'),
};

/** The rest. */
export const explainTexts = {
  see: sentence('另见：{commands}', 'See also: {commands}'),
  more: sentence('另有{count}个：{command}', '{count} more: {command}'),
} as const satisfies Record<string, Sentence>;
