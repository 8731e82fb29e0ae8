/**
 * The scored checks (计分的检查) that can be carried out today without a running platform: they judge data and pages. Each belongs to one
 * requirement that is proven, and names the examples that show it pass and fail. One place has one owner: a fault of a record fails one check.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Examples, exampleName, type InvalidExample } from './examples.ts';
import type { ModelType } from './model-ast.ts';
import type { PageRule } from './page-rules.ts';
import { isPlanned, type Requirement } from './requirements.ts';
import { home } from './sources.ts';

/** What carries a check out: the schema of a type, at some places or everywhere else; a rule that no schema expresses; a rule on pages. */
export type CheckKind = 'places' | 'form' | 'rule' | 'page-rule';

/** Where a check looks: `*` stands for every item and every name of a map. */
export interface CheckedPlace {
  readonly pointer: string;
  /** Keyword of JSON Schema, or "code". */
  readonly keyword: string;
}

/** An example that shows a check; `mended`: the instance after its fix. Of a page rule the number of the example, counted from 1. */
export interface ShownBy {
  readonly type?: string;
  readonly example: string;
  readonly mended?: true;
}

/** A check. */
export interface ScoredCheck {
  readonly check: string;
  readonly requirement: string;
  /** Level of the requirement: a SHOULD that is missed is told and fails nobody. */
  readonly demand: 'MUST' | 'SHOULD' | 'MAY';
  /** First level (core, interop, full) that asks for the requirement. */
  readonly level: string;
  readonly kind: CheckKind;
  /** `more`: the requirement asks for more than data shows. `none`: it asks for nothing else. */
  readonly rest: 'none' | 'more';
  /** Types of records it judges; kinds of pages for a page rule. */
  readonly types: readonly string[];
  readonly rule?: string;
  readonly places?: readonly CheckedPlace[];
  readonly examples: { readonly passed: readonly ShownBy[]; readonly failed: readonly ShownBy[]; readonly inapplicable: readonly ShownBy[] };
}

/** Requirements, or single checks of them, that no data can show, and why. */
export interface Unscored {
  readonly id: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly requirements: readonly string[];
}

/** Requirements by level, the first level first; a level holds those of the levels before it. */
export type Levels = readonly (readonly [level: string, requirements: readonly string[]])[];

/** What the checks are made of. */
export interface CheckSources {
  readonly requirements: readonly Requirement[];
  readonly examples: Examples;
  readonly model: ReadonlyMap<string, ModelType>;
  readonly roots: readonly string[];
  readonly pageRules: readonly PageRule[];
  readonly unscored: readonly Unscored[];
  readonly levels: Levels;
}

/** File of the reasons, from the folder of the standard. */
export const unscoredFile = 'scored/unscored.yaml';

/** Groups of requirements that no check of data can judge. */
export const readUnscored = (): readonly Unscored[] => parse(readFileSync(join(home, unscoredFile), 'utf8')) as readonly Unscored[];

/** Levels as the generated file of the profiles states them. */
export function levelsIn(outputs: ReadonlyMap<string, string>): Levels {
  interface Claiming {
    readonly id: string;
    readonly claims: { readonly requirements: readonly string[] };
  }
  const profiles = JSON.parse(outputs.get('standards/generated/profiles/profiles.json') ?? '[]') as readonly Claiming[];
  return ['core', 'interop', 'full'].map((level) => [level, profiles.find(({ id }) => id === level)?.claims.requirements ?? []] as const);
}

/** Group of what only a running platform shows. */
export const runningPlatform = 'running-platform';

/** Proven rows that bind operations and have no check of data: only requests show them, and nobody needs to write that down one by one. */
export function withOperations(stated: readonly Unscored[], rows: readonly Requirement[], checks: readonly ScoredCheck[]): readonly Unscored[] {
  const known = new Set([...checks.map(({ requirement }) => requirement), ...stated.flatMap(({ requirements }) => requirements)]);
  const more = rows.filter((row) => !isPlanned(row) && (row.surface.operations ?? []).length > 0 && !known.has(row.id)).map(({ id }) => id);
  return stated.map((group) => (group.id === runningPlatform ? { ...group, requirements: [...group.requirements, ...more].toSorted() } : group));
}

