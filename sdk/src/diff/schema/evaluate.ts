/**
 * Judges a value by a schema in three values: true, false, or undefined where something in the schema is not decided here.
 * The prover uses it for values it can list, the search for counter-examples to throw away most candidates before the two engines judge.
 */

import { canonicalJson } from '../../crypto/canonical-json.ts';
import { childOf, escapeStep, type Node, targetOf } from './document.ts';
import { hasFormat, regexOf } from './formats.ts';
import { isOpaque, typeOf } from './vocabulary.ts';

/** Where a value broke a schema. */
export interface Break {
  /** Pointer into the schema's document of the schema whose keyword failed. */
  readonly pointer: string;
  readonly keyword: string;
  /** Pointer into the value. */
  readonly at: string;
}

/** True, false, or undefined: not decided. */
export const isValid = (node: Node, value: unknown): boolean | undefined => new Evaluation(undefined).judge(node, value, '').valid;

/** Every place where a value breaks a schema; empty when it does not, or when that is not decided. */
export function breaksOf(node: Node, value: unknown): readonly Break[] {
  const breaks: Break[] = [];
  const { valid } = new Evaluation(breaks).judge(node, value, '');
  return valid === false ? breaks : [];
}

/** What a schema said: its verdict, and what it looked at (names and positions), for `unevaluated…`. */
interface Judged {
  readonly valid: boolean | undefined;
  readonly seen: ReadonlySet<string | number> | 'all';
}

const nothingSeen: ReadonlySet<string | number> = new Set();
const refused: Judged = { valid: false, seen: nothingSeen };
const fine: Judged = { valid: true, seen: nothingSeen };
const undecided: Judged = { valid: undefined, seen: nothingSeen };
const mostDeep = 200;

const opaque = new WeakMap<object, boolean>();
function hasOpaque(raw: object): boolean {
  const found = opaque.get(raw) ?? Object.keys(raw).some(isOpaque);
  opaque.set(raw, found);
  return found;
}

const textLists = new WeakMap<object, ReadonlySet<unknown>>();
/** The texts of an enum, for lists of many codes. */
function textsIn(list: readonly unknown[]): ReadonlySet<unknown> {
  const found = textLists.get(list) ?? new Set(list.filter((one) => typeof one === 'string'));
  textLists.set(list, found);
  return found;
}

let judgedCount = 0;

/** How many schemas were judged since the program began: a measure of work that is the same in every run. */
export const judgedSchemas = (): number => judgedCount;

const verdicts = new WeakMap<object, Map<Node, Judged>>();

/** Certain verdicts on an object or a list. Values are never changed once they were judged. */
function knownVerdicts(value: object): Map<Node, Judged> {
  let known = verdicts.get(value);
  if (!known) {
    known = new Map();
    verdicts.set(value, known);
  }
  return known;
}

/** Whether a schema, or what it refers to, fixes a member that the value has otherwise: what tells the branches of most unions apart. */
function isRefusedAtOnce(node: Node, value: object): boolean {
  let one: Node | undefined = node;
  for (let step = 0; one && step < 4; step += 1) {
    for (const [name, fixed] of fixedMembers(one.raw)) if (Object.hasOwn(value, name) && !isEqual(fixed, (value as Members)[name])) return true;
    one = targetOf(one);
  }
  return false;
}

class Evaluation {
  /** Filled with what failed; undefined while only the verdict counts. */
  #breaks: Break[] | undefined;
  #depth = 0;

  constructor(breaks: Break[] | undefined) {
    this.#breaks = breaks;
  }

  judge(node: Node, value: unknown, at: string): Judged {
    judgedCount += 1;
    // while only the verdict counts, a part that many candidates share is judged once
    if (this.#breaks === undefined && typeof value === 'object' && value !== null) {
      if (!Array.isArray(value) && isRefusedAtOnce(node, value)) return refused;
      const known = knownVerdicts(value);
      const found = known.get(node);
      if (found) return found;
      const judged = this.#judgeAfresh(node, value, at);
      // what is certain is so at every depth
      if (judged.valid !== undefined) known.set(node, judged);
      return judged;
    }
    // a part that is fine has nothing to note
    if (this.#breaks !== undefined && typeof value === 'object' && value !== null) {
      const judged = this.quietly(node, value);
      if (judged.valid === true) return judged;
    }
    return this.#judgeAfresh(node, value, at);
  }

