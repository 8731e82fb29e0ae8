/** One rule for each group of keywords: when does what is known of a value of one type imply it. No rule: not proven. */

import { containPattern } from '../pattern/contain-pattern.ts';
import { patternLengths } from '../pattern/pattern-lengths.ts';
import { childOf, type Node, nowhere, syntheticNode } from '../schema/document.ts';
import { isEqual, isValid } from '../schema/evaluate.ts';
import { isNote, type ValueType } from '../schema/vocabulary.ts';
import { alsoKnown, Facts, type Known, isUnitOf, known, namesOf, textsOf } from './facts.ts';
import type { Group } from './groups.ts';
import { provesItems, provesMembers, provesUnevaluatedItems, provesUnevaluatedMembers } from './applied.ts';
import type { Prove } from './prover.ts';

/** What a rule is asked. */
export interface Question {
  readonly facts: Facts;
  /** The type the value has. */
  readonly type: ValueType;
  /** The schema the group belongs to. */
  readonly node: Node;
  readonly group: Group;
  readonly depth: number;
  readonly prove: Prove;
}

type Rule = (question: Question) => boolean;

const limitOf = ({ node, group }: Question): number => Number(node.raw[group.name]);

/** A rule for values of one type; others fulfil the keyword anyway. */
const of =
  (type: ValueType, rule: Rule): Rule =>
  (question) =>
    question.type !== type || rule(question);

const rules: { readonly [group: string]: Rule } = {
  type: ({ facts, type, node }) => {
    const names = [node.raw['type']].flat();
    return names.includes(type) || (type === 'number' && names.includes('integer') && facts.isInteger);
  },
  enum: ({ facts, node }) => facts.values?.every((value) => (node.raw['enum'] as readonly unknown[]).some((one) => isEqual(one, value))) ?? false,
  const: ({ facts, node }) => facts.values?.every((value) => isEqual(node.raw['const'], value)) ?? false,

  minimum: of('number', (question) => {
    const { lower } = question.facts;
    return lower !== undefined && lower.value >= limitOf(question);
  }),
  exclusiveMinimum: of('number', (question) => {
    const { lower } = question.facts;
    return lower !== undefined && (lower.value > limitOf(question) || (lower.isExclusive && lower.value === limitOf(question)));
  }),
  maximum: of('number', (question) => {
    const { upper } = question.facts;
    return upper !== undefined && upper.value <= limitOf(question);
  }),
  exclusiveMaximum: of('number', (question) => {
    const { upper } = question.facts;
    return upper !== undefined && (upper.value < limitOf(question) || (upper.isExclusive && upper.value === limitOf(question)));
  }),
  multipleOf: of('number', (question) => {
    const finer = limitOf(question);
    // halves and the like are exact in floating point, tenths are not
    if (!Number.isInteger(finer) && !Number.isInteger(1 / finer)) return false;
    const isExact = Number.isInteger(finer) || Number.isInteger(Math.log2(finer));
    const { facts } = question;
    return (
      isExact &&
      ((facts.isInteger && isUnitOf(1, finer)) ||
        facts.plain.some(({ raw }) => Number.isInteger(raw['multipleOf']) && isUnitOf(Number(raw['multipleOf']), finer)))
    );
  }),

  minLength: of('string', (question) => leastLength(question.facts) >= limitOf(question)),
  maxLength: of('string', (question) => mostLength(question.facts) <= limitOf(question)),
  pattern: of('string', ({ facts, node }) => {
    const outer = String(node.raw['pattern']);
    return isAnyText(outer) || patternsOf(facts).some((inner) => inner === outer || containPattern(inner, outer)?.holds === true);
  }),
  format: of('string', ({ facts, node }) => facts.plain.some(({ raw }) => raw['format'] === node.raw['format'])),

  minItems: of('array', (question) => Math.max(question.facts.least('minItems'), leastContained(question.facts)) >= limitOf(question)),
  maxItems: of('array', (question) => mostItems(question) <= limitOf(question)),
  uniqueItems: of(
    'array',
    (question) => question.node.raw['uniqueItems'] !== true || question.facts.plain.some(({ raw }) => raw['uniqueItems'] === true) || mostItems(question) <= 1,
  ),
  prefixItems: of('array', provesItems),
  contains: of('array', provesContains),
  unevaluatedItems: of('array', provesUnevaluatedItems),

  minProperties: of('object', (question) => Math.max(question.facts.least('minProperties'), question.facts.required.size) >= limitOf(question)),
  maxProperties: of('object', (question) => Math.min(question.facts.most('maxProperties'), mostMembers(question)) <= limitOf(question)),
  required: of('object', ({ facts, node }) => textsOf(node.raw['required']).every((name) => facts.required.has(name))),
  properties: of('object', provesMembers),
  propertyNames: of('object', provesNames),
  unevaluatedProperties: of('object', provesUnevaluatedMembers),
  dependentRequired: of('object', provesDependentRequired),
  dependentSchemas: of('object', ({ facts, node, depth, prove }) =>
    namesOf(node.raw['dependentSchemas']).every((name) =>
      prove.proves(alsoKnown(facts.all, { pos: [requiring(name)] }), childOf(node, 'dependentSchemas', name), depth),
    ),
  ),

  anyOf: ({ facts, node, depth, prove }) => branchesOf(node, 'anyOf').some((branch) => prove.proves(facts.all, branch, depth)),
  oneOf: ({ facts, node, depth, prove }) => {
    const branches = branchesOf(node, 'oneOf');
    const candidates = branches.filter((branch) => !prove.isEmpty(alsoKnown(facts.all, { pos: [branch] }), depth));
    // exactly one is possible at all, and it holds
    return candidates.length === 1 && prove.proves(facts.all, candidates[0]!, depth);
  },
  not: ({ facts, node, depth, prove }) => {
    const negative = childOf(node, 'not');
    const isDouble = 'not' in negative.raw && Object.keys(negative.raw).length === 1;
    if (isDouble && prove.proves(facts.all, childOf(negative, 'not'), depth)) return true;
    return prove.isEmpty(alsoKnown(facts.all, { pos: [negative] }), depth) || facts.neg.some((one) => prove.proves(known(negative), one, depth));
  },
  if: ({ facts, node, depth, prove }) => {
    const condition = childOf(node, 'if');
    const follows = (keyword: 'then' | 'else', from: Known) => !(keyword in node.raw) || prove.proves(from, childOf(node, keyword), depth);
    return follows('then', alsoKnown(facts.all, { pos: [condition] })) && follows('else', alsoKnown(facts.all, { neg: [condition] }));
  },
};

