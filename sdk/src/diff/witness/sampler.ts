/**
 * Makes values that fulfil some schemas, looking for those that another schema (the hint) may refuse: bounds of both, each member left
 * out, one unknown member, each listed value, each branch. What cannot differ, as the prover knows, is varied no further.
 * Deterministic: the same schemas give the same values.
 */

import { Facts, type Known, known, namesOf, textsOf } from '../prove/facts.ts';
import { type Prover, partsOf } from '../prove/prover.ts';
import { canonicalId } from '../schema/canonical.ts';
import { childOf, type Node, nowhere, syntheticNode } from '../schema/document.ts';
import { isValid, judgedSchemas } from '../schema/evaluate.ts';
import type { ValueType } from '../schema/vocabulary.ts';
import { patternTexts } from '../pattern/pattern-texts.ts';
import { lengthsAround, listedValues, numberCandidates, textCandidates } from './plain-values.ts';
import { blameOf } from './blame.ts';
import { type Members, pick, safeJson, set, textOf, without } from './candidates.ts';
import { aroundOf, filled, ids, itemGoals, memberGoals, requiringNode } from './goals.ts';
import { createRandom } from './random.ts';

const most = { own: 120, members: 1500, items: 600, fine: 24, refused: 4, depth: 9, level: 4, branches: 24, shared: 3 } as const;

/** What was made for one question and serves the next about the same two documents: definitions that many types share are varied once. */
interface Shared {
  readonly samples: Map<string, readonly unknown[]>;
  readonly bases: Map<string, { readonly value: unknown } | undefined>;
}

const sharedBy = new WeakMap<Prover, Shared>();

function sharedOf(prover: Prover): Shared {
  const known = sharedBy.get(prover) ?? { samples: new Map(), bases: new Map() };
  sharedBy.set(prover, known);
  return known;
}

/** Samples of one comparison. */
export class Sampler {
  readonly #prover: Prover;
  readonly #known = new Map<string, readonly unknown[]>();
  readonly #bases = new Map<string, { readonly value: unknown } | undefined>();
  readonly #shared: Shared;
  /** How often something was asked for while it was being made: what came of it is a stopgap and is not shared. */
  #stopgaps = 0;
  readonly #making = new Set<string>();
  #work = 0;
  readonly #limit: number;
  /** Schemas judged when it began. */
  readonly #judged = judgedSchemas();

  /** @param limit how many candidates are looked at before it stops varying */
  constructor(prover: Prover, limit = 60_000) {
    this.#prover = prover;
    this.#shared = sharedOf(prover);
    this.#limit = limit;
  }