  #judgeAfresh(node: Node, value: unknown, at: string): Judged {
    if (this.#depth >= mostDeep) return undecided;
    this.#depth += 1;
    const judged = new OneSchema(this, node, value, at).judge();
    this.#depth -= 1;
    return judged;
  }

  /** Without noting what fails inside. */
  quietly(node: Node, value: unknown): Judged {
    const kept = this.#breaks;
    this.#breaks = undefined;
    const judged = this.judge(node, value, '');
    this.#breaks = kept;
    return judged;
  }

  get isNoting(): boolean {
    return this.#breaks !== undefined;
  }

  note(node: Node, keyword: string, at: string): void {
    this.#breaks?.push({ pointer: node.pointer, keyword, at });
  }
}

type Members = { readonly [name: string]: unknown };

/** One schema on one value. */
class OneSchema {
  readonly #evaluation: Evaluation;
  readonly #node: Node;
  readonly #value: unknown;
  readonly #at: string;
  #isFalse = false;
  #isOpen = false;
  /** What was looked at; kept only where something in the document asks for it. */
  #seen: Set<string | number> | 'all' | undefined;

  constructor(evaluation: Evaluation, node: Node, value: unknown, at: string) {
    this.#evaluation = evaluation;
    this.#node = node;
    this.#value = value;
    this.#at = at;
  }

  judge(): Judged {
    const { raw } = this.#node;
    const target = targetOf(this.#node);
    if (target) this.#apply(target);
    if (this.#isDone) return refused;
    if (hasOpaque(raw)) this.#isOpen = true;
    this.#values(raw);
    if (this.#isDone) return refused;
    const type = typeOf(this.#value);
    if (type === 'number') this.#numbers(raw, this.#value as number);
    if (type === 'string') this.#strings(raw, this.#value as string);
    if (type === 'array') this.#arrays(raw, this.#value as readonly unknown[]);
    if (type === 'object') this.#objects(raw, this.#value as Members);
    if (this.#isDone) return refused;
    this.#logic(raw);
    if (type === 'array' && 'unevaluatedItems' in raw) this.#unevaluated('unevaluatedItems', [...(this.#value as readonly unknown[]).entries()]);
    if (type === 'object' && 'unevaluatedProperties' in raw) this.#unevaluated('unevaluatedProperties', Object.entries(this.#value as Members));
    if (this.#isFalse) return refused;
    if (this.#seen === undefined) return this.#isOpen ? undecided : fine;
    return { valid: this.#isOpen ? undefined : true, seen: this.#seen };
  }

  /** Refused, and nobody asks for the other places. */
  get #isDone(): boolean {
    return this.#isFalse && !this.#evaluation.isNoting;
  }

  #check(keyword: string, holds: boolean | undefined): void {
    if (holds === undefined) this.#isOpen = true;
    if (holds !== false) return;
    this.#isFalse = true;
    this.#evaluation.note(this.#node, keyword, this.#at);
  }

  #take(valid: boolean | undefined): void {
    if (valid === false) this.#isFalse = true;
    if (valid === undefined) this.#isOpen = true;
  }

  #see(seen: Judged['seen'] | string | number): void {
    if (this.#seen === 'all' || !this.#node.document.hasUnevaluated) return;
    this.#seen ??= new Set();
    if (seen === 'all') this.#seen = 'all';
    else if (typeof seen === 'object') for (const one of seen) this.#seen.add(one);
    else this.#seen.add(seen);
  }

  /** A schema that judges the same value. */
  #apply(node: Node): void {
    const { valid, seen } = this.#evaluation.judge(node, this.#value, this.#at);
    this.#take(valid);
    if (valid === true) this.#see(seen);
  }

  #child(node: Node, value: unknown, step: string | number, keyword: string): void {
    if (isNever(node)) this.#check(keyword, false);
    // the way to the place is told only where somebody notes it
    else this.#take(this.#evaluation.judge(node, value, this.#evaluation.isNoting ? `${this.#at}/${escapeStep(String(step))}` : '').valid);
    this.#see(step);
  }

  #values(raw: Members): void {
    if ('type' in raw) {
      const type = typeOf(this.#value);
      const names = raw['type'];
      const has = (name: string): boolean => names === name || (Array.isArray(names) && names.includes(name));
      this.#check('type', has(type) || (type === 'number' && has('integer') && Number.isInteger(this.#value)));
    }
    if ('const' in raw) this.#check('const', isEqual(raw['const'], this.#value));
    if (!Array.isArray(raw['enum'])) return;
    const list: readonly unknown[] = raw['enum'];
    this.#check('enum', typeof this.#value === 'string' ? textsIn(list).has(this.#value) : list.some((one) => isEqual(one, this.#value)));
  }

  #numbers(raw: Members, value: number): void {
    const limit = (keyword: string, holds: (limit: number) => boolean | undefined) => {
      if (typeof raw[keyword] === 'number') this.#check(keyword, holds(raw[keyword]));
    };
    limit('minimum', (least) => value >= least);
    limit('maximum', (most) => value <= most);
    limit('exclusiveMinimum', (least) => value > least);
    limit('exclusiveMaximum', (most) => value < most);
    limit('multipleOf', (unit) => isMultiple(value, unit));
  }

  #strings(raw: Members, value: string): void {
    const { minLength: least, maxLength: most } = raw;
    if (typeof least === 'number') this.#check('minLength', value.length >= least && (value.length >= 2 * least || [...value].length >= least));
    if (typeof most === 'number') this.#check('maxLength', value.length <= most || (value.length <= 2 * most && [...value].length <= most));
    if ('pattern' in raw) this.#check('pattern', regexOf(raw['pattern'])?.test(value));
    if ('format' in raw) this.#check('format', hasFormat(raw['format'], value));
  }

  #arrays(raw: Members, items: readonly unknown[]): void {
    if (typeof raw['minItems'] === 'number') this.#check('minItems', items.length >= raw['minItems']);
    if (typeof raw['maxItems'] === 'number') this.#check('maxItems', items.length <= raw['maxItems']);
    if (raw['uniqueItems'] === true) this.#check('uniqueItems', new Set(items.map((item) => canonicalJson(item))).size === items.length);
    const prefix = Array.isArray(raw['prefixItems']) ? raw['prefixItems'].length : 0;
    for (const [index, item] of items.entries()) {
      if (index < prefix) this.#child(childOf(this.#node, 'prefixItems', index), item, index, 'prefixItems');
      else if ('items' in raw) this.#child(childOf(this.#node, 'items'), item, index, 'items');
    }
    if ('contains' in raw) this.#contains(raw, items);
  }