/** `/items/3/note` as `/items/*` + `/note`: what an example shows of one item holds of every item. */
export const placeOf = (pointer: string): string => pointer.replaceAll(/\/(0|[1-9]\d*)(?=\/|$)/g, '/*');

const kebab = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

const shown = ({ type, file }: { readonly type: string; readonly file: string }): ShownBy => ({ type, example: exampleName(file) });
const mended = (one: InvalidExample): ShownBy => ({ ...shown(one), mended: true });

/** All checks, in the order of their ids. */
export function scoredChecks(sources: CheckSources): readonly ScoredCheck[] {
  const rows = sources.requirements.filter((row) => !isPlanned(row) && row.stability !== 'withdrawn');
  const owned = ownedExamples(sources, new Set(rows.map(({ id }) => id)));
  return rows
    .flatMap((row) => [...schemaChecks(row, owned, sources), ...ruleChecks(row, sources), ...pageChecks(row, sources)])
    .toSorted((a, b) => (a.check < b.check ? -1 : 1));
}

/** Whether data shows all that a row asks: it binds no operation and no page, and its proof is data, or a rule is all that it binds. */
const isWholeInData = ({ surface: { operations = [], pages = [], rules = [], schemas = [] }, verify }: Pick<Requirement, 'surface' | 'verify'>): boolean =>
  operations.length + pages.length === 0 && (verify.method === 'schema' || (rules.length > 0 && schemas.length === 0));

type Made = Omit<ScoredCheck, 'check' | 'requirement' | 'demand' | 'level' | 'rest'> & { readonly name: string };

function checkOf({ id, level: demand, surface, verify }: Requirement, { name, ...made }: Made, { levels }: CheckSources): ScoredCheck {
  const level = levels.find(([, ids]) => ids.includes(id))?.[0] ?? 'none';
  return { check: `${id}/${name}`, requirement: id, demand, level, rest: isWholeInData({ surface, verify }) ? 'none' : 'more', ...made };
}

/** Type → requirement that owns its places → the examples that a schema refuses there. */
type Owned = ReadonlyMap<string, ReadonlyMap<string, readonly InvalidExample[]>>;

/**
 * One place has one owner: the first proven requirement that an example of the type names for it, else the requirement of the type itself.
 * What neither owns is left out.
 */
function ownedExamples({ requirements, examples, pageRules, model }: CheckSources, proven: ReadonlySet<string>): Owned {
  const rules = new Set([...requirements.flatMap(({ surface }) => surface.rules ?? []), ...pageRules.map(({ id }) => id)]);
  const refused = Map.groupBy(
    examples.invalid.filter(({ reason }) => !rules.has(reason.keyword)),
    ({ type }) => type,
  );
  return new Map(
    [...refused].map(([type, all]) => {
      const places = Map.groupBy(all, ({ reason }) => `${placeOf(reason.pointer)} ${reason.keyword}`);
      const owners = [...places.values()].map((same) => {
        const named = same.map(({ reason }) => reason.requirement ?? '').find((id) => proven.has(id));
        return [named ?? model.get(type)?.requirement ?? '', same] as const;
      });
      const byOwner = Map.groupBy(owners, ([owner]) => owner);
      return [type, new Map([...byOwner].map(([owner, list]) => [owner, list.flatMap(([, same]) => same)]))];
    }),
  );
}

