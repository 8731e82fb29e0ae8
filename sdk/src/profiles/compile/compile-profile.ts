/**
 * Compiles a profile file from outside to what judges records: `allOf: [base, constraint]`, so that whatever fits the profile fits its base by
 * construction. What names something that is not there and what does not narrow is refused, with its place and near names. The generator of
 * the standard compiles the standard's own profiles by code of its own; a test compares the two.
 */
import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import families from '@jiyue/standards/generated/families.json' with { type: 'json' };
import { codeTable, codeTables } from '../../codes/code-tables.ts';
import { fail, type Outcome, ok } from '../../plugin/outcome.ts';
import { compileSchema } from '../../validate/compile-schema.ts';
import { nearNames } from '../../validate/near-names.ts';
import type { Schema } from '../../validate/schema-place.ts';
import { findProfile, type Profile } from '../profiles.ts';
import { type Definitions, findPlace, typeFault, wrap } from './find-place.ts';
import { limitNames, narrowLimits } from './narrow-limits.ts';
import { faultAt, type ProfileFault, step } from './profile-fault.ts';
import { type CodeRow, type ExtendRow, type ProfileFile, type PropertyRow, shapeFaults, standardReference } from './profile-file.ts';
import { raise, tighten } from './raise-and-tighten.ts';
import { type Part, spreadParts } from './spread-parts.ts';

const defs = bundle.$defs as Definitions;
/** Types that stand alone. */
const roots = families.flatMap(({ alone }) => alone).sort();

/** A profile that judges, and what is worth knowing although it refuses nothing. */
export interface CompiledFile {
  readonly profile: Profile;
  readonly warnings: readonly ProfileFault[];
}

/** Why a file is no profile. */
export interface CompileFailure {
  readonly code: 'profile-faulty';
  readonly data: { readonly faults: readonly ProfileFault[] };
}

/** @param value content of the file */
export async function compileProfile(value: unknown): Promise<Outcome<CompiledFile, CompileFailure>> {
  const shape = shapeFaults(value);
  if (shape.length > 0) return fail({ code: 'profile-faulty', data: { faults: shape } });
  const file = value as ProfileFile;
  const found = file.base === standardReference ? undefined : findProfile(file.base);
  const base = found?.ok ? found.value : undefined;
  const rows = await compileRows(file);
  const own = compileExtensions(file);
  const raised = raise(file.levels ?? {}, base?.levels ?? {});
  const tightened = tighten(file.thresholds ?? {}, base?.thresholds ?? {});
  const parts = [...rows.parts, ...own.parts];
  const all = [...rows.faults, ...own.faults, ...raised.faults, ...tightened.faults, ...emptyFaults(file, parts)];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return fail({ code: 'profile-faulty', data: { faults: all } });
  const definitions = spreadParts(file.id, parts, defs);
  const profile: Profile = {
    id: file.id,
    version: file.version,
    status: file.status,
    title: file.title,
    base: file.base,
    chain: [...(base?.chain ?? [standardReference]), `${file.id}@${file.version}`],
    ...(file.notice ? { notice: file.notice } : {}),
    claims: base?.claims ?? { modules: [], operations: [], areas: [], requirements: [], planned: [] },
    constrain: (file.constrain ?? []) as Profile['constrain'],
    extend: file.extend ?? [],
    levels: raised.levels,
    thresholds: tightened.thresholds,
    types: typesOfProfile(file.id, base, definitions),
    defs: definitions,
    proofs: [],
  };
  return ok({ profile, warnings: all });
}

function typesOfProfile(id: string, base: Profile | undefined, definitions: { readonly [name: string]: Schema }): Profile['types'] {
  return Object.fromEntries(
    roots.flatMap((type) => {
      const applied = [...(base?.types[type] ?? []), ...(`${id}.${type}` in definitions ? [`${id}.${type}`] : [])];
      return applied.length > 0 ? [[type, applied] as const] : [];
    }),
  );
}