  #contains(raw: Members, items: readonly unknown[]): void {
    const contained = childOf(this.#node, 'contains');
    const verdicts = items.map((item) => this.#evaluation.quietly(contained, item).valid);
    const sure = verdicts.filter((valid) => valid === true).length;
    const perhaps = sure + verdicts.filter((valid) => valid === undefined).length;
    const least = typeof raw['minContains'] === 'number' ? raw['minContains'] : 1;
    const most = typeof raw['maxContains'] === 'number' ? raw['maxContains'] : Number.POSITIVE_INFINITY;
    this.#check('contains', sure >= least ? true : perhaps < least ? false : undefined);
    this.#check('maxContains', perhaps <= most ? true : sure > most ? false : undefined);
    for (const [index, valid] of verdicts.entries()) if (valid === true) this.#see(index);
  }

  #objects(raw: Members, value: Members): void {
    const names = Object.keys(value);
    if (Array.isArray(raw['required']))
      this.#check(
        'required',
        raw['required'].every((name) => Object.hasOwn(value, name as string)),
      );
    if (typeof raw['minProperties'] === 'number') this.#check('minProperties', names.length >= raw['minProperties']);
    if (typeof raw['maxProperties'] === 'number') this.#check('maxProperties', names.length <= raw['maxProperties']);
    const dependent = Object.entries((raw['dependentRequired'] ?? {}) as { readonly [name: string]: readonly string[] });
    if (dependent.length > 0)
      this.#check(
        'dependentRequired',
        dependent.every(([name, needed]) => !Object.hasOwn(value, name) || needed.every((one) => Object.hasOwn(value, one))),
      );
    for (const name of Object.keys((raw['dependentSchemas'] ?? {}) as object)) {
      if (Object.hasOwn(value, name)) this.#apply(childOf(this.#node, 'dependentSchemas', name));
    }
    if ('propertyNames' in raw) {
      const rule = childOf(this.#node, 'propertyNames');
      const verdicts = names.map((name) => this.#evaluation.quietly(rule, name).valid);
      this.#check('propertyNames', verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true);
    }
    const patterns = Object.keys((raw['patternProperties'] ?? {}) as object);
    for (const name of names) {
      if (this.#isDone) return;
      this.#member(raw, patterns, name, value[name]);
    }
  }

  #member(raw: Members, patterns: readonly string[], name: string, value: unknown): void {
    let isKnown = false;
    if (hasName(raw['properties'], name)) {
      isKnown = true;
      this.#child(childOf(this.#node, 'properties', name), value, name, 'properties');
    }
    for (const pattern of patterns) {
      const regex = regexOf(pattern);
      if (!regex) this.#isOpen = true;
      if (!regex?.test(name)) continue;
      isKnown = true;
      this.#child(childOf(this.#node, 'patternProperties', pattern), value, name, 'patternProperties');
    }
    if (!isKnown && 'additionalProperties' in raw) this.#child(childOf(this.#node, 'additionalProperties'), value, name, 'additionalProperties');
  }

  #logic(raw: Members): void {
    for (let index = 0; index < lengthOf(raw['allOf']); index += 1) this.#apply(childOf(this.#node, 'allOf', index));
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      if (!Array.isArray(raw[keyword])) continue;
      const judged = raw[keyword].map((_, index) => this.#evaluation.quietly(childOf(this.#node, keyword, index), this.#value));
      const sure = judged.filter(({ valid }) => valid === true).length;
      const perhaps = sure + judged.filter(({ valid }) => valid === undefined).length;
      if (keyword === 'anyOf') this.#check(keyword, sure > 0 ? true : perhaps === 0 ? false : undefined);
      else this.#check(keyword, perhaps === 0 || sure > 1 ? false : perhaps === 1 && sure === 1 ? true : undefined);
      for (const { valid, seen } of judged) if (valid === true) this.#see(seen);
    }
    if ('not' in raw) {
      const { valid } = this.#evaluation.quietly(childOf(this.#node, 'not'), this.#value);
      this.#check('not', valid === undefined ? undefined : !valid);
    }
    if ('if' in raw) this.#condition(raw);
  }

  #condition(raw: Members): void {
    const { valid, seen } = this.#evaluation.quietly(childOf(this.#node, 'if'), this.#value);
    if (valid === undefined) {
      if ('then' in raw || 'else' in raw) this.#isOpen = true;
      return;
    }
    if (valid) this.#see(seen);
    const branch = valid ? 'then' : 'else';
    if (branch in raw) this.#apply(childOf(this.#node, branch));
  }

  #unevaluated(keyword: string, members: readonly (readonly [string | number, unknown])[]): void {
    const seen = this.#seen ?? nothingSeen;
    if (seen === 'all') return;
    const rest = members.filter(([step]) => !seen.has(step));
    // what an undecided branch would have looked at is not known
    if (rest.length > 0 && this.#isOpen) return;
    const rule = childOf(this.#node, keyword);
    for (const [step, value] of rest) this.#child(rule, value, step, keyword);
  }
}

