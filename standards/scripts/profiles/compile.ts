/**
 * Compiles a profile to `allOf: [base, constraint]`, so that whatever fits the profile fits its base by construction. Refuses what names
 * something that is not there and what does not narrow. Faults are lines; a profile with a fault has no schemas.
 */
import { createAjv } from '../engines/ajv-engine.ts';
import type { IndicatorFile } from '../indicators.ts';
import { isStricter } from '../indicators.ts';
import type { Requirement } from '../requirements.ts';
import type { Schema } from '../schema-shape.ts';
import type { CodeTable } from '../sources.ts';
import { spread } from './cascade.ts';
import { type Claims, resolveAsks } from './levels.ts';
import { limitNames, narrow, type Proof } from './narrow.ts';
import { hint } from './near.ts';
import { branchesOf, findPlace, wrap } from './place.ts';
import type { CodeConstraint, Extension, Limits, Profile, ProfileSource, PropertyConstraint } from './profile.ts';
import { referenceOf, slotNotice } from './profile.ts';

/** The standard as far as profiles speak of it. */
export interface ProfileWorld {
  readonly profiles: readonly ProfileSource[];
  /** Definitions of the strict view. */
  readonly defs: Readonly<Record<string, Schema>>;
  /** Types that stand alone. */
  readonly roots: readonly string[];
  readonly tables: readonly CodeTable[];
  readonly requirements: readonly Requirement[];
  readonly indicators: readonly IndicatorFile[];
  /** operationId and module of each operation. */
  readonly operations: ReadonlyMap<string, string>;
}

/** A profile without a fault. */
export interface CompiledProfile {
  readonly profile: Profile;
  /** References of all bases, the widest first, and the profile itself. */
  readonly chain: readonly string[];
  /** Own constraints by type, as definitions `<id>.<Type>`. */
  readonly defs: Readonly<Record<string, Schema>>;
  /** Types that stand alone and that this profile or a base of it constrains: the definitions that apply beside the type's own. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly proofs: readonly Proof[];
  readonly claims: Claims;
  /** Levels that rose, own and inherited. */
  readonly levels: Readonly<Record<string, string>>;
  readonly thresholds: Profile['thresholds'];
}

/** All profiles, and one line for each fault. */
export interface Compilation {
  readonly compiled: ReadonlyMap<string, CompiledProfile>;
  readonly faults: readonly string[];
}

/** The reference of the standard itself, the base of the first profile. */
export const standardReference = 'standard@1.0';

/** Compiles all, bases first. */
export function compileProfiles(world: ProfileWorld): Compilation {
  const compiled = new Map<string, CompiledProfile>();
  const faults: string[] = [];
  const references = world.profiles.map(({ doc }) => referenceOf(doc));
  let waiting = world.profiles.filter((source) => {
    const found = shapeFaults(source, references);
    faults.push(...found.map((fault) => `${source.file}: ${fault}`));
    return found.length === 0;
  });
  while (waiting.length > 0) {
    const ready = waiting.filter(({ doc }) => doc.base === standardReference || compiled.has(doc.base));
    if (ready.length === 0) {
      // a base that has faults of its own says them itself
      faults.push(...waiting.map(({ file, doc }) => `${file}: its base ${doc.base} does not compile, or leads back to it`));
      break;
    }
    for (const source of ready) {
      const result = compileOne(source.doc, compiled.get(source.doc.base), world);
      if (Array.isArray(result)) faults.push(...result.map((fault) => `${source.file}: ${fault}`));
      else compiled.set(referenceOf(source.doc), result as CompiledProfile);
    }
    waiting = waiting.filter((source) => !ready.includes(source));
  }
  return { compiled, faults };
}

const members = ['id', 'version', 'status', 'title', 'base', 'asks', 'constrain', 'extend', 'levels', 'thresholds', 'standards', 'notice'];
const statuses = ['level', 'complete', 'structure-only'];

