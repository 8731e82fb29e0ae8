/** What a finding rests on: its requirement, and the sentence of the notice behind it. */

import type { Finding } from '../validate/finding.ts';
import type { Schema } from '../validate/schema-place.ts';
import { type Clause, clauses, type Requirement, requirements, typeNames, typeSchema } from './standard.ts';

/** Requirement and clause; the clause is absent when the requirement names none. */
export interface Basis {
  readonly requirement: Requirement;
  readonly clause?: Clause;
}

/** The finding's own requirement; else the one that its type is bound by. Undefined when there is none. */
export function basisOf({ requirement }: Pick<Finding, 'requirement'>, typeName: string | undefined): Basis | undefined {
  const found = requirements.get(requirement ?? (typeName === undefined ? '' : (requirementOfType(typeName) ?? '')));
  if (!found) return undefined;
  const clause = clauses.get(found.clauses[0] ?? '');
  return { requirement: found, ...(clause ? { clause } : {}) };
}

const known = new Map<string, string | undefined>();

/** Types name their requirement; a draft has that of what it becomes, and a record that of the content it carries. */
export function requirementOfType(typeName: string): string | undefined {
  if (known.has(typeName)) return known.get(typeName);
  const own = stated(typeName) ?? stated(typeName.replace(/Draft$/, '')) ?? ofCarried(typeName);
  known.set(typeName, own);
  return own;
}

const stated = (typeName: string): string | undefined => {
  const value = typeSchema(typeName)?.['x-jiyue-requirement'];
  return typeof value === 'string' ? value : undefined;
};

/** A type whose members all stand in this one, too, e.g. ResourceContent in ArticleDraft; in unions, in their branches. */
function ofCarried(typeName: string): string | undefined {
  const members = membersOf(typeSchema(typeName));
  if (members.length < 3) return undefined;
  const carried = typeNames.find((other) => {
    const own = membersOf(typeSchema(other));
    return other !== typeName && own.length >= 3 && stated(other) !== undefined && own.every((name) => members.includes(name));
  });
  return carried === undefined ? undefined : stated(carried);
}

function membersOf(schema: Schema | undefined): readonly string[] {
  if (!schema) return [];
  const [branch] = (Array.isArray(schema['oneOf']) ? schema['oneOf'] : []) as readonly { readonly $ref?: string }[];
  if (branch?.$ref) return membersOf(typeSchema(branch.$ref.split('/').at(-1) ?? ''));
  return Object.keys((schema['properties'] ?? {}) as object);
}

/** A sentence, or a part of one with the words around it: “格式” alone would say nothing. */
export function quoteOf(clause: Clause, language: 'zh' | 'en'): string {
  const own = clause[language];
  const whole = clause.partOf === undefined ? undefined : clauses.get(clause.partOf)?.[language];
  const at = whole?.indexOf(own) ?? -1;
  if (whole === undefined || at === -1 || own.length >= shortPart) return own;
  const from = Math.max(0, at - around);
  const to = Math.min(whole.length, at + own.length + around);
  return `${from > 0 ? '…' : ''}${whole.slice(from, to)}${to < whole.length ? '…' : ''}`;
}

const shortPart = 16;
const around = 16;
