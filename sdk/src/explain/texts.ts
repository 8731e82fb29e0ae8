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
  'used-by': sentence('将由谁使用', 'will be used by'),
  group: sentence('分组', 'group'),
  next: sentence('之后可为', 'may be followed by'),
  deprecated: sentence('停用', 'deprecated'),
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
};

/** The rest. */
export const explainTexts = {
  see: sentence('另见：{commands}', 'See also: {commands}'),
  more: sentence('另有{count}个：{command}', '{count} more: {command}'),
} as const satisfies Record<string, Sentence>;
