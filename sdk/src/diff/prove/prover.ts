/**
 * Proves that every value of one kind is of another: containment of JSON Schemas, rule by rule. It may fail to prove what is true;
 * it never proves what is false. Recursive schemas are proven by assuming the goal one step further down in the value (coinduction),
 * which is sound because JSON values are finite.
 */

import { canonicalId } from '../schema/canonical.ts';
import { childOf, type Node, nowhere, syntheticNode, targetOf } from '../schema/document.ts';
import { isValid } from '../schema/evaluate.ts';
import type { ValueType } from '../schema/vocabulary.ts';
import { alsoKnown, Facts, type Known, keyOf, known, namesOf, textsOf } from './facts.ts';
import { type Group, groupId, groupsOf } from './groups.ts';
import { groupRules } from './rules.ts';

/** What a rule may ask. */
export interface Prove {
  /** Every value known so fulfils the schema. @param depth how far down in the value */
  proves(from: Known, to: Node, depth: number): boolean;
  /** No value is known so. */
  isEmpty(from: Known, depth: number): boolean;
}

const anything = syntheticNode(nowhere, {});
const everything = () => canonicalId(anything);

/** Steps for all goals of one question. */
const allGoals = 250_000;

/** A prover with a bound on its work; one for a pair of documents, so that what was proven is known. */
export class Prover implements Prove {
  readonly #fuelOfGoal: number;
  #fuel = 0;
  #given = 0;
  /** Steps left for all goals until the next `refill`. */
  #rest = allGoals;
  readonly #answers = new Map<string, boolean>();
  readonly #goals: { readonly key: string; readonly depth: number }[] = [];
  /** The outermost goal that was assumed since the last reset. */
  #lowest = Number.POSITIVE_INFINITY;

  /** @param fuel steps for one goal of the caller */
  constructor(fuel = 40_000) {
    this.#fuelOfGoal = fuel;
  }

  /** A new question: what earlier ones used up is forgotten, what they proved is kept. */
  refill(): void {
    this.#rest = allGoals;
  }