/** What the schema of a type demands at the places that the row owns; where the row is that of the type itself, everywhere else too. */
function schemaChecks(row: Requirement, owned: Owned, sources: CheckSources): readonly ScoredCheck[] {
  return sources.roots.flatMap((type) => {
    const own = owned.get(type)?.get(row.id) ?? [];
    if (sources.model.get(type)?.requirement === row.id) {
      const passed = sources.examples.valid.filter((one) => one.type === type).map(shown);
      return [
        checkOf(row, { name: `${kebab(type)}-form`, kind: 'form', types: [type], examples: { passed, failed: own.map(shown), inapplicable: [] } }, sources),
      ];
    }
    if (own.length === 0) return [];
    const places = new Map(own.map(({ reason: { pointer, keyword } }) => [`${placeOf(pointer)} ${keyword}`, { pointer: placeOf(pointer), keyword }]));
    const examples = { passed: own.map(mended), failed: own.map(shown), inapplicable: [] };
    return [checkOf(row, { name: `${kebab(type)}-members`, kind: 'places', types: [type], places: [...places.values()], examples }, sources)];
  });
}

/** Rules that no schema expresses. */
function ruleChecks(row: Requirement, sources: CheckSources): readonly ScoredCheck[] {
  const { invalid, warned } = sources.examples;
  const left = new Set(sources.unscored.flatMap(({ requirements }) => requirements));
  return (row.surface.rules ?? [])
    .filter((rule) => !left.has(`${row.id}/${rule}`))
    .map((rule) => {
      const own = [...invalid, ...warned].filter(({ reason }) => reason.keyword === rule);
      const types = [...new Set(own.map(({ type }) => type))].sort();
      return checkOf(row, { name: rule, kind: 'rule', rule, types, examples: { passed: own.map(mended), failed: own.map(shown), inapplicable: [] } }, sources);
    });
}

/** Rules on pages, whose examples stand in the rule. */
function pageChecks(row: Requirement, sources: CheckSources): readonly ScoredCheck[] {
  const counted = (list: readonly unknown[]) => list.map((_, index) => ({ example: String(index + 1) }));
  return sources.pageRules
    .filter(({ requirement }) => requirement === row.id)
    .map(({ id, pages, examples: { passed, failed, inapplicable } }) =>
      checkOf(
        row,
        {
          name: id,
          kind: 'page-rule',
          rule: id,
          types: pages,
          examples: { passed: counted(passed), failed: counted(failed), inapplicable: counted(inapplicable) },
        },
        sources,
      ),
    );
}

const head = `# 计分的检查：发布之日随版本冻结；此后新增的检查照常运行，但注明“不计分”。由 npm run generate 写出，请勿手改；例子见 generated/scored-checks.json。
# Checks that count for conformity, frozen with each version: later ones run as "not scored". Written by npm run generate, do not edit; examples: generated/scored-checks.json.
note: >-
  这里的检查判断数据和页面，不需要运行中的平台，今天就能执行；通过它们不等于平台符合。rest 为 more 的，要求所说不止于此，其余部分由符合性检验程序对运行中的平台检验；该程序尚未写成，在此之前任何一方都不能声称“符合集约规范”。
  · These checks judge data and pages, need no running platform and can be carried out today; to pass them is not conformity. Where rest is "more", the requirement asks for more than data shows; that is seen
  at a running platform by the conformance kit, which is not written yet; until then nobody can claim conformity.
`;

/** The list as it is frozen with a version. */
export function scoredYaml(checks: readonly ScoredCheck[], unscored: readonly Unscored[]): string {
  const row = ({ check, level, demand, kind, rest, types, examples: { passed, failed } }: ScoredCheck) =>
    `  - {check: ${check}, level: ${level}, demand: ${demand}, kind: ${kind}, rest: ${rest}, types: [${types.join(', ')}], passed: ${passed.length}, failed: ${failed.length}}\n`;
  const group = ({ id, reason, requirements }: Unscored) =>
    `  - id: ${id}\n    reason: {zh: ${JSON.stringify(reason.zh)}, en: ${JSON.stringify(reason.en)}}\n    requirements: [${requirements.join(', ')}]\n`;
  return `${head}checks:\n${checks.map(row).join('')}# 已实现的“应”而没有数据检查的，及其理由 · MUST rows that are implemented and have no check of data, and why\nunscored:\n${unscored.map(group).join('')}`;
}
