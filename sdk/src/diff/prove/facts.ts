/**
 * What is known of a value that fulfils some schemas and breaks others: references and allOf taken apart, bounds and sets drawn together.
 * Every fact holds for each such value; what is not drawn here is only lost strength of the prover, never a wrong fact.
 */

import { canonicalId } from '../schema/canonical.ts';
import { childOf, type Node, nowhere, syntheticNode, targetOf } from '../schema/document.ts';
import { isMultiple, isValid } from '../schema/evaluate.ts';
import { regexOf } from '../schema/formats.ts';
import { finiteTexts } from '../pattern/finite-texts.ts';
import { isNote, type ValueType, valueTypes } from '../schema/vocabulary.ts';

/** A value that fulfils all of `pos` and none of `neg`. `split` names the alternatives that were chosen already. */
export interface Known {
  readonly pos: readonly Node[];
  readonly neg: readonly Node[];
  readonly split: ReadonlySet<string>;
}

/** Nothing but that it fulfils these schemas. */
export const known = (...pos: readonly Node[]): Known => ({ pos, neg: [], split: none });
const none: ReadonlySet<string> = new Set();

/** The same with more. */
export const alsoKnown = (
  all: Known,
  { pos = [], neg = [], split }: { readonly pos?: readonly Node[]; readonly neg?: readonly Node[]; readonly split?: string },
): Known => ({
  pos: [...all.pos, ...pos],
  neg: [...all.neg, ...neg],
  split: split === undefined ? all.split : new Set([...all.split, split]),
});

/** Equal texts mean equal knowledge. */
export function keyOf({ pos, neg, split }: Known): string {
  const ids = (nodes: readonly Node[]) => [...new Set(nodes.map(canonicalId))].sort((a, b) => a - b).join(',');
  return `${ids(pos)}-${ids(neg)}${split.size > 0 ? `/${[...split].sort().join(',')}` : ''}`;
}

type Raw = Node['raw'];
const objectOf = (value: unknown): { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown }) : {};
/** Strings of a list; empty when it is none. */
export const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
/** Names of a map; empty when it is none. */
export const namesOf = (value: unknown): readonly string[] => Object.keys(objectOf(value));

/** A bound and whether it is outside. */
export interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** Facts about a value. */
export class Facts {
  readonly all: Known;
  /** Schemas that hold, each to be read without its `$ref` and `allOf`, which stand here, too. */
  readonly plain: readonly Node[];
  readonly neg: readonly Node[];
  /** Canonical numbers of everything that holds. */
  readonly ids: ReadonlySet<number>;
  readonly types: readonly ValueType[];
  readonly isInteger: boolean;
  readonly required: ReadonlySet<string>;
  /** Members that are there nowhere. */
  readonly absent: ReadonlySet<string>;

  constructor(all: Known) {
    this.all = all;
    const plain: Node[] = [];
    const neg: Node[] = [...all.neg];
    const ids = new Set<number>();
    const taken = new Set<Node>();
    const add = (node: Node): void => {
      if (taken.has(node)) return;
      taken.add(node);
      // a reference alone has the number of what it refers to, and is yet another node
      ids.add(canonicalId(node));
      plain.push(node);
      const target = targetOf(node);
      if (target) add(target);
      for (let index = 0; index < listOf(node.raw['allOf']).length; index += 1) add(childOf(node, 'allOf', index));
      if ('not' in node.raw) neg.push(childOf(node, 'not'));
    };
    for (const node of all.pos) add(node);
    // what does not hold may say what does: not (minimum 10) is a number below 10, not not X is X
    for (let index = 0; index < neg.length; index += 1) for (const node of opposites(neg[index]!)) add(node);
    const negTypes = neg.filter(({ raw }) => Object.keys(raw).length === 1 && 'type' in raw).flatMap(({ raw }) => [raw['type']].flat());
    this.types = valueTypes.filter((type) => plain.every(({ raw }) => allowsType(raw, type)) && !negTypes.includes(type));
    const isObject = this.types.length === 1 && this.types[0] === 'object';
    const required = new Set<string>();
    const absent = new Set<string>();
    // what is required may bring more of it, and whole schemas
    for (let before = -1; before !== required.size + plain.length; ) {
      before = required.size + plain.length;
      for (const { raw } of plain) for (const name of textsOf(raw['required'])) required.add(name);
      if (!isObject) continue;
      for (const node of [...plain]) {
        for (const [name, needed] of Object.entries(objectOf(node.raw['dependentRequired'])))
          if (required.has(name)) for (const one of textsOf(needed)) required.add(one);
        for (const name of namesOf(node.raw['dependentSchemas'])) if (required.has(name)) add(childOf(node, 'dependentSchemas', name));
      }
      for (const node of neg) readNegative(node, required, absent);
    }
    this.plain = plain;
    this.neg = neg;
    this.ids = ids;
    this.required = required;
    this.absent = absent;
    this.isInteger = plain.some(
      ({ raw }) =>
        ('type' in raw && ![raw['type']].flat().includes('number') && [raw['type']].flat().includes('integer')) ||
        (Number.isInteger(raw['multipleOf']) && raw['multipleOf'] !== 0),
    );
  }