function shapeFaults({ file, doc }: ProfileSource, references: readonly string[]): readonly string[] {
  const known = [standardReference, ...references];
  const bases = known.filter((one) => one !== referenceOf(doc));
  const claims: readonly (readonly [boolean, string])[] = [
    [file === `profiles/${doc.id}.yaml`, `its id is "${doc.id}"; name the file after it`],
    [/^[a-z][a-z0-9-]{1,31}$/.test(doc.id), `the id "${doc.id}" must be lower case letters, digits and hyphens`],
    [/^\d+\.\d+$/.test(doc.version), `the version "${String(doc.version)}" must be two numbers in quotes, such as "1.0"`],
    [statuses.includes(doc.status), `the status "${doc.status}" is unknown${hint(String(doc.status), statuses)}`],
    [hasWords(doc.title), 'needs a title in zh and en'],
    [references.indexOf(referenceOf(doc)) === references.lastIndexOf(referenceOf(doc)), `${referenceOf(doc)} stands twice`],
    [bases.includes(doc.base), `there is no base "${doc.base}"${hint(String(doc.base), bases)}`],
  ];
  const unknown = Object.keys(doc).filter((name) => !members.includes(name));
  return [
    ...claims.filter(([holds]) => !holds).map(([, fault]) => fault),
    ...unknown.map((name) => `"${name}" is no member of a profile${hint(name, members)}`),
    ...(doc.status === 'structure-only'
      ? slotFaults(doc)
      : doc.notice || doc.standards
        ? ['notice and standards belong to a slot (status structure-only)']
        : []),
  ];
}