  get #isTired(): boolean {
    return this.#work > this.#limit || judgedSchemas() - this.#judged > this.#limit * 60;
  }

  /** Values that fulfil all of `pos`; the first is the plainest. */
  samples(pos: readonly Node[], hints: readonly Node[], depth = 0, level = 0): readonly unknown[] {
    const key = `${ids(pos)}<${ids(hints)}@${level}`;
    if (this.#making.has(key)) this.#stopgaps += 1;
    const found = this.#known.get(key) ?? this.#shared.samples.get(key);
    if (found) return found;
    if (this.#isTired) return [];
    // a recursive schema asks for itself: it gets the plain values
    this.#known.set(key, []);
    const made = this.#wholly(key, () => this.#make(pos, hints, depth, level));
    this.#known.set(key, made.value);
    if (made.isWhole && depth <= most.shared) this.#shared.samples.set(key, made.value);
    return made.value;
  }

  /** Makes something, and tells whether it is all that it would be if it were asked for alone. */
  #wholly<T>(key: string, make: () => T): { readonly value: T; readonly isWhole: boolean } {
    const before = this.#stopgaps;
    this.#making.add(key);
    const value = make();
    this.#making.delete(key);
    return { value, isWhole: this.#stopgaps === before && !this.#isTired };
  }

  #make(pos: readonly Node[], hints: readonly Node[], depth: number, level: number): readonly unknown[] {
    const kept = new Map<string, unknown>();
    const keep = (candidates: Iterable<unknown>, limit: number) => {
      for (const value of candidates) {
        this.#work += 1;
        if (kept.size >= limit || this.#isTired) return;
        const text = safeJson(value);
        if (text !== undefined && !kept.has(text) && pos.every((node) => isValid(node, value) !== false)) kept.set(text, value);
      }
    };
    const facts = new Facts(known(...pos));
    const around = aroundOf([...pos, ...hints]);
    const values = facts.values ?? [];
    // of a long list those that tell most come first
    keep(values.filter((value) => hints.some((hint) => isValid(hint, value) === false)).slice(0, 50), 50);
    keep(values, 600);
    keep(listedValues(around), 600);
    for (const type of facts.types)
      keep(
        this.#ofType(type, { facts, hints, around, depth, level }),
        kept.size + (type === 'object' ? most.members : type === 'array' ? most.items : most.own),
      );
    if (level < most.level) {
      for (const branch of this.#branches(facts, hints)) keep(this.samples([...pos, ...branch], hints, depth, level + 1), kept.size + most.members);
    }
    return [...kept.values()];
  }

  /** Schemas that the value may fulfil besides: the alternatives of what is known, and what the hint looks at. */
  #branches(facts: Facts, hints: readonly Node[]): readonly (readonly Node[])[] {
    const all: (readonly Node[])[] = [];
    for (const node of [...facts.plain, ...hints.flatMap((hint) => partsOf(hint))]) {
      const { raw } = node;
      for (const keyword of ['anyOf', 'oneOf'] as const) {
        const branches = Array.isArray(raw[keyword]) ? raw[keyword].map((_, index) => childOf(node, keyword, index)) : [];
        all.push(...branches.map((branch) => [branch]));
        // two at once: what oneOf refuses
        if (keyword === 'oneOf' && branches.length <= 4)
          for (const [index, one] of branches.entries()) all.push(...branches.slice(index + 1).map((other) => [one, other]));
      }
      if ('if' in raw) {
        const condition = childOf(node, 'if');
        all.push(
          [condition],
          ...(['then', 'else'] as const).flatMap((keyword) => (keyword in raw ? [[childOf(node, keyword)], [condition, childOf(node, keyword)]] : [])),
        );
        all.push([syntheticNode(node.document, { not: raw['if'] as Members })]);
      }
      if ('not' in raw) all.push([childOf(node, 'not')]);
      for (const name of namesOf(raw['dependentSchemas'])) all.push([childOf(node, 'dependentSchemas', name), requiringNode(name)]);
    }
    const isNew = (branch: readonly Node[]) => !branch.every((node) => facts.ids.has(canonicalId(node)));
    return all.filter((branch) => isNew(branch) && !this.#prover.holdsNothing(known(...facts.all.pos, ...branch))).slice(0, most.branches);
  }

  #ofType(type: ValueType, place: Place): Iterable<unknown> {
    const { around } = place;
    if (type === 'null') return [null];
    if (type === 'boolean') return [true, false];
    if (type === 'number') return numberCandidates(around);
    if (type === 'string') return textCandidates(around);
    return type === 'array' ? this.#arrays(place) : this.#objects(place);
  }

  /** The plainest value; undefined when none was found. */
  base(from: Known, depth: number): { readonly value: unknown } | undefined {
    this.#work += 1;
    if (depth > 24 || this.#isTired) {
      this.#stopgaps += 1;
      return undefined;
    }
    const pos = filled(from.pos);
    const key = ids(pos);
    if (this.#making.has(key)) this.#stopgaps += 1;
    if (this.#bases.has(key)) return this.#bases.get(key);
    if (this.#shared.bases.has(key)) return this.#shared.bases.get(key);
    this.#bases.set(key, undefined);
    const { value, isWhole } = this.#wholly(key, () => this.#makeBase(pos, depth));
    this.#bases.set(key, value);
    if (isWhole && depth <= most.shared) this.#shared.bases.set(key, value);
    return value;
  }

  #makeBase(pos: readonly Node[], depth: number): { readonly value: unknown } | undefined {
    const facts = new Facts(known(...pos));
    const fits = (value: unknown) => pos.every((node) => isValid(node, value) !== false);
    const around = aroundOf(pos);
    const first = (candidates: Iterable<unknown>): { readonly value: unknown } | undefined => {
      for (const value of candidates) if (fits(value)) return { value };
      return undefined;
    };
    let found = first([...(facts.values ?? []), ...listedValues(around)]);
    const place: Place = { facts, hints: [], around, depth, level: most.level };
    for (const type of sorted(facts.types)) found ??= first(type === 'object' ? this.#plainObjects(place) : this.#ofType(type, place));
    for (const branch of this.#branches(facts, []))
      found ??= depth > 12 ? undefined : this.base({ pos: [...pos, ...branch], neg: [], split: new Set() }, depth + 1);
    return found;
  }

  *#plainObjects({ facts, depth }: Place): Generator<Members> {
    const minimal = this.#members(facts, facts.required, depth);
    if (minimal) yield minimal;
    const full = this.#members(facts, [...facts.required, ...facts.names], depth);
    if (full) yield full;
    if (minimal) for (let count = 1; count <= facts.least('minProperties'); count += 1) yield this.#withUnknown(facts, minimal, count, depth);
  }

  #members(facts: Facts, names: Iterable<string>, depth: number): Members | undefined {
    const made: Record<string, unknown> = {};
    for (const name of new Set(names)) {
      const value = this.base(facts.member(name), depth + 1);
      if (value) set(made, name, value.value);
      else if (facts.required.has(name)) return undefined;
    }
    return made;
  }

  #withUnknown(facts: Facts, from: Members, count: number, depth: number): Members {
    const made: Record<string, unknown> = { ...from };
    for (let index = 0; Object.keys(made).length < Object.keys(from).length + count && index < count + 50; index += 1) {
      const name = `member${index}`;
      const value = this.base(facts.member(name), depth + 1);
      if (value) made[name] = value.value;
    }
    return made;
  }

  *#objects(place: Place): Generator<Members> {
    const { facts, hints, around, depth } = place;
    const minimal = this.#members(facts, facts.required, depth);
    if (!minimal) return;
    yield minimal;
    const goals = aroundOf(hints);
    const listed = new Set([
      ...facts.names,
      ...around.flatMap(({ raw }) => [
        ...namesOf(raw['properties']),
        ...textsOf(raw['required']),
        ...namesOf(raw['dependentRequired']),
        ...namesOf(raw['dependentSchemas']),
      ]),
    ]);
    const full = this.#members(facts, [...facts.required, ...listed], depth) ?? minimal;
    yield full;
    if (depth > most.depth) return;
    for (const name of listed) {
      if (Object.hasOwn(full, name)) yield without(full, name);
      if (Object.hasOwn(minimal, name)) yield without(minimal, name);
    }
    for (const names of around.flatMap(({ raw }) => Object.entries((raw['dependentRequired'] ?? {}) as { readonly [name: string]: readonly string[] }))) {
      yield { ...minimal, ...pick(full, [names[0]]) };
      yield { ...minimal, ...pick(full, [names[0], ...names[1]]) };
    }
    const isDependent = around.some(({ raw }) => 'if' in raw || 'not' in raw || 'anyOf' in raw || 'dependentSchemas' in raw);
    for (const name of listed) {
      const varied = isDependent ? this.samples(filled(facts.member(name).pos), [], depth + 1, most.level).slice(0, 8) : [];
      for (const value of [...this.#memberSamples(facts, goals, name, depth), ...varied]) {
        yield { ...minimal, [name]: value };
        if (this.#isConditional(around)) yield { ...full, [name]: value };
      }
    }
    yield* this.#unknownMembers(place, goals, minimal, full);
    const counts = lengthsAround(around, 80, 'minProperties', 'maxProperties');
    const names = Object.keys(full);
    for (const count of counts) {
      if (count > names.length) yield this.#withUnknown(facts, full, count - names.length, depth);
      else yield { ...minimal, ...pick(full, names.slice(0, count)) };
      if (count > Object.keys(minimal).length) yield this.#withUnknown(facts, minimal, count - Object.keys(minimal).length, depth);
    }
    if (this.#isConditional(around)) yield* this.#mixed(place, goals, full, [...listed]);
  }

  #isConditional(around: readonly Node[]): boolean {
    return around.some(({ raw }) => 'if' in raw || 'anyOf' in raw || 'oneOf' in raw || 'not' in raw || 'dependentSchemas' in raw || 'dependentRequired' in raw);
  }

  /** Members chosen by chance, with a fixed seed: for schemas whose members depend on each other. */
  *#mixed({ facts, depth }: Place, goals: readonly Node[], full: Members, names: readonly string[]): Generator<Members> {
    const random = createRandom(7);
    const choices = names.map((name) => [name, this.#memberSamples(facts, goals, name, depth)] as const);
    for (let round = 0; round < 60; round += 1) {
      const made: Record<string, unknown> = {};
      for (const [name, values] of choices) {
        if (!facts.required.has(name) && random() < 0.45) continue;
        if (values.length > 0) set(made, name, values[Math.floor(random() * Math.min(values.length, 12))]);
        else if (Object.hasOwn(full, name)) set(made, name, full[name]);
      }
      yield made;
    }
  }

  #memberSamples(facts: Facts, goals: readonly Node[], name: string, depth: number): readonly unknown[] {
    const member = facts.member(name);
    const hint = memberGoals(goals, name);
    return this.#childSamples(member, hint, depth);
  }

  /** Varied where the hint may refuse, else the plainest alone. */
  #childSamples(own: Known, hint: readonly Node[], depth: number): readonly unknown[] {
    const isSettled = hint.every((goal) => this.#prover.goal(own, goal));
    if (isSettled) {
      const plain = this.base(own, depth + 1);
      return plain ? [plain.value] : [];
    }
    const pos = filled(own.pos);
    return this.#telling(this.samples(pos, hint, depth + 1), hint);
  }

  /** A few for each place that refuses them, and a few that nothing refuses. */
  #telling(values: readonly unknown[], goals: readonly Node[]): readonly unknown[] {
    const fine: unknown[] = [];
    const refused = new Map<string, unknown[]>();
    for (const value of values) {
      const goal = goals.find((one) => isValid(one, value) !== true);
      const place = goal && blameOf(goal, value);
      const group = goal ? (refused.get(`${place?.pointer} ${place?.keyword}`) ?? []) : fine;
      if (goal) refused.set(`${place?.pointer} ${place?.keyword}`, group);
      group.push(value);
    }
    // what was kept has a canonical text, as long as any other text of it
    const smallest = (group: readonly unknown[], count: number) => group.toSorted((a, b) => textOf(a).length - textOf(b).length).slice(0, count);
    return [...fine.slice(0, most.fine), ...[...refused.values()].flatMap((group) => smallest(group, most.refused))];
  }

  *#unknownMembers({ facts, around, depth }: Place, goals: readonly Node[], minimal: Members, full: Members): Generator<Members> {
    const patterns = new Set(
      around.flatMap(({ raw }) => [
        ...namesOf(raw['patternProperties']),
        ...textsOf([(raw['propertyNames'] as Members | undefined)?.['pattern']]).filter((one) => typeof one === 'string'),
      ]),
    );
    const fromNames = around.flatMap(({ raw }) =>
      'propertyNames' in raw && typeof raw['propertyNames'] === 'object' ? [raw['propertyNames'] as Members] : [],
    );
    const named = fromNames
      .flatMap((raw) => [...listedValues([syntheticNode(nowhere, raw)]), ...textCandidates([syntheticNode(nowhere, raw)]).slice(0, 40)])
      .filter((one) => typeof one === 'string');
    const names = new Set(['unknownMember', 'x', '中文', ...[...patterns].flatMap((pattern) => patternTexts(pattern, 6)), ...named]);
    for (const name of names) {
      if (Object.hasOwn(full, name)) continue;
      for (const value of this.#memberSamples(facts, goals, name, depth).slice(0, 40)) {
        yield { ...minimal, [name]: value };
        yield { ...full, [name]: value };
      }
    }
  }

  *#arrays(place: Place): Generator<readonly unknown[]> {
    const { facts, hints, around, depth } = place;
    const lengths = lengthsAround(around, 600, 'minItems', 'maxItems', 'minContains', 'maxContains');
    const prefixes = around.map(({ raw }) => (Array.isArray(raw['prefixItems']) ? raw['prefixItems'].length : 0));
    const wanted = [...new Set([facts.least('minItems'), ...lengths, ...prefixes, ...prefixes.map((length) => length + 1)])];
    const isUnique = facts.plain.some(({ raw }) => raw['uniqueItems'] === true);
    const contained = around.flatMap((node) => ('contains' in node.raw ? [childOf(node, 'contains')] : []));
    const plain = this.#plainArray(facts, facts.least('minItems'), isUnique, depth);
    if (plain) yield plain;
    if (depth > most.depth) return;
    for (const length of wanted) {
      const made = this.#plainArray(facts, length, isUnique, depth);
      if (made) yield made;
    }
    const goals = aroundOf(hints);
    const positions = Math.max(facts.prefixLength, ...prefixes) + 1;
    for (let index = 0; index < Math.min(positions, 12); index += 1) {
      const before = this.#plainArray(facts, index, isUnique, depth);
      if (!before) break;
      const after = this.#plainArray(facts, Math.max(facts.least('minItems'), index + 1), isUnique, depth)?.slice(index + 1) ?? [];
      for (const value of this.#childSamples(facts.item(index), itemGoals(goals, index), depth)) {
        yield [...before, value, ...after];
        if (after.length === 0) yield [...before, value, value];
      }
    }
    for (const node of contained) {
      const own = facts.item(facts.prefixLength);
      const held = this.#telling(this.samples([...own.pos, node], contained, depth + 1, most.level), contained);
      const free = this.samples(filled(own.pos), [node], depth + 1, most.level).filter((value) => isValid(node, value) === false);
      for (const length of lengths.filter((count) => count <= 12)) {
        for (const value of held.slice(0, 3)) {
          yield Array.from({ length }, () => value);
          yield [...free.slice(0, 1), ...Array.from({ length }, () => value)];
        }
        if (held.length >= length) yield held.slice(0, length);
        if (free.length > 0) yield Array.from({ length }, () => free[0]);
        yield free.slice(0, length);
      }
    }
  }

  #plainArray(facts: Facts, length: number, isUnique: boolean, depth: number): readonly unknown[] | undefined {
    const made: unknown[] = [];
    const used = new Set<string>();
    for (let index = 0; index < length; index += 1) {
      const item = facts.item(index);
      const value = isUnique ? this.#freshItem(item, used, index, depth) : this.base(item, depth + 1);
      if (!value) return undefined;
      used.add(safeJson(value.value) ?? '');
      made.push(value.value);
    }
    return made;
  }

  #freshItem(item: Known, used: ReadonlySet<string>, index: number, depth: number): { readonly value: unknown } | undefined {
    const isFresh = (value: unknown) => !used.has(safeJson(value) ?? '');
    const plain = this.base(item, depth + 1);
    if (!plain || isFresh(plain.value)) return plain;
    const fits = (value: unknown) => isFresh(value) && item.pos.every((node) => isValid(node, value) !== false);
    const simple = [index, `a${index}`, `r${index}`, `${plain.value}${index}`, String(index)].find(fits);
    if (simple !== undefined) return { value: simple };
    const pos = filled(item.pos);
    const other = this.samples(pos, [], depth + 1, most.level).find(fits);
    return other === undefined ? undefined : { value: other };
  }
}

interface Place {
  readonly facts: Facts;
  readonly hints: readonly Node[];
  /** Every schema whose bounds are worth trying here. */
  readonly around: readonly Node[];
  readonly depth: number;
  readonly level: number;
}

/** A plain text is the easiest to read in a report. */
const order: readonly ValueType[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];
const sorted = (types: readonly ValueType[]): readonly ValueType[] => order.filter((type) => types.includes(type));
