/**
 * Reads a version: a folder laid out as `standards/generated`, or one file of it (bundle, openapi.json, codes.json, requirements.json,
 * events.json), or any JSON Schema 2020-12, or a version that comes with the package, by its name. What a file is, is told by what is in it.
 * A name that leads nowhere is an error with near names.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { schemaFault } from '../validate/ajv-instances.ts';
import { nearNames } from '../validate/near-names.ts';
import { folderOfVersion, versionNames } from './named-versions.ts';
import { openDocument, SchemaFault } from './schema/document.ts';
import type { CodeTable, EventRow, Json, RequirementRow, SchemaSet, Version } from './version.ts';

/** Why there is nothing to compare. */
export type ReadFailure =
  | { readonly code: 'not-there'; readonly data: { readonly path: string; readonly near: readonly string[] } }
  | { readonly code: 'not-json'; readonly data: { readonly path: string; readonly reason: string } }
  | { readonly code: 'not-a-version'; readonly data: { readonly path: string } }
  | { readonly code: 'bad-schema'; readonly data: { readonly path: string; readonly pointer: string; readonly reason: string } };

class ReadFault extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** @param asked file or folder, which win over the name of a version @param name how it is called in the report, and the name of a version */
export function readVersion(asked: string, name = asked): Outcome<Version, ReadFailure> {
  try {
    const path = existsSync(asked) ? asked : folderOfVersion(name);
    if (path === undefined) throw new ReadFault({ code: 'not-there', data: { path: name, near: nearOf(asked, name) } });
    const version = statSync(path).isDirectory() ? readFolder(path, name) : readFile(path, name);
    return ok(version);
  } catch (error) {
    if (error instanceof ReadFault) return fail(error.failure);
    throw error;
  }
}

function nearOf(path: string, name: string): readonly string[] {
  const folder = dirname(path);
  const files = existsSync(folder) ? nearNames(basename(path), readdirSync(folder)).map((one) => join(folder, one)) : [];
  return [...nearNames(name, versionNames()), ...files];
}

function readFolder(folder: string, name: string): Version {
  const read = (file: string): unknown => (existsSync(join(folder, file)) ? readJson(join(folder, file)) : undefined);
  const roots = existsSync(join(folder, 'schemas', 'strict'))
    ? readdirSync(join(folder, 'schemas', 'strict')).map((file) => file.replace(/\.json$/, ''))
    : undefined;
  const [strict, tolerant] = ['strict', 'tolerant'].map((view) => read(`bundle.${view}.json`) ?? read(`bundle.${view}.noid.json`));
  const [openapi, codes, requirements, events, examples] = ['openapi', 'codes', 'requirements', 'events', 'examples'].map((file) => read(`${file}.json`));
  const version: Version = {
    name,
    ...(strict === undefined ? {} : { strict: schemaSet(strict as Json, name, roots) }),
    ...(tolerant === undefined ? {} : { tolerant: schemaSet(tolerant as Json, name, roots) }),
    ...(openapi === undefined ? {} : { openapi: openapi as Json }),
    ...(codes === undefined ? {} : { codes: (codes as { readonly tables: readonly CodeTable[] }).tables }),
    ...(requirements === undefined ? {} : { requirements: requirements as readonly RequirementRow[] }),
    ...(events === undefined ? {} : { events: eventRows(events) }),
    ...(examples === undefined ? {} : { examples: exampleMap(examples) }),
  };
  if (Object.keys(version).length > 1) return version;
  return readSchemaFolder(folder, name);
}

/** A folder of single schemas: each file is a type. */
function readSchemaFolder(folder: string, name: string): Version {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const schemas = Object.fromEntries(
    files.map((file) => [file.replace(/(\.schema)?\.json$/, ''), readJson(join(folder, file))] as const).filter(([, value]) => isSchema(value)),
  );
  if (Object.keys(schemas).length === 0) throw new ReadFault({ code: 'not-a-version', data: { path: name } });
  const moved = Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, moveReferences(schema as Json, `#/$defs/${type}`)]));
  return { name, strict: schemaSet({ $defs: moved }, name) };
}

/** References of a schema that now stands inside another document. */
function moveReferences(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((item) => moveReferences(item, base));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => keyword !== '$id' && keyword !== '$schema')
      .map(([keyword, member]) => [
        keyword,
        keyword === '$ref' && typeof member === 'string' && member.startsWith('#')
          ? member === '#'
            ? base
            : base + member.slice(1)
          : moveReferences(member, base),
      ]),
  );
}