/** A slot says what it is kept for and claims nothing. */
function slotFaults(doc: Profile): readonly string[] {
  const isEmpty =
    [doc.constrain, doc.extend].every((list) => list?.length === 0) && [doc.levels, doc.thresholds].every((map) => Object.keys(map ?? {}).length === 0);
  const faults: readonly (readonly [boolean, string])[] = [
    [isEmpty && doc.asks === undefined, 'is structure-only and constrains something; what was not read cannot be asked'],
    [doc.notice?.zh === slotNotice.zh && doc.notice.en === slotNotice.en, `is structure-only and must say: ${slotNotice.zh}`],
    [
      (doc.standards ?? []).length > 0 && (doc.standards ?? []).every(({ number, title, reached }) => number && title && reached),
      'is structure-only and must name the standards, and what was seen of each',
    ],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}

/** Both languages, and nothing else. */
export const hasWords = (words: unknown): boolean => {
  const { zh, en } = (words ?? {}) as { readonly zh?: unknown; readonly en?: unknown };
  // a comma without quotes makes a third member of half a sentence
  return typeof zh === 'string' && typeof en === 'string' && zh.trim() !== '' && en.trim() !== '' && Object.keys(words as object).length === 2;
};

interface Part {
  readonly type: string;
  readonly schema: Schema;
}

function compileOne(doc: Profile, base: CompiledProfile | undefined, world: ProfileWorld): CompiledProfile | readonly string[] {
  const faults: string[] = [];
  const proofs: Proof[] = [];
  const parts: Part[] = [];
  const seen = new Set<string>();
  for (const [index, row] of (doc.constrain ?? []).entries()) {
    const at = (fault: string) => `constrain ${index + 1}: ${fault}`;
    if (!hasWords(row.reason)) faults.push(at('needs a reason in zh and en'));
    const result = 'code' in row ? forbidden(row, world) : constrained(row, world);
    const twice = result.parts.map(({ type }) => `${type} ${'code' in row ? '' : row.property}`).filter((key) => seen.has(key));
    for (const { type } of result.parts) seen.add(`${type} ${'code' in row ? '' : row.property}`);
    faults.push(...[...result.faults, ...twice.map((key) => `${key.trim()} is constrained twice; join the two rows`)].map(at));
    proofs.push(...result.proofs);
    parts.push(...result.parts);
  }
  const extended = extensions(doc, world);
  faults.push(...extended.faults);
  parts.push(...extended.parts);
  const levels = risen(doc, base, world);
  const thresholds = tightened(doc, base, world);
  const claims = resolveAsks(doc, base?.claims, world);
  faults.push(...levels.faults, ...thresholds.faults, ...claims.faults);
  parts.push(...claims.parts);
  if (doc.status === 'complete' && parts.length === 0) faults.push('is complete and constrains nothing');
  if (faults.length > 0) return faults;
  const own = spread(doc.id, parts, world.defs);
  const types = Object.fromEntries(
    world.roots.flatMap((type) => {
      const name = `${doc.id}.${type}`;
      const applied = [...(base?.types[type] ?? []), ...(name in own ? [name] : [])];
      return applied.length > 0 ? [[type, applied] as const] : [];
    }),
  );
  return {
    profile: doc,
    chain: [...(base?.chain ?? [standardReference]), referenceOf(doc)],
    defs: own,
    types,
    proofs,
    claims: claims.claims,
    levels: levels.levels,
    thresholds: thresholds.thresholds,
  };
}

interface Result {
  readonly parts: readonly Part[];
  readonly proofs: readonly Proof[];
  readonly faults: readonly string[];
}
const refused = (...faults: readonly string[]): Result => ({ parts: [], proofs: [], faults });

const typesOf = ({ type }: { readonly type: string | readonly string[] }): readonly string[] => [type].flat();

function typeFault(name: string, { defs }: ProfileWorld): string | undefined {
  const schema = Object.hasOwn(defs, name) ? defs[name] : undefined;
  const known = Object.keys(defs).filter((one) => defs[one]?.['type'] === 'object');
  if (!schema || !known.includes(name)) return `there is no type "${name}"${hint(name, known)}`;
  return 'oneOf' in schema ? `${name} is one of several types; constrain ${branchesOf(schema).join(', ')}` : undefined;
}

function constrained(row: PropertyConstraint, world: ProfileWorld): Result {
  const { type: _, property, reason: __, ...limits } = row;
  const unknown = Object.keys(limits).filter((name) => !limitNames.includes(name));
  if (unknown.length > 0) return refused(...unknown.map((name) => `"${name}" is no limit; a profile narrows only${hint(name, limitNames)}`));
  if (Object.keys(limits).length === 0) return refused(`${property} is not limited by anything`);
  const results = typesOf(row).map((type) => oneType(type, property, limits, world));
  return { parts: results.flatMap((one) => one.parts), proofs: results.flatMap((one) => one.proofs), faults: results.flatMap((one) => one.faults) };
}

function oneType(type: string, property: string, limits: Limits, world: ProfileWorld): Result {
  const fault = typeFault(type, world);
  if (fault) return refused(fault);
  if (property.startsWith('ext.')) return refused(`${property}: members below ext belong to their owners; extend adds your own`);
  const place = findPlace(world.defs, type, property);
  if (typeof place === 'string') return refused(place);
  const narrowed = narrow(limits, place.schema, `${type}.${property}`, accepting(place.schema, world));
  const required = requireFault(limits, place.holder, place.steps, `${type}.${property}`);
  const schemas = [
    ...(Object.keys(narrowed.schema).length > 0 ? [wrap(place.steps, narrowed.schema)] : []),
    ...(limits.require ? [wrap(place.steps.slice(0, -1), { required: [place.steps.at(-1)] })] : []),
  ];
  return { parts: schemas.map((schema) => ({ type, schema })), proofs: narrowed.proofs, faults: [...narrowed.faults, ...(required ? [required] : [])] };
}

function requireFault({ require: asked }: Limits, holder: Schema, steps: readonly string[], place: string): string | undefined {
  if (asked === undefined) return undefined;
  const isRequired = ((holder['required'] ?? []) as readonly string[]).includes(steps.at(-1) ?? '');
  if (asked !== true) return `${place}: require can only be true; ${isRequired ? 'what the base requires cannot be removed' : 'leave it out'}`;
  if (steps.at(-1) === '[]') return `${place}: an item cannot be required; use minItems of the list`;
  return isRequired ? `${place}: is required by the base already` : undefined;
}

function accepting(schema: Schema, { defs }: ProfileWorld): (value: unknown) => boolean {
  const ajv = createAjv(true);
  return (value) => ajv.validate({ ...schema, $defs: defs }, value);
}

function forbidden({ code, forbid }: CodeConstraint, { tables, defs }: ProfileWorld): Result {
  const table = tables.find(({ id }) => id === code);
  if (!table)
    return refused(
      `there is no code table "${code}"${hint(
        code,
        tables.map(({ id }) => id),
      )}`,
    );
  if (!(table.typeName in defs)) return refused(`no record uses the table ${code} yet`);
  const known = table.members.map((member) => member.code);
  const unknown = (forbid ?? []).filter((one) => !known.includes(one));
  if (unknown.length > 0) return refused(...unknown.map((one) => `table ${code} has no code "${one}"${hint(one, known)}`));
  if (!forbid || forbid.length === 0) return refused(`forbids no code of ${code}`);
  if (table.bind === 'required' && known.every((one) => forbid.includes(one))) return refused(`leaves no code of ${code}`);
  return { parts: [{ type: table.typeName, schema: { not: { enum: [...forbid] } } }], proofs: [], faults: [] };
}

/** The namespace of the profile is closed, so that a misspelt member of it is found; those of others stay as they are. */
function extensions({ id, extend }: Profile, world: ProfileWorld): Result {
  const faults: string[] = [];
  const byType = new Map<string, { readonly name: string; readonly row: Extension }[]>();
  for (const [index, row] of (extend ?? []).entries()) {
    const at = (fault: string) => faults.push(`extend ${index + 1}: ${fault}`);
    const [, owner = '', name = ''] = /^ext\.([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)$/.exec(row.path) ?? [];
    if (name === '') at(`"${row.path}" must be ext.${id}.<name>`);
    else if (owner !== id) at(`${row.path}: the namespace "${owner}" belongs to somebody else; yours is ext.${id}`);
    if (!hasWords(row.title)) at('needs a title in zh and en');
    const fault = extensionFault(row.schema);
    if (fault) at(`${row.path}: ${fault}`);
    for (const type of typesOf(row)) {
      const typed = typeFault(type, world) ?? (hasExt(world.defs[type]) ? undefined : `${type} has no ext`);
      if (typed) at(typed);
      const list = byType.get(type) ?? [];
      if (list.some((one) => one.name === name)) at(`${row.path} of ${type} stands twice`);
      byType.set(type, [...list, { name, row }]);
    }
  }
  const parts = [...byType].map(([type, list]) => {
    const required = list.filter(({ row }) => row.require).map(({ name }) => name);
    const properties = Object.fromEntries(list.map(({ name, row }) => [name, { description: row.title?.zh, 'x-jiyue-en': row.title?.en, ...row.schema }]));
    const own: Schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
    const ext: Schema = { properties: { [id]: own }, ...(required.length > 0 ? { required: [id] } : {}) };
    return { type, schema: { properties: { ext }, ...(required.length > 0 ? { required: ['ext'] } : {}) } };
  });
  return { parts: faults.length > 0 ? [] : parts, proofs: [], faults };
}

const hasExt = (schema: Schema | undefined) => 'ext' in ((schema?.['properties'] ?? {}) as object);

function extensionFault(schema: Extension['schema'] | undefined): string | undefined {
  if (typeof schema !== 'object' || schema === null || typeof schema['type'] !== 'string') return 'its schema must state a type';
  if (JSON.stringify(schema).includes('"$ref"')) return 'its schema must stand by itself, without $ref';
  try {
    createAjv(true).compile(schema as Schema);
    return undefined;
  } catch (error) {
    return `its schema is faulty: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const ranks = ['MAY', 'SHOULD', 'MUST'];

function risen(doc: Profile, base: CompiledProfile | undefined, { requirements }: ProfileWorld) {
  const faults: string[] = [];
  const levels: Record<string, string> = { ...base?.levels };
  for (const [id, level] of Object.entries(doc.levels ?? {})) {
    const row = requirements.find((one) => one.id === id);
    if (!row) {
      faults.push(
        `levels: there is no requirement "${id}"${hint(
          id,
          requirements.map((one) => one.id),
        )}`,
      );
      continue;
    }
    const from = levels[id] ?? row.level;
    if (!ranks.includes(level)) faults.push(`levels: "${level}" is no level${hint(level, ranks)}`);
    else if (ranks.indexOf(level) <= ranks.indexOf(from)) faults.push(`levels: ${id} is ${from}; a profile may only raise it, not say ${level}`);
    else levels[id] = level;
  }
  return { levels, faults };
}

function tightened(doc: Profile, base: CompiledProfile | undefined, { indicators: files }: ProfileWorld) {
  const faults: string[] = [];
  const thresholds = structuredClone(base?.thresholds ?? {}) as Record<string, Record<string, number | string>>;
  for (const [id, own] of Object.entries(doc.thresholds ?? {})) {
    const file = files.find(({ indicators }) => indicators.some((one) => one.id === id));
    const known = file?.indicators.find((one) => one.id === id)?.thresholds ?? {};
    if (!file)
      faults.push(
        `thresholds: there is no indicator "${id}"${hint(
          id,
          files.flatMap(({ indicators }) => indicators.map((one) => one.id)),
        )}`,
      );
    else
      for (const [name, value] of Object.entries(own)) {
        const from = thresholds[id]?.[name] ?? known[name];
        if (from === undefined) {
          faults.push(`thresholds: ${id} has no threshold "${name}"${hint(name, Object.keys(known))}`);
          continue;
        }
        const stricter = isStricter(file.quantities[name]?.stricter ?? '', from, value);
        if (stricter === undefined) faults.push(`thresholds: ${id} ${name}: ${value} cannot be compared with ${from ?? 'a number that was never read'}`);
        else if (!stricter) faults.push(`thresholds: ${id} ${name}: ${value} is no stricter than ${from ?? ''}; a profile tightens only`);
        else thresholds[id] = { ...thresholds[id], [name]: value };
      }
  }
  return { thresholds: thresholds as Profile['thresholds'], faults };
}