  /** The largest of a kind of least values. */
  least(keyword: string): number {
    return this.plain.reduce((most, { raw }) => (typeof raw[keyword] === 'number' ? Math.max(most, raw[keyword]) : most), 0);
  }

  /** The smallest of a kind of greatest values. */
  most(keyword: string): number {
    return this.plain.reduce((least, { raw }) => (typeof raw[keyword] === 'number' ? Math.min(least, raw[keyword]) : least), Number.POSITIVE_INFINITY);
  }

  /** Lower bound of numbers; undefined when there is none. */
  get lower(): Bound | undefined {
    const bounds = this.plain.flatMap(({ raw }) => [...boundOf(raw, 'minimum', false), ...boundOf(raw, 'exclusiveMinimum', true)]);
    const strongest = bounds.reduce<Bound | undefined>(
      (best, one) => (!best || one.value > best.value || (one.value === best.value && one.isExclusive) ? one : best),
      undefined,
    );
    return strongest && this.isInteger ? wholeBound(strongest, 1) : strongest;
  }

  /** Upper bound of numbers; undefined when there is none. */
  get upper(): Bound | undefined {
    const bounds = this.plain.flatMap(({ raw }) => [...boundOf(raw, 'maximum', false), ...boundOf(raw, 'exclusiveMaximum', true)]);
    const strongest = bounds.reduce<Bound | undefined>(
      (best, one) => (!best || one.value < best.value || (one.value === best.value && one.isExclusive) ? one : best),
      undefined,
    );
    return strongest && this.isInteger ? wholeBound(strongest, -1) : strongest;
  }

  /** All values that are possible, when they can be listed: a superset, decided ones removed. */
  get values(): readonly unknown[] | undefined {
    const listed = this.#listed();
    return listed?.filter((value) => this.plain.every((node) => isValid(node, value) !== false) && this.neg.every((node) => isValid(node, value) !== true));
  }

