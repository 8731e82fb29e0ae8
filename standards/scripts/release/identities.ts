/**
 * Identities in a version: `urn:jiyue:<major.minor>:…`, as its number says; each stands once and where its path says. Between releases of one
 * `major.minor` the same identity means the same: only notes (titles, descriptions, x- keywords) may differ.
 */
import type { VersionFiles } from './manifest.ts';
import { lineOf } from './version-number.ts';

type Json = { readonly [name: string]: unknown };

const profileSchema = /^profiles\/([a-z-]+)\/schemas\/(\w+)\.json$/;
const isSchemaFile = (path: string): boolean => path.startsWith('schemas/') || path.startsWith('bundle.') || profileSchema.test(path);

/** Parsed schemas of a version by path; undefined for what is no JSON. */
export const schemasOf = (files: VersionFiles): ReadonlyMap<string, Json | undefined> =>
  new Map([...files].filter(([path]) => isSchemaFile(path)).map(([path, bytes]) => [path, parsed(bytes)]));

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** The identity a file must have; undefined for a file without one. */
function expectedId(path: string, line: string): string | undefined {
  const [, view, name] = /^schemas\/(strict|tolerant)\/(\w+)\.json$/.exec(path) ?? [];
  if (name !== undefined) return `urn:jiyue:${line}:schema:${view === 'strict' ? '' : `${view}:`}${name}`;
  const [, bundle] = /^bundle\.(\w+)\.json$/.exec(path) ?? [];
  return bundle === undefined ? undefined : `urn:jiyue:${line}:bundle:${bundle}`;
}

/** Profiles are numbered apart: `urn:jiyue:profile:<profile>:<its version>:schema:<Type>`. */
function isIdOfProfile(path: string, id: unknown): boolean {
  const [, profile, type] = profileSchema.exec(path) ?? [];
  return profile !== undefined && new RegExp(`^urn:jiyue:profile:${profile}:\\d+\\.\\d+:schema:${type}$`).test(String(id));
}

/** Judges every schema file of a version. */
export function idFaults(version: string, files: VersionFiles): readonly string[] {
  const line = lineOf(version) ?? '';
  const seen = new Map<string, string>();
  return [...schemasOf(files)].flatMap(([path, schema]) => {
    if (!schema) return [`${version}/${path}: is no JSON`];
    const faults: string[] = [];
    const own = schema['$id'];
    const expected = expectedId(path, line);
    if (profileSchema.test(path) ? !isIdOfProfile(path, own) : own !== expected)
      faults.push(`${version}/${path}: $id is ${JSON.stringify(own) ?? 'missing'}, the version says ${expected ?? 'otherwise'}`);
    for (const id of idsIn(schema)) {
      const before = seen.get(id);
      if (before !== undefined) faults.push(`${version}/${path}: $id ${id} stands in ${before} too`);
      else if (!id.startsWith(`urn:jiyue:${line}:`) && !isIdOfProfile(path, id))
        faults.push(`${version}/${path}: $id ${id} does not begin with urn:jiyue:${line}:`);
      seen.set(id, path);
    }
    return faults;
  });
}

function idsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(idsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => (key === '$id' && typeof value === 'string' ? [value] : idsIn(value)));
}

const named = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
const notes = new Set(['title', 'description', '$comment', 'examples', 'deprecated']);

/** A schema without what only tells people. */
export function withoutNotes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNotes);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !notes.has(key) && !key.startsWith('x-'))
      .map(([key, value]) => [
        key,
        named.has(key) && isObject(value) ? membersWithoutNotes(value) : key === 'const' || key === 'enum' ? value : withoutNotes(value),
      ]),
  );
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const membersWithoutNotes = (value: Json): Json => Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, withoutNotes(schema)]));

/** Whether two schemas mean the same, whatever they tell. */
export const isSameMeaning = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(withoutNotes(one))) === JSON.stringify(sorted(withoutNotes(other)));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
