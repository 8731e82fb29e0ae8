/** Requirements of the standard, and the sentences of the notice they rest on. */

import type { Explanation, Item } from './explanation.ts';
import { type Clause, clauses, type Requirement, requirements, type Words } from './standard.ts';

const levels: { readonly [level: string]: Words } = {
  MUST: { zh: '应', en: 'MUST' },
  SHOULD: { zh: '宜', en: 'SHOULD' },
  MAY: { zh: '可', en: 'MAY' },
};
const bases: { readonly [basis: string]: Words } = {
  literal: { zh: '条文原话', en: 'the words of the notice' },
  derived: { zh: '由条文推出', en: 'derived from the notice' },
  adopted: { zh: '引自其他规范', en: 'adopted from another norm' },
  project: { zh: '本项目的决定', en: 'decided by the project' },
};
/** What proves a requirement. */
const methods: { readonly [method: string]: Words } = {
  test: { zh: '测试', en: 'tests' },
  schema: { zh: '反例', en: 'invalid examples' },
  static: { zh: '静态检查', en: 'static checks' },
  inspect: { zh: '人工检查', en: 'inspection by a person' },
  evidence: { zh: '证明材料', en: 'papers' },
};
const dispositions: { readonly [disposition: string]: Words } = {
  mapped: { zh: '落实为规范要求', en: 'carried into requirements' },
  context: { zh: '背景，不产生要求', en: 'context, no requirement' },
  organisational: { zh: '组织工作，不由软件回应', en: 'a duty of organisations, not of software' },
};

/** Undefined when there is no such requirement. */
export function explainRequirement(asked: string): Explanation | undefined {
  const requirement = requirements.get(asked.toUpperCase());
  if (!requirement) return undefined;
  const { id, title, statement, level, basis, reason, source, surface, verify, since, stability } = requirement;
  const quoted = requirement.clauses.flatMap((one) => clauses.get(one) ?? []).map(clauseItem);
  const types = (surface.schemas ?? []).map((name): Item => ({ id: name, title: { zh: '', en: '' } }));
  const used = (surface.operations ?? []).map((name): Item => ({ id: name, title: { zh: '', en: '' } }));
  return {
    kind: 'requirement',
    id,
    title,
    text: statement,
    facts: [
      { key: 'level', value: levels[level] ?? level },
      { key: 'basis', value: bases[basis] ?? basis },
      ...(reason === undefined ? [] : [{ key: 'reason' as const, value: reason }]),
      ...(source === undefined ? [] : [{ key: 'document' as const, value: source }]),
      { key: 'verify', value: verificationWords(verify) },
      { key: 'since', value: `${since} (${stability})` },
    ],
    lists: [
      ...(quoted.length > 0 ? [{ key: 'clauses' as const, items: quoted }] : []),
      ...(types.length > 0 ? [{ key: 'types' as const, items: types }] : []),
      ...(used.length > 0 ? [{ key: 'operations' as const, items: used }] : []),
    ],
    see: [...requirement.clauses.slice(0, 1), ...(surface.schemas ?? []).slice(0, 1), ...(surface.operations ?? []).slice(0, 1)],
  };
}

/** How it is verified; of a planned one, how it will be. */
function verificationWords({ method, state }: Requirement['verify']): Words {
  const words = methods[method] ?? { zh: method, en: method };
  return state === 'planned' ? { zh: `${words.zh}（计划中，尚未验证）`, en: `${words.en} (planned, not verified yet)` } : words;
}

/** By id, with or without the number of the document: 71:3.3#1, 3.3#1. Undefined when there is no such sentence. */
export function explainClause(asked: string): Explanation | undefined {
  const id = [asked, `71:${asked}`].find((one) => clauses.has(one));
  const clause = id === undefined ? undefined : clauses.get(id);
  if (!clause) return undefined;
  const whole = clause.partOf === undefined ? undefined : clauses.get(clause.partOf);
  const family = new Set([clause.id, ...(clause.parts ?? []).map((part) => part.id)]);
  const resting = [...requirements.values()].filter((requirement) => requirement.clauses.some((one) => family.has(one)));
  return {
    kind: 'clause',
    id: clause.id,
    title: clause.heading ?? { zh: clause.document, en: clause.document },
    text: { zh: clause.zh, en: clause.en },
    facts: [
      { key: 'document', value: clause.document },
      ...(whole ? [{ key: 'part-of' as const, value: { zh: `${whole.id} ${whole.zh}`, en: `${whole.id} ${whole.en}` } }] : []),
      { key: 'disposition', value: dispositions[clause.disposition] ?? clause.disposition },
      ...(clause.reason === undefined ? [] : [{ key: 'reason' as const, value: clause.reason }]),
      ...(clause.note === undefined ? [] : [{ key: 'note' as const, value: clause.note }]),
    ],
    lists: [
      ...(clause.parts && clause.parts.length > 0 ? [{ key: 'parts' as const, items: clause.parts.map(clauseItem) }] : []),
      ...(resting.length > 0 ? [{ key: 'requirements' as const, items: resting.map((one): Item => ({ id: one.id, title: one.title })) }] : []),
    ],
    see: [...(whole ? [whole.id] : []), ...resting.slice(0, 2).map((one) => one.id)],
  };
}

const clauseItem = ({ id, zh, en }: Clause): Item => ({ id, title: { zh, en } });