  #listed(): readonly unknown[] | undefined {
    for (const { raw } of this.plain) {
      if ('const' in raw) return [raw['const']];
      if (Array.isArray(raw['enum'])) return raw['enum'];
    }
    for (const { raw } of this.plain) {
      const texts = typeof raw['pattern'] === 'string' && this.types.length === 1 && this.types[0] === 'string' ? finiteTexts(raw['pattern']) : undefined;
      if (texts) return texts;
    }
    if (this.types.length > 0 && this.types.every((type) => type === 'null' || type === 'boolean'))
      return this.types.flatMap((type) => (type === 'null' ? [null] : [true, false]));
    const [lower, upper] = [this.lower, this.upper];
    if (this.types.length === 1 && this.types[0] === 'number' && this.isInteger && lower && upper && upper.value - lower.value <= 64)
      return Array.from({ length: Math.max(0, upper.value - lower.value + 1) }, (_, index) => lower.value + index);
    return undefined;
  }

  /** What is known of a member with this name, if it is there. */
  member(name: string): Known {
    const pos: Node[] = [];
    for (const node of this.plain) {
      const { raw } = node;
      const own = Object.hasOwn(objectOf(raw['properties']), name);
      if (own) pos.push(childOf(node, 'properties', name));
      let isMatched = own;
      for (const pattern of namesOf(raw['patternProperties'])) {
        const regex = regexOf(pattern);
        // a pattern that cannot be read may match
        if (regex && !regex.test(name)) continue;
        isMatched = true;
        if (regex) pos.push(childOf(node, 'patternProperties', pattern));
      }
      if (!isMatched && 'additionalProperties' in raw) pos.push(childOf(node, 'additionalProperties'));
      if ('unevaluatedProperties' in raw && !mayLookAt(node, name)) pos.push(childOf(node, 'unevaluatedProperties'));
      if ('propertyNames' in raw && isValid(childOf(node, 'propertyNames'), name) === false) pos.push(syntheticNode(node.document, never));
    }
    const neg = this.neg.flatMap((node) => negativeMember(node, name, this.required));
    if (this.absent.has(name)) pos.push(syntheticNode(this.plain[0]?.document ?? this.neg[0]!.document, never));
    return { pos, neg, split: none };
  }

  /**
   * What is known of a member whose name is none of `named`, one entry for each way its name may fall.
   * @param except patterns that the name does not match
   */
  otherMembers(named: ReadonlySet<string>, except: ReadonlySet<string> = none): readonly Known[] {
    if (this.onlyNames?.every((name) => named.has(name))) return [];
    let ways: readonly (readonly Node[])[] = [[]];
    for (const node of this.plain) {
      const { raw } = node;
      const falls: (readonly Node[])[] = [];
      const patterns = namesOf(raw['patternProperties']).filter((pattern) => !except.has(pattern));
      // every name of the group itself is named, so only patterns and the rest remain
      for (const pattern of patterns) falls.push([childOf(node, 'patternProperties', pattern)]);
      const isListed = namesOf(raw['properties']).every((name) => named.has(name));
      falls.push('additionalProperties' in raw && isListed ? [childOf(node, 'additionalProperties')] : []);
      // too many ways: this schema is left out, so that less is known of each
      if ((falls.length > 1 || falls[0]!.length > 0) && ways.length * falls.length <= 64) ways = ways.flatMap((way) => falls.map((fall) => [...way, ...fall]));
      if ('unevaluatedProperties' in raw && mayLookOnlyAt(node, named)) ways = ways.map((way) => [...way, childOf(node, 'unevaluatedProperties')]);
    }
    return ways.map((pos) => ({ pos, neg: [], split: none }));
  }

  /** Names that any of the schemas mentions. */
  get names(): ReadonlySet<string> {
    return new Set([...this.required, ...this.plain.flatMap(({ raw }) => namesOf(raw['properties'])), ...(this.onlyNames ?? [])]);
  }

  /** The only names there can be, when `propertyNames` lists them. */
  get onlyNames(): readonly string[] | undefined {
    for (const node of this.plain) {
      const listed = 'propertyNames' in node.raw ? new Facts(known(childOf(node, 'propertyNames'), textNode)).values : undefined;
      if (listed) return listed.filter((name) => typeof name === 'string');
    }
    return undefined;
  }

  /** Patterns that every name must match. */
  get namePatterns(): ReadonlySet<string> {
    return new Set(
      this.plain.flatMap(({ raw }) =>
        typeof objectOf(raw['propertyNames'])['pattern'] === 'string' ? [String(objectOf(raw['propertyNames'])['pattern'])] : [],
      ),
    );
  }

  /** What is known of the item at a position, if it is there. */
  item(index: number): Known {
    const pos: Node[] = [];
    for (const node of this.plain) {
      const prefix = listOf(node.raw['prefixItems']).length;
      if (index < prefix) pos.push(childOf(node, 'prefixItems', index));
      else if ('items' in node.raw) pos.push(childOf(node, 'items'));
    }
    return { pos, neg: [], split: none };
  }

  /** How many positions are described one by one. */
  get prefixLength(): number {
    return this.plain.reduce((most, { raw }) => Math.max(most, listOf(raw['prefixItems']).length), 0);
  }
}

const never = { not: {} } as const;
const textNode = syntheticNode(nowhere, { type: 'string' });
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function allowsType(raw: Raw, type: ValueType): boolean {
  if ('const' in raw && !hasType([raw['const']], type)) return false;
  if (Array.isArray(raw['enum']) && !hasType(raw['enum'], type)) return false;
  if (!('type' in raw)) return true;
  const names = [raw['type']].flat();
  return names.includes(type) || (type === 'number' && names.includes('integer'));
}

const hasType = (values: readonly unknown[], type: ValueType): boolean =>
  values.some((value) => (value === null ? type === 'null' : Array.isArray(value) ? type === 'array' : typeof value === type));

function boundOf(raw: Raw, keyword: string, isExclusive: boolean): readonly Bound[] {
  return typeof raw[keyword] === 'number' ? [{ value: raw[keyword], isExclusive }] : [];
}

function wholeBound({ value, isExclusive }: Bound, direction: 1 | -1): Bound {
  const whole = direction === 1 ? Math.ceil(value) : Math.floor(value);
  return { value: whole === value && isExclusive ? whole + direction : whole, isExclusive: false };
}

/** "Not (the member fulfils S)" of a negative such as {properties: {k: S}, required: [k]}. */
function negativeMember({ raw, document }: Node, name: string, required: ReadonlySet<string>): readonly Node[] {
  const shape = oneMember(raw);
  if (shape?.name !== name || !required.has(name)) return [];
  return [syntheticNode(document, shape.schema)];
}

