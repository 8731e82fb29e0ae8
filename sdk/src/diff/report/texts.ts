/** Texts around changes: headings, sums, words for levels and directions. */

import type { Sentence } from '../../import/language.ts';
import type { Area, Direction, Level } from '../change.ts';
import type { Verdict } from '../contain.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Names of levels. */
export const levelTexts: { readonly [level in Level]: Sentence } = {
  major: sentence('不兼容', 'breaking'),
  minor: sentence('新增', 'additive'),
  patch: sentence('文字', 'text'),
  none: sentence('无变化', 'no change'),
};

/** Names of directions. */
export const directionTexts: { readonly [direction in Direction]: Sentence } = {
  request: sentence('请求', 'request'),
  reply: sentence('回复', 'reply'),
  event: sentence('事件', 'event'),
  stored: sentence('存量', 'stored'),
};

/** Names of verdicts. */
export const verdictTexts: { readonly [verdict in Verdict]: Sentence } = {
  compatible: sentence('兼容', 'compatible'),
  breaking: sentence('不兼容', 'breaking'),
  'cannot-prove': sentence('不能证明', 'cannot prove'),
};

/** Names of areas. */
export const areaTexts: { readonly [area in Area]: Sentence } = {
  schema: sentence('数据格式', 'Data formats'),
  code: sentence('代码表', 'Code tables'),
  requirement: sentence('要求', 'Requirements'),
  operation: sentence('接口', 'Operations'),
  event: sentence('事件', 'Events'),
};

/** Everything else. */
export const diffReportTexts = {
  title: sentence('从 {old} 迁移到 {new}', 'Migrating from {old} to {new}'),
  where: sentence('位置', 'where'),
  affected: sentence('影响', 'affects'),
  action: sentence('处理', 'do'),
  example: sentence('反例', 'counter-example'),
  exampleAt: sentence('反例（见 {at}）', 'counter-example (see {at})'),
  types: sentence('涉及类型', 'types'),
  fingerprint: sentence('指纹', 'fingerprint'),
  exemptExperimental: sentence('实验性，不计', 'experimental, not counted'),
  exemptApproved: sentence('已批准：{reason}', 'approved: {reason}'),
  noChange: sentence('没有变化。', 'No change.'),
  notListed: sentence('另有{count}处未列出；用 --max-changes 0 列出全部。', '{count} more are not listed; --max-changes 0 lists them all.'),
  nothingSeen: sentence('没有可以比较的内容：两边没有同一种文件。', 'Nothing to compare: the two sides have no part in common.'),
  sum: sentence(
    '变化{changes}处：不兼容{major}（其中不能证明{cannotProve}），新增{minor}，文字{patch}，不计{exempt}。',
    '{changes} changes: {major} breaking ({cannotProve} of them unproven), {minor} additive, {patch} of text, {exempt} exempt.',
  ),
  level: sentence('总体：{level}；允许：{allowed}。', 'Overall: {level}; allowed: {allowed}.'),
  seen: sentence(
    '比较了类型{types}个、代码{codes}个、要求{requirements}条、操作{operations}个、事件{events}种；试过旧版实例{examples}个。',
    'Compared {types} types, {codes} codes, {requirements} requirements, {operations} operations, {events} event types; tried {examples} instances of the old version.',
  ),
  strictReader: sentence('旧版没有宽松视图，读取方按旧版严格视图判断。', 'The old version has no tolerant view; readers are judged by its strict one.'),
  intro: sentence(
    '本指南由 jiyue diff 生成。每处变化写明：变了什么、在哪里、影响谁、怎么办；不兼容的附反例（两个校验引擎都确认）。',
    'Written by jiyue diff. Each change says what, where, who is affected and what to do; breaking ones have a counter-example that two engines confirm.',
  ),
  verdicts: sentence('各类型的结论', 'Verdicts by type'),
  restCompatible: sentence('在用到的每个方向上都兼容的类型{count}个：{types}', '{count} types are compatible in every direction they are used in: {types}'),
  type: sentence('类型', 'Type'),
  none: sentence('无。', 'None.'),
} as const satisfies Record<string, Sentence>;
