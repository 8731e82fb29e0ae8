/** Requirements of the standard, and the sentences of the notice they rest on. */

import { findProfile, profileReferences } from '../profiles/profiles.ts';
import type { Explanation, Item } from './explanation.ts';
import { type Clause, clauses, type Requirement, requirements, type Words } from './standard.ts';
import { twoWords } from './two-words.ts';
import { basisWords, dispositionWords, levelWords, methodWords, wordsOf } from './standard-words.ts';

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
      { key: 'level', value: wordsOf(levelWords, level) },
      ...raisedFact(id),
      { key: 'basis', value: wordsOf(basisWords, basis) },
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

/** Profiles that say more of it than the standard does. */
function raisedFact(id: string): Explanation['facts'] {
  const rising = profileReferences.flatMap((reference) => {
    const found = findProfile(reference);
    const level = found.ok ? found.value.levels[id] : undefined;
    return level === undefined ? [] : [{ reference, words: wordsOf(levelWords, level) }];
  });
  if (rising.length === 0) return [];
  const told = (side: 'zh' | 'en') => rising.map(({ reference, words }) => `${reference} ${words[side]}`).join(side === 'zh' ? '、' : ', ');
  return [{ key: 'raised', value: { zh: told('zh'), en: told('en') } }];
}

/** How it is verified; of a planned one, how it will be. */
function verificationWords({ method, state }: Requirement['verify']): Words {
  const words = wordsOf(methodWords, method);
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
      { key: 'disposition', value: wordsOf(dispositionWords, clause.disposition) },
      ...(clause.reason === undefined ? [] : [{ key: 'reason' as const, value: twoWords(clause.reason) }]),
      ...(clause.note === undefined ? [] : [{ key: 'note' as const, value: twoWords(clause.note) }]),
      ...(clause.projectCopy === undefined ? [] : [{ key: 'other-wording' as const, value: clause.projectCopy }]),
    ],
    lists: [
      ...(clause.parts && clause.parts.length > 0 ? [{ key: 'parts' as const, items: clause.parts.map(clauseItem) }] : []),
      ...(resting.length > 0 ? [{ key: 'requirements' as const, items: resting.map((one): Item => ({ id: one.id, title: one.title })) }] : []),
    ],
    see: [...(whole ? [whole.id] : []), ...resting.slice(0, 2).map((one) => one.id)],
  };
}

const clauseItem = ({ id, zh, en }: Clause): Item => ({ id, title: { zh, en } });