const opposite: { readonly [keyword: string]: (limit: number) => Raw } = {
  minimum: (limit) => ({ type: 'number', exclusiveMaximum: limit }),
  maximum: (limit) => ({ type: 'number', exclusiveMinimum: limit }),
  exclusiveMinimum: (limit) => ({ type: 'number', maximum: limit }),
  exclusiveMaximum: (limit) => ({ type: 'number', minimum: limit }),
  minLength: (limit) => ({ type: 'string', maxLength: limit - 1 }),
  maxLength: (limit) => ({ type: 'string', minLength: limit + 1 }),
  minItems: (limit) => ({ type: 'array', maxItems: limit - 1 }),
  maxItems: (limit) => ({ type: 'array', minItems: limit + 1 }),
  minProperties: (limit) => ({ type: 'object', maxProperties: limit - 1 }),
  maxProperties: (limit) => ({ type: 'object', minProperties: limit + 1 }),
};

const opposed = new WeakMap<Node, readonly Node[]>();

/** Schemas that hold because one of a single keyword does not. */
function opposites(node: Node): readonly Node[] {
  const found = opposed.get(node);
  if (found) return found;
  const [keyword, ...others] = Object.keys(node.raw).filter((one) => !isNote(one));
  const limit = keyword === undefined ? undefined : node.raw[keyword];
  let made: readonly Node[] = [];
  if (keyword === 'not' && others.length === 0) made = [childOf(node, 'not')];
  else if (keyword !== undefined && others.length === 0 && typeof limit === 'number' && Object.hasOwn(opposite, keyword))
    made = [syntheticNode(node.document, opposite[keyword]!(limit))];
  opposed.set(node, made);
  return made;
}

/** The only member that a schema speaks of, when it speaks of one and nothing else. */
function oneMember(raw: Raw): { readonly name: string; readonly schema: Raw | boolean; readonly isRequired: boolean } | undefined {
  const [name, ...others] = namesOf(raw['properties']);
  if (name === undefined || others.length > 0) return undefined;
  const isRequired = textsOf(raw['required']).length > 0;
  if (!Object.keys(raw).every((keyword) => ['type', 'properties', 'required', 'title', 'description'].includes(keyword))) return undefined;
  if (textsOf(raw['required']).some((one) => one !== name) || ('type' in raw && raw['type'] !== 'object')) return undefined;
  return { name, schema: objectOf(raw['properties'])[name] as Raw | boolean, isRequired };
}

/** What a negative says of an object's members: {required: [k]} that does not hold means that k is absent. */
function readNegative({ raw }: Node, required: Set<string>, absent: Set<string>): void {
  const keywords = Object.keys(raw).filter((keyword) => !(keyword === 'type' && raw['type'] === 'object'));
  const missing = textsOf(raw['required']).filter((name) => !required.has(name));
  if (keywords.length === 1 && keywords[0] === 'required' && missing.length === 1) absent.add(missing[0]!);
  const shape = oneMember(raw);
  if (shape && !shape.isRequired) required.add(shape.name);
}

/** Whether a schema, or one beside it that judges the same value, may look at a member. Rather yes than no. */
function mayLookAt(node: Node, name: string, seen: readonly Node[] = [], isBelow = false): boolean {
  if (seen.includes(node) || seen.length > 40) return true;
  const { raw } = node;
  if (Object.hasOwn(objectOf(raw['properties']), name) || 'additionalProperties' in raw || (isBelow && 'unevaluatedProperties' in raw)) return true;
  if (namesOf(raw['patternProperties']).some((pattern) => regexOf(pattern)?.test(name) !== false)) return true;
  return inPlace(node).some((one) => mayLookAt(one, name, [...seen, node], true));
}

/** Whether a schema looks at named members only. Rather no than yes. */
function mayLookOnlyAt(node: Node, named: ReadonlySet<string>, seen: readonly Node[] = [], isBelow = false): boolean {
  if (seen.includes(node) || seen.length > 40) return false;
  const { raw } = node;
  if ('additionalProperties' in raw || (isBelow && 'unevaluatedProperties' in raw) || namesOf(raw['patternProperties']).length > 0) return false;
  if (!namesOf(raw['properties']).every((name) => named.has(name))) return false;
  return inPlace(node).every((one) => mayLookOnlyAt(one, named, [...seen, node], true));
}

/** Schemas that judge the same value. */
export function inPlace(node: Node): readonly Node[] {
  const { raw } = node;
  const target = targetOf(node);
  return [
    ...(target ? [target] : []),
    ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) => listOf(raw[keyword]).map((_, index) => childOf(node, keyword, index))),
    ...(['if', 'then', 'else'] as const).flatMap((keyword) => (keyword in raw ? [childOf(node, keyword)] : [])),
    ...namesOf(raw['dependentSchemas']).map((name) => childOf(node, 'dependentSchemas', name)),
  ];
}

/** Whether a least unit of numbers is a whole multiple of another, for sure. */
export const isUnitOf = (unit: number, finer: number): boolean => isMultiple(unit, finer) === true;