const fixedOf = new WeakMap<object, readonly (readonly [string, unknown])[]>();

/** Members of an object schema that allow one value. */
function fixedMembers(raw: Members): readonly (readonly [string, unknown])[] {
  const { properties } = raw;
  if (typeof properties !== 'object' || properties === null) return [];
  let found = fixedOf.get(properties);
  if (!found) {
    found = Object.entries(properties).flatMap(([name, rule]: [string, unknown]) =>
      typeof rule === 'object' && rule !== null && 'const' in rule ? [[name, rule.const] as const] : [],
    );
    fixedOf.set(properties, found);
  }
  return found;
}

/** The schema that nothing fulfils. */
export const isNever = ({ raw }: Node): boolean => 'not' in raw && Object.keys(raw).length === 1 && isEverything(raw['not']);
const isEverything = (raw: unknown): boolean => raw === true || (typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0);

/** Equal as JSON Schema means it: numbers by value, objects by members. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null && canonicalJson(one) === canonicalJson(other));

/** Whether a value is a whole multiple; undefined where floating point makes engines differ. */
export function isMultiple(value: number, unit: number): boolean | undefined {
  if (Number.isInteger(value) && Number.isInteger(unit) && Number.isSafeInteger(value)) return value % unit === 0;
  const quotient = value / unit;
  if (!Number.isSafeInteger(Math.round(quotient))) return undefined;
  if (Number.isInteger(quotient)) return true;
  return Math.abs(quotient - Math.round(quotient)) < 1e-6 ? undefined : false;
}

const hasName = (members: unknown, name: string): boolean => typeof members === 'object' && members !== null && Object.hasOwn(members, name);
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