function emptyFaults({ status, constrain = [], extend = [], levels = {}, thresholds = {} }: ProfileFile, parts: readonly Part[]): readonly ProfileFault[] {
  const asks = constrain.length + extend.length + Object.keys(levels).length + Object.keys(thresholds).length;
  if (status === 'structure-only') return asks > 0 ? [faultAt('', 'not-read')] : [];
  return asks === 0 && parts.length === 0 ? [faultAt('', 'constrains-nothing')] : [];
}

interface Compiled {
  readonly parts: readonly Part[];
  readonly faults: readonly ProfileFault[];
}

async function compileRows({ constrain = [] }: ProfileFile): Promise<Compiled> {
  const parts: Part[] = [];
  const faults: ProfileFault[] = [];
  const seen = new Set<string>();
  for (const [index, row] of constrain.entries()) {
    const at = `/constrain/${index}`;
    const compiled = isCodeRow(row) ? forbidden(row, at) : await constrained(row, at);
    const keys = [...new Set(compiled.parts.map(({ type }) => (isCodeRow(row) ? type : `${type} ${row.property}`)))];
    faults.push(...compiled.faults, ...keys.filter((key) => seen.has(key)).map((key) => faultAt(at, 'twice', { met: key })));
    for (const key of keys) seen.add(key);
    parts.push(...compiled.parts);
  }
  return { parts, faults };
}

const isCodeRow = (row: PropertyRow | CodeRow): row is CodeRow => 'code' in row;

async function constrained(row: PropertyRow, at: string): Promise<Compiled> {
  const { type, property, reason: _, ...limits } = row;
  const unknown = Object.keys(limits).filter((name) => !limitNames.includes(name));
  if (unknown.length > 0)
    return { parts: [], faults: unknown.map((name) => faultAt(at + step(name), 'not-a-limit', { met: name }, nearNames(name, limitNames))) };
  if (Object.keys(limits).length === 0) return { parts: [], faults: [faultAt(at, 'no-limit')] };
  const results = await Promise.all([type].flat().map((name) => constrainedType(name, property, limits, at)));
  // the same limit on two types that say the same is told once
  const known = new Set<string>();
  const faults = results.flatMap((one) => one.faults).filter((fault) => !known.has(JSON.stringify(fault)) && known.add(JSON.stringify(fault)));
  return { parts: results.flatMap((one) => one.parts), faults };
}

async function constrainedType(type: string, property: string, limits: { readonly [name: string]: unknown }, at: string): Promise<Compiled> {
  const odd = typeFault(defs, type);
  if (odd) return { parts: [], faults: [faultAt(`${at}/type`, odd.rule, odd.data, odd.near)] };
  if (property.startsWith('ext.')) return { parts: [], faults: [faultAt(`${at}/property`, 'ext-belongs')] };
  const place = findPlace(defs, type, property);
  if ('rule' in place) return { parts: [], faults: [faultAt(`${at}/property`, place.rule, place.data, place.near)] };
  const narrowed = await narrowLimits(limits, place.schema, at, defs);
  const required = requireFault(limits['require'], place.holder, place.steps, at);
  const schemas = [
    ...(Object.keys(narrowed.schema).length > 0 ? [wrap(place.steps, narrowed.schema)] : []),
    ...(limits['require'] ? [wrap(place.steps.slice(0, -1), { required: [place.steps.at(-1)] })] : []),
  ];
  return { parts: schemas.map((schema) => ({ type, schema })), faults: [...narrowed.faults, ...(required ? [required] : [])] };
}

function requireFault(asked: unknown, holder: Schema, steps: readonly string[], at: string): ProfileFault | undefined {
  if (asked === undefined) return undefined;
  if (asked !== true) return faultAt(`${at}/require`, 'require-true');
  if (steps.at(-1) === '[]') return faultAt(`${at}/require`, 'require-item');
  const isRequired = ((holder['required'] ?? []) as readonly string[]).includes(steps.at(-1) ?? '');
  return isRequired ? faultAt(`${at}/require`, 'says-nothing', { keyword: 'require', met: 'true' }) : undefined;
}