/** The rules, and when a type has no value at all. */
export const groupRules = {
  /** Whether what is known implies a group. */
  proves: (question: Question): boolean => (Object.hasOwn(rules, question.group.name) ? rules[question.group.name]!(question) : false),

  /** Whether nothing of this type can be as is known. */
  isEmptyOf({ facts, type, isEmpty }: { readonly facts: Facts; readonly type: ValueType; readonly isEmpty: (one: Known) => boolean }): boolean {
    if (type === 'number') {
      const { lower, upper } = facts;
      return (
        lower !== undefined && upper !== undefined && (lower.value > upper.value || (lower.value === upper.value && (lower.isExclusive || upper.isExclusive)))
      );
    }
    if (type === 'string') return leastLength(facts) > mostLength(facts);
    if (type === 'array') {
      const least = Math.max(facts.least('minItems'), leastContained(facts));
      if (least > facts.most('maxItems')) return true;
      return Array.from({ length: Math.min(least, facts.prefixLength + 1) }, (_, index) => facts.item(index)).some((item) => isEmpty(item));
    }
    if (type !== 'object') return false;
    if (Math.max(facts.required.size, facts.least('minProperties')) > facts.most('maxProperties')) return true;
    return [...facts.required].some((name) => isEmpty(facts.member(name)));
  },
};

const branchesOf = (node: Node, keyword: 'anyOf' | 'oneOf'): readonly Node[] =>
  (node.raw[keyword] as readonly unknown[]).map((_, index) => childOf(node, keyword, index));

/** Patterns that every text matches. */
const isAnyText = (pattern: unknown): boolean => typeof pattern === 'string' && /^(|\^|\$|\.\*|\^\.\*|\^\[\^\]\*\$|\^\[\\s\\S\]\*\$)$/.test(pattern);

const patternsOf = ({ plain }: Facts): readonly string[] => plain.flatMap(({ raw }) => (typeof raw['pattern'] === 'string' ? [raw['pattern']] : []));
const leastLength = (facts: Facts): number => Math.max(facts.least('minLength'), ...patternsOf(facts).map((pattern) => patternLengths(pattern).least));
const mostLength = (facts: Facts): number => Math.min(facts.most('maxLength'), ...patternsOf(facts).map((pattern) => patternLengths(pattern).most));