function readFile(path: string, name: string): Version {
  const value = readJson(path);
  if (Array.isArray(value)) {
    if (value.every((row) => isObject(row) && 'statement' in row)) return { name, requirements: value as readonly RequirementRow[] };
    if (value.every((row) => isObject(row) && 'types' in row)) return { name, events: eventRows(value) };
    throw new ReadFault({ code: 'not-a-version', data: { path: name } });
  }
  if (!isObject(value) && typeof value !== 'boolean') throw new ReadFault({ code: 'not-a-version', data: { path: name } });
  if (isObject(value) && 'openapi' in value) return { name, openapi: value, strict: openapiSet(value, name) };
  if (isObject(value) && Array.isArray(value['tables'])) return { name, codes: value['tables'] as readonly CodeTable[] };
  if (!isSchema(value)) throw new ReadFault({ code: 'not-a-version', data: { path: name } });
  const tolerant = /bundle\.strict(\.noid)?\.json$/.test(path) ? path.replace('bundle.strict', 'bundle.tolerant') : undefined;
  return {
    name,
    strict: schemaSet(value as Json, name),
    ...(tolerant !== undefined && existsSync(tolerant) ? { tolerant: schemaSet(readJson(tolerant) as Json, name) } : {}),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    throw new ReadFault({ code: 'not-json', data: { path, reason: error instanceof Error ? error.message : String(error) } });
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const schemaWords = ['$schema', '$id', '$ref', '$defs', 'type', 'properties', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'not', 'if', 'items', 'required'];
const isSchema = (value: unknown): boolean =>
  typeof value === 'boolean' || (isObject(value) && (Object.keys(value).length === 0 || schemaWords.some((word) => word in value)));

/** A bundle (nothing but definitions) has its definitions for types; any other schema is one type of its own. */
function schemaSet(document: Json, path: string, roots?: readonly string[]): SchemaSet {
  checkSchema(document, path);
  const defs = isObject(document) && isObject(document['$defs']) ? Object.keys(document['$defs']) : [];
  const isBundle = defs.length > 0 && !Object.keys(document).some((keyword) => !keyword.startsWith('$') || keyword === '$ref');
  if (!isBundle) return { document, types: new Map([[titleOf(document), '']]) };
  const names = roots === undefined ? defs : defs.filter((name) => roots.includes(name));
  return { document, types: new Map(names.map((name) => [name, `/$defs/${name}`])) };
}

/** The last part of the identity, so that the same type has one name in both versions. */
const titleOf = ({ $id }: Json): string => (typeof $id === 'string' ? ($id.split(/[:/]/).at(-1) ?? 'schema') : 'schema');

function openapiSet(document: Json, path: string): SchemaSet {
  const schemas = isObject(document['components']) ? ((document['components'] as Json)['schemas'] as Json | undefined) : undefined;
  checkReferences(document, path);
  return { document, types: new Map(Object.keys(schemas ?? {}).map((name) => [name, `/components/schemas/${name}`])) };
}

function checkSchema(document: Json, path: string): void {
  const reason = typeof document === 'boolean' ? undefined : schemaFault(document);
  if (reason !== undefined) throw new ReadFault({ code: 'bad-schema', data: { path, pointer: '', reason } });
  checkReferences(document, path);
}

function checkReferences(document: Json, path: string): void {
  try {
    openDocument(document);
  } catch (error) {
    if (!(error instanceof SchemaFault)) throw error;
    throw new ReadFault({ code: 'bad-schema', data: { path, pointer: error.pointer, reason: error.message } });
  }
}

const eventRows = (groups: unknown): readonly EventRow[] =>
  (groups as readonly { readonly types: readonly EventRow[]; readonly data?: string; readonly envelope?: string }[]).flatMap(({ types, data, envelope }) =>
    types.map((row) => ({ ...row, ...(data === undefined ? {} : { data }), ...(envelope === undefined ? {} : { envelope }) })),
  );

const exampleMap = (examples: unknown): ReadonlyMap<string, readonly unknown[]> =>
  new Map(
    (examples as readonly { readonly type: string; readonly valid: readonly { readonly instance: unknown }[] }[]).map(({ type, valid }) => [
      type,
      valid.map(({ instance }) => instance),
    ]),
  );