function forbidden({ code, forbid }: CodeRow, at: string): Compiled {
  const none = (fault: ProfileFault): Compiled => ({ parts: [], faults: [fault] });
  const table = codeTable(code);
  if (!table) return none(faultAt(`${at}/code`, 'table-unknown', { met: code }, nearNames(code, new Set(codeTables().map(({ id }) => id)))));
  if (!Object.hasOwn(defs, table.typeName)) return none(faultAt(`${at}/code`, 'table-unused', { met: code }));
  const known = table.members.map((member) => member.code);
  const listed = Array.isArray(forbid) ? forbid : [];
  const unknown = listed.filter((one) => !known.includes(one));
  if (unknown.length > 0)
    return {
      parts: [],
      faults: unknown.map((one) =>
        faultAt(`${at}/forbid/${listed.indexOf(one)}`, 'code-unknown', { table: code, met: one }, nearNames(String(one), new Set(known))),
      ),
    };
  if (listed.length === 0) return none(faultAt(`${at}/forbid`, 'no-limit'));
  if (table.bind === 'required' && known.every((one) => listed.includes(one))) return none(faultAt(`${at}/forbid`, 'table-emptied', { met: code }));
  return { parts: [{ type: table.typeName, schema: { not: { enum: [...listed] } } }], faults: [] };
}

/** The namespace of the profile is closed, so that a misspelt member of it is found; those of others stay as they are. */
function compileExtensions({ id, extend = [] }: ProfileFile): Compiled {
  const faults: ProfileFault[] = [];
  const byType = new Map<string, { readonly name: string; readonly row: ExtendRow }[]>();
  for (const [index, row] of extend.entries()) {
    const at = `/extend/${index}`;
    const [, owner = '', name = ''] = /^ext\.([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)$/.exec(String(row.path)) ?? [];
    if (name === '' || owner !== id) faults.push(faultAt(`${at}/path`, 'path-form', { met: String(row.path), id }));
    const broken = schemaFault(row.schema);
    if (broken !== undefined) faults.push(faultAt(`${at}/schema`, 'schema-broken', { reason: broken }));
    for (const type of [row.type].flat()) {
      const odd = typeFault(defs, type);
      const hasExt = 'ext' in ((defs[type]?.['properties'] ?? {}) as object);
      if (odd) faults.push(faultAt(`${at}/type`, odd.rule, odd.data, odd.near));
      else if (!hasExt) faults.push(faultAt(`${at}/type`, 'no-ext', { met: type }));
      const list = byType.get(type) ?? [];
      if (list.some((one) => one.name === name)) faults.push(faultAt(at, 'twice', { met: `${type} ${row.path}` }));
      byType.set(type, [...list, { name, row }]);
    }
  }
  return { parts: faults.length > 0 ? [] : [...byType].map(([type, list]) => ({ type, schema: extensionSchema(id, list) })), faults };
}

function extensionSchema(id: string, list: readonly { readonly name: string; readonly row: ExtendRow }[]): Schema {
  const required = list.filter(({ row }) => row.require).map(({ name }) => name);
  const properties = Object.fromEntries(list.map(({ name, row }) => [name, { description: row.title.zh, 'x-jiyue-en': row.title.en, ...row.schema }]));
  const own: Schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
  const ext: Schema = { properties: { [id]: own }, ...(required.length > 0 ? { required: [id] } : {}) };
  return { properties: { ext }, ...(required.length > 0 ? { required: ['ext'] } : {}) };
}

function schemaFault(schema: Schema): string | undefined {
  if (JSON.stringify(schema).includes('"$ref"')) return '$ref';
  const compiled = compileSchema(schema);
  return compiled.ok ? undefined : String((compiled.failure.data as { readonly reason?: unknown }).reason);
}
