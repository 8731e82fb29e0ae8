/** The standard and what the SDK adds to it, with the look-ups that chapters need. */
import { commonStatuses } from '../error-page.ts';
import { type ErrorRow, errorCodes } from '../../src/errors/codes.ts';
import { ruleRequirement, ruleTitle, titledRules } from '../../src/explain/rule-titles.ts';
import { rules } from '../../src/validate/rules/rules.ts';
import { anchors } from './anchors.ts';
import { type Module, modulesOf, type Operation } from './contract.ts';
import { code, codeLink, type Content, type Inline, joined } from '../../../.ci/docs/book/document.ts';
import type { CodeTable, FrozenVersion, Json, Requirement, Scalar, StandardData, Words } from './read-data.ts';

/** A rule that findings name. */
export interface RuleRow {
  readonly id: string;
  readonly title: Words;
  /** The sentence of a rule of the standard; absent for keywords of schemas and faults of files. */
  readonly sentence?: Words;
  readonly severity?: string;
  readonly requirement?: string;
  readonly types: readonly string[];
}

/** An error of the interface, or of tools. */
export interface ErrorEntry {
  readonly code: string;
  readonly status: number;
  readonly title: Words;
  readonly detail: Words;
}

/** What every chapter is a function of. */
export interface BookWorld {
  readonly data: StandardData;
  readonly frozen: readonly FrozenVersion[];
  readonly errors: readonly ErrorEntry[];
  readonly rules: readonly RuleRow[];
  /** Statuses that any operation may answer. */
  readonly commonStatuses: readonly number[];
  readonly modules: readonly Module[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** How far each requirement is: implemented, specified, planned. */
  readonly stateOf: ReadonlyMap<string, string>;
  /** Code table or scalar by the name of its type. */
  readonly tableOfType: ReadonlyMap<string, CodeTable>;
  readonly scalars: ReadonlyMap<string, Scalar>;
  /** References as text with a link; what does not exist is told without one. */
  readonly refer: References;
}

/** Makers of references. */
export interface References {
  requirement(id: string): Inline;
  clause(id: string): Inline;
  type(name: string): Inline;
  table(id: string): Inline;
  operation(id: string): Inline;
  rule(id: string): Inline;
  page(id: string): Inline;
  profile(id: string): Inline;
  indicator(id: string): Inline;
  /** Several, one after another; empty where there are none. */
  all(make: (name: string) => Inline, names: readonly string[] | undefined): Content;
}

/** Puts the world together. */
export function buildWorld(data: StandardData, frozen: readonly FrozenVersion[]): BookWorld {
  const modules = modulesOf(data.openapi);
  const known = {
    operations: new Map(modules.flatMap((module) => module.operations.map((operation) => [operation.id, operation] as const))),
    requirements: new Map(data.requirements.map((row) => [row.id, row])),
    tableOfType: new Map(data.tables.map((table) => [table.typeName, table])),
    scalars: new Map(data.scalars.map((scalar) => [scalar.name, scalar])),
    rules: readRules(),
  };
  return {
    data,
    frozen,
    errors: readErrors(),
    commonStatuses: [...commonStatuses.keys()],
    modules,
    stateOf: new Map(data.trace.clauses.flatMap(({ requirements }) => requirements.map(({ id, state }) => [id, state] as const))),
    ...known,
    refer: references(data, known),
  };
}

type Known = Pick<BookWorld, 'operations' | 'requirements' | 'tableOfType' | 'scalars' | 'rules'>;

function references(data: StandardData, { operations, requirements, tableOfType, scalars, rules: known }: Known): References {
  const clauses = new Set(
    data.clauses.flatMap(({ sentences, header, headings }) =>
      [...header, ...headings, ...sentences, ...sentences.flatMap(({ parts = [] }) => parts)].map(({ id }) => id),
    ),
  );
  const families = new Set(data.families.flatMap(({ types }) => types));
  const has = (names: Iterable<string>) => {
    const set = new Set(names);
    return (name: string) => set.has(name);
  };
  const reference =
    (isKnown: (name: string) => boolean, anchorOf: (name: string) => string, show: (name: string) => string = (name) => name) =>
    (name: string): Inline =>
      isKnown(name) ? codeLink(anchorOf(name), show(name)) : code(show(name));
  const table = reference(has(data.tables.map(({ id }) => id)), anchors.table);
  return {
    requirement: (id) => (requirements.has(id) ? { kind: 'link', to: anchors.requirement(id), text: id } : id),
    clause: (id) => (clauses.has(id) ? { kind: 'link', to: anchors.clause(id), text: id } : id),
    type: (name) => {
      const own = tableOfType.get(name);
      if (own) return { kind: 'link', to: anchors.table(own.id), text: own.id, isCode: true };
      if (scalars.has(name)) return codeLink(anchors.scalar(name), name);
      return families.has(name) ? codeLink(anchors.type(name), name) : code(name);
    },
    table,
    operation: reference((name) => operations.has(name), anchors.operation),
    rule: reference(has(known.map(({ id }) => id)), anchors.rule),
    page: reference(has(data.pages.map(({ id }) => id)), anchors.pages),
    profile: reference(has(data.profiles.map(({ id, version }) => `${id}@${version}`)), (name) => anchors.profile(name)),
    indicator: reference(has(data.indicators.flatMap(({ indicators = [] }) => indicators.map(({ id }) => id))), anchors.indicator),
    all: (make, names = []) =>
      joined(
        names.map((name) => [make(name)]),
        '、',
      ),
  };
}

const readErrors = (): readonly ErrorEntry[] =>
  (Object.entries(errorCodes) as readonly (readonly [string, ErrorRow])[]).map(([name, { status, title, detail }]) => ({
    code: name,
    status,
    title: { zh: title['zh-CN'], en: title.en },
    detail: { zh: detail['zh-CN'], en: detail.en },
  }));

const readRules = (): readonly RuleRow[] =>
  titledRules.map((id): RuleRow => {
    const own = rules.find((rule) => rule.id === id);
    const requirement = ruleRequirement(id);
    return {
      id,
      title: ruleTitle(id) ?? { zh: id, en: id },
      ...(own ? { sentence: { zh: own.zh, en: own.en }, severity: own.severity } : {}),
      ...(requirement === undefined ? {} : { requirement }),
      types: own?.on === 'record' ? own.types : [],
    };
  });

/** JSON value in few words, for cells. */
export const shortJson = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A schema as the words of it want it. */
export const asSchema = (schema: unknown): Json => (typeof schema === 'object' && schema !== null ? (schema as Json) : {});