/** One item at least must be there when one must be contained. */
const leastContained = ({ plain }: Facts): number =>
  plain.reduce((most, { raw }) => ('contains' in raw ? Math.max(most, typeof raw['minContains'] === 'number' ? raw['minContains'] : 1) : most), 0);

function mostItems({ facts, depth, prove }: Question): number {
  // the first position that no item can stand at
  for (let index = 0; index <= facts.prefixLength; index += 1) if (prove.isEmpty(facts.item(index), depth + 1)) return Math.min(index, facts.most('maxItems'));
  return facts.most('maxItems');
}

function mostMembers({ facts, depth, prove }: Question): number {
  const { names } = facts;
  if (!facts.otherMembers(names).every((other) => prove.isEmpty(other, depth + 1))) return Number.POSITIVE_INFINITY;
  return [...names].filter((name) => !prove.isEmpty(facts.member(name), depth + 1)).length;
}

function provesContains({ facts, node, depth, prove }: Question): boolean {
  const contained = childOf(node, 'contains');
  const least = typeof node.raw['minContains'] === 'number' ? node.raw['minContains'] : 1;
  const most = typeof node.raw['maxContains'] === 'number' ? node.raw['maxContains'] : Number.POSITIVE_INFINITY;
  const others = facts.plain.filter(({ raw }) => 'contains' in raw);
  const positions = Array.from({ length: Math.min(facts.least('minItems'), facts.prefixLength + 1) }, (_, index) => index);
  const surely = positions.filter((index) => prove.proves(facts.item(index), contained, depth + 1));
  const all = surely.includes(facts.prefixLength) ? surely.length - 1 + (facts.least('minItems') - facts.prefixLength) : surely.length;
  const hasEnough =
    least <= all ||
    others.some(
      (other) =>
        (typeof other.raw['minContains'] === 'number' ? other.raw['minContains'] : 1) >= least &&
        prove.proves(known(childOf(other, 'contains')), contained, depth + 1),
    );
  const hasNotTooMany =
    most >= facts.most('maxItems') ||
    most === Number.POSITIVE_INFINITY ||
    others.some(
      (other) =>
        typeof other.raw['maxContains'] === 'number' &&
        other.raw['maxContains'] <= most &&
        prove.proves(known(contained), childOf(other, 'contains'), depth + 1),
    );
  return hasEnough && hasNotTooMany;
}

function provesNames({ facts, node, depth, prove }: Question): boolean {
  const rule = childOf(node, 'propertyNames');
  const { names } = facts;
  const others = facts.plain.filter(({ raw }) => 'propertyNames' in raw).map((one) => childOf(one, 'propertyNames'));
  if (others.length > 0 && prove.proves(known(...others), rule, depth + 1)) return true;
  const isClosed = facts.otherMembers(names).every((other) => prove.isEmpty(other, depth + 1)) || hasFittingPatterns(facts, rule);
  return isClosed && [...names].every((name) => isValid(rule, name) === true || prove.isEmpty(facts.member(name), depth + 1));
}

/** Names that are declared nowhere match one of some patterns, and what matches those fits. */
function hasFittingPatterns({ plain }: Facts, rule: Node): boolean {
  const [keyword, ...others] = Object.keys(rule.raw).filter((one) => !isNote(one));
  if (keyword !== 'pattern' || others.length > 0) return false;
  const outer = String(rule.raw['pattern']);
  return plain.some((node) => {
    const rest = node.raw['additionalProperties'];
    return rest === false && namesOf(node.raw['patternProperties']).every((inner) => containPattern(inner, outer)?.holds === true);
  });
}

function provesDependentRequired({ facts, node, depth, prove }: Question): boolean {
  return Object.entries((node.raw['dependentRequired'] ?? {}) as { readonly [name: string]: readonly string[] }).every(([name, needed]) => {
    if (needed.every((one) => facts.required.has(one) || one === name)) return true;
    if (prove.isEmpty(facts.member(name), depth + 1)) return true;
    const withName = new Facts(alsoKnown(facts.all, { pos: [requiring(name)] }));
    return needed.every((one) => withName.required.has(one));
  });
}

const requiringNodes = new Map<string, Node>();

/** The schema {required: [name]}. */
function requiring(name: string): Node {
  const found = requiringNodes.get(name);
  if (found) return found;
  const fresh = syntheticNode(nowhere, { required: [name] });
  requiringNodes.set(name, fresh);
  return fresh;
}
