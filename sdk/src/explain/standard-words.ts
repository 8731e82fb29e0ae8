/** Words for the codes of the standard's own data: levels, bases, dispositions, proofs, bindings, evidence. Used by `jiyue explain` and the book. */
import type { Words } from './standard.ts';

/** Words by code. */
export type WordTable = { readonly [code: string]: Words };

/** Levels of requirements. */
export const levelWords: WordTable = {
  MUST: { zh: '应', en: 'MUST' },
  SHOULD: { zh: '宜', en: 'SHOULD' },
  MAY: { zh: '可', en: 'MAY' },
};

/** What a requirement rests on. */
export const basisWords: WordTable = {
  literal: { zh: '条文原话', en: 'the words of the notice' },
  derived: { zh: '由条文推出', en: 'derived from the notice' },
  adopted: { zh: '引自其他规范', en: 'adopted from another norm' },
  project: { zh: '本项目的决定', en: 'decided by the project' },
};

/** What proves a requirement. */
export const methodWords: WordTable = {
  test: { zh: '测试', en: 'tests' },
  schema: { zh: '反例', en: 'invalid examples' },
  static: { zh: '静态检查', en: 'static checks' },
  inspect: { zh: '人工检查', en: 'inspection by a person' },
  evidence: { zh: '证明材料', en: 'papers' },
  none: { zh: '不能验证', en: 'not verified' },
};

/** What a sentence of the notice means for software. */
export const dispositionWords: WordTable = {
  mapped: { zh: '落实为规范要求', en: 'carried into requirements' },
  context: { zh: '背景，不产生要求', en: 'context, no requirement' },
  organisational: { zh: '组织工作，不由软件回应', en: 'a duty of organisations, not of software' },
  excluded: { zh: '不在本规范范围', en: 'outside this standard' },
};

/** How closed a code table is. */
export const bindingWords: WordTable = {
  required: { zh: '封闭：只能用表中的代码', en: 'closed: only codes of the table' },
  extensible: {
    zh: '可扩展：可用 x-所有者-名称 形式的自有代码，接收方原样保留',
    en: 'open: own codes of the form x-owner-name are allowed and kept by receivers',
  },
  example: { zh: '示例：任何合乎写法的代码都可用', en: 'examples: any code of the right form' },
};

/** How a source was known. */
export const evidenceWords: WordTable = {
  text: { zh: '读过原文', en: 'read in its source' },
  'second-hand': { zh: '转引', en: 'second-hand' },
  memory: { zh: '凭记忆，未核实', en: 'from memory, not verified' },
  project: { zh: '本规范自定', en: 'decided by this standard' },
};

/** Who has to fulfil a requirement. */
export const actorWords: WordTable = {
  platform: { zh: '平台', en: 'platform' },
  site: { zh: '站点', en: 'site' },
  page: { zh: '页面', en: 'page' },
  plugin: { zh: '插件', en: 'plugin' },
  operator: { zh: '运营者', en: 'operator' },
};

/** How settled a row is. */
export const stabilityWords: WordTable = {
  experimental: { zh: '试验', en: 'experimental' },
  candidate: { zh: '候选', en: 'candidate' },
  stable: { zh: '稳定', en: 'stable' },
  deprecated: { zh: '停用', en: 'deprecated' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

/** How far a requirement is. */
export const stateWords: WordTable = {
  implemented: { zh: '已实现', en: 'implemented' },
  specified: { zh: '已写明，待证明', en: 'specified, proof to come' },
  planned: { zh: '计划中', en: 'planned' },
};

/** Words of a code; the code itself where it is unknown, e.g. of a newer standard. */
export const wordsOf = (table: WordTable, code: string): Words => (Object.hasOwn(table, code) ? table[code]! : { zh: code, en: code });