  #begin(): void {
    // the goal before took its steps from what all have together
    this.#rest -= this.#given - Math.max(0, this.#fuel);
    this.#given = Math.max(0, Math.min(this.#fuelOfGoal, this.#rest));
    this.#fuel = this.#given;
    this.#lowest = Number.POSITIVE_INFINITY;
  }

  /** Every value of `from` fulfils `to`, for sure. */
  contains(from: Node, to: Node): boolean {
    return this.goal(known(from), to);
  }

  /** As `contains`, from more than one schema. */
  goal(from: Known, to: Node): boolean {
    this.#begin();
    return this.proves(from, to, 0);
  }

  /** No value fulfils these, for sure. */
  holdsNothing(from: Known): boolean {
    this.#begin();
    return this.isEmpty(from, 0);
  }

  proves(from: Known, to: Node, depth: number): boolean {
    const id = canonicalId(to);
    if (id === everything()) return true;
    this.#fuel -= 1;
    if (this.#fuel < 0) return false;
    const facts = new Facts(from);
    if (facts.ids.has(id)) return true;
    const key = `${keyOf(from)}>${id}`;
    const answer = this.#answers.get(key);
    if (answer !== undefined) return answer;
    const index = this.#goals.findIndex((goal) => goal.key === key);
    if (index !== -1) {
      // without a step down in the value an assumed goal would prove itself
      if (this.#goals[index]!.depth >= depth) return false;
      this.#lowest = Math.min(this.#lowest, index);
      return true;
    }
    if (this.#goals.length > 150) return false;
    const outer = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    const own = this.#goals.push({ key, depth }) - 1;
    const proven = this.#prove(facts, to, depth);
    this.#goals.pop();
    // an answer that rests on a goal further out holds only if that one does
    if (proven && this.#lowest >= own) this.#answers.set(key, true);
    if (!proven && this.#fuel > 0 && this.#goals.length === 0) this.#answers.set(key, false);
    this.#lowest = Math.min(outer, this.#lowest >= own ? Number.POSITIVE_INFINITY : this.#lowest);
    return proven;
  }

  #prove(facts: Facts, to: Node, depth: number): boolean {
    if (this.#isEmptyWith(facts, depth, 0)) return true;
    const values = facts.values;
    if (values && values.length <= 5000) {
      const verdicts = values.map((value) => isValid(to, value));
      if (verdicts.every((valid) => valid === true)) return true;
      // a value that is possible for sure and does not fulfil: nothing more to try
      if (
        values.some(
          (value, index) =>
            verdicts[index] === false &&
            facts.plain.every((node) => isValid(node, value) === true) &&
            facts.neg.every((node) => isValid(node, value) === false),
        )
      )
        return false;
    }
    return partsOf(to).every((part) => this.#provesPart(facts, part, depth)) || this.#provesByCases(facts, to, depth);
  }

  /** A schema without its `$ref` and `allOf`, which are parts of their own. */
  #provesPart(facts: Facts, part: Node, depth: number): boolean {
    const groups = groupsOf(part).filter((group) => !hasGroup(facts, part, group));
    if (groups.length === 0) return true;
    return facts.types.every((type) => {
      const narrowed = facts.types.length === 1 ? facts : new Facts(alsoKnown(facts.all, { pos: [typeNode(type)] }));
      if (narrowed !== facts && this.#isEmptyWith(narrowed, depth, 1)) return true;
      return groups.every((group) => groupRules.proves({ facts: narrowed, type, node: part, group, depth, prove: this }));
    });
  }

  /** Takes an alternative of what is known apart: when every case leads to the goal, the goal holds. */
  #provesByCases(facts: Facts, to: Node, depth: number): boolean {
    if (facts.all.split.size >= 8) return false;
    const cases = casesOf(facts, to);
    return cases?.every((one) => this.proves(one, to, depth)) ?? false;
  }

  isEmpty(from: Known, depth: number): boolean {
    return this.#isEmptyWith(new Facts(from), depth, 0);
  }

  #isEmptyWith(facts: Facts, depth: number, level: number): boolean {
    this.#fuel -= 1;
    if (this.#fuel < 0) return false;
    const { types, neg, ids, plain, all } = facts;
    if (types.length === 0) return true;
    if (neg.some((node) => canonicalId(node) === everything() || ids.has(canonicalId(node)))) return true;
    const values = facts.values;
    if (values?.length === 0) return true;
    if (values?.some((value) => plain.every((node) => isValid(node, value) === true) && neg.every((node) => isValid(node, value) === false))) return false;
    if (level >= 4) return false;
    const isEmpty = (one: Known, isDeeper: boolean) => this.#isEmptyWith(new Facts(one), depth + (isDeeper ? 1 : 0), level + 1);
    if (types.every((type) => groupRules.isEmptyOf({ facts, type, isEmpty: (one) => isEmpty(one, true) }))) return true;
    if (level < 2 && neg.some((node) => this.proves({ ...all, neg: all.neg.filter((one) => one !== node), pos: withoutNot(all.pos, node) }, node, depth)))
      return true;
    if (level < 3 && all.split.size < 6) {
      for (const node of plain) {
        const cases = alternativesOf(facts, node);
        if (cases?.every((one) => isEmpty(one, false))) return true;
      }
    }
    return false;
  }
}

/** What is known but for one `not`, so that it can be asked whether the rest contradicts it. */
const withoutNot = (pos: readonly Node[], negative: Node): readonly Node[] =>
  pos.map((node) => ('not' in node.raw && childOf(node, 'not') === negative ? syntheticNode(node.document, omit(node, 'not')) : node));

const omitted = new WeakMap<Node, { readonly [keyword: string]: unknown }>();
function omit(node: Node, keyword: string): { readonly [keyword: string]: unknown } {
  const found = omitted.get(node) ?? Object.fromEntries(Object.entries(node.raw).filter(([name]) => name !== keyword));
  omitted.set(node, found);
  return found;
}

/** The schema itself and, step by step, what its `$ref` and `allOf` say. */
export function partsOf(node: Node, seen: readonly Node[] = []): readonly Node[] {
  if (seen.includes(node)) return [];
  const target = targetOf(node);
  const below = [...(target ? [target] : []), ...(Array.isArray(node.raw['allOf']) ? node.raw['allOf'].map((_, index) => childOf(node, 'allOf', index)) : [])];
  return [node, ...below.flatMap((one) => partsOf(one, [...seen, node]))];
}

/** Whether something known says exactly what a group says. */
function hasGroup({ plain }: Facts, part: Node, group: Group): boolean {
  const id = groupId(part, group);
  return plain.some((node) => {
    const own = groupsOf(node).find(({ name }) => name === group.name);
    return own !== undefined && groupId(node, own) === id;
  });
}

const typeNodes = new Map<string, Node>();
function typeNode(type: ValueType): Node {
  const found = typeNodes.get(type) ?? syntheticNode(nowhere, { type });
  typeNodes.set(type, found);
  return found;
}

/** The cases of the first alternative that was not taken apart yet: types, branches, values of a member that tells branches apart. */
function casesOf(facts: Facts, to: Node): readonly Known[] | undefined {
  const { types, plain, all } = facts;
  if (types.length > 1 && types.length < 6) return types.map((type) => alsoKnown(all, { pos: [typeNode(type)] }));
  for (const node of plain) {
    const cases = alternativesOf(facts, node);
    if (cases) return cases;
  }
  if (types.length !== 1 || types[0] !== 'object') return undefined;
  return valuesOfMember(facts, to) ?? presenceOfMember(facts, to);
}

/** Alternatives of one schema that were not taken apart yet. */
function alternativesOf({ all, types }: Facts, node: Node): readonly Known[] | undefined {
  const { raw } = node;
  const id = canonicalId(node);
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const split = `${id} ${keyword}`;
    if (Array.isArray(raw[keyword]) && !all.split.has(split))
      return raw[keyword].map((_, index) => alsoKnown(all, { pos: [childOf(node, keyword, index)], split }));
  }
  const split = `${id} if`;
  if ('if' in raw && ('then' in raw || 'else' in raw) && !all.split.has(split)) {
    const condition = childOf(node, 'if');
    const branch = (keyword: string) => (keyword in raw ? [childOf(node, keyword)] : []);
    return [alsoKnown(all, { pos: [condition, ...branch('then')], split }), alsoKnown(all, { pos: branch('else'), neg: [condition], split })];
  }
  if (types.length !== 1 || types[0] !== 'object') return undefined;
  for (const name of [...namesOf(raw['dependentSchemas']), ...namesOf(raw['dependentRequired'])]) {
    const cases = presence(all, name, node);
    if (cases) return cases;
  }
  return undefined;
}

function presence(all: Known, name: string, { document }: Node): readonly Known[] | undefined {
  const split = `presence of ${name}`;
  if (all.split.has(split)) return undefined;
  return [
    alsoKnown(all, { pos: [syntheticNode(document, { required: [name] })], split }),
    alsoKnown(all, { pos: [syntheticNode(document, { properties: { [name]: false } })], split }),
  ];
}

/** A required member with a few values, when the goal has branches. */
function valuesOfMember(facts: Facts, to: Node): readonly Known[] | undefined {
  const branching = partsOf(to).filter(({ raw }) => 'oneOf' in raw || 'anyOf' in raw || 'if' in raw);
  if (branching.length === 0) return undefined;
  for (const name of facts.required) {
    const split = `values of ${name}`;
    if (facts.all.split.has(split)) continue;
    const values = new Facts(facts.member(name)).values;
    if (!values || values.length < 2 || values.length > 32) continue;
    return values.map((value) => alsoKnown(facts.all, { pos: [syntheticNode(to.document, { properties: { [name]: { const: value } } })], split }));
  }
  return undefined;
}

/** A member that the branches of the goal ask for, there or not. */
function presenceOfMember(facts: Facts, to: Node): readonly Known[] | undefined {
  const branches = partsOf(to).flatMap((node) => [
    ...(['oneOf', 'anyOf'] as const).flatMap((keyword) =>
      Array.isArray(node.raw[keyword]) ? node.raw[keyword].map((_, index) => childOf(node, keyword, index)) : [],
    ),
    ...('if' in node.raw ? [childOf(node, 'if')] : []),
  ]);
  for (const branch of branches.flatMap((one) => partsOf(one))) {
    for (const name of textsOf(branch.raw['required'])) {
      const cases = facts.required.has(name) || facts.absent.has(name) ? undefined : presence(facts.all, name, to);
      if (cases) return cases;
    }
  }
  return undefined;
}
