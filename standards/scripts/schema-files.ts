/** Cuts a view into bundle and single schemas. Identity of a type: `urn:jiyue:1.0:schema:<Type>`; in the tolerant view `…:tolerant:<Type>`. */
import type { Schema } from './schema-shape.ts';
import type { View } from './schema-views.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Version of the standard that the draft output belongs to. */
export const standardVersion = '1.0';

/** Identity of a type's schema. The strict one is the type's own: it is what a sender may send. */
export const schemaId = (view: View, name: string): string => `urn:jiyue:${standardVersion}:schema:${view === 'strict' ? '' : `${view}:`}${name}`;

/** One file with everything, without an identity: for programs that put the definitions into a document of their own. */
export const plainBundle = (defs: Record<string, Schema>): Schema => ({ $schema: dialect, $defs: defs });

/** One file with everything. */
export const bundle = (view: View, defs: Record<string, Schema>): Schema => ({
  $schema: dialect,
  $id: `urn:jiyue:${standardVersion}:bundle:${view}`,
  $defs: defs,
});

/** One file for one type, with exactly the definitions it needs. */
export function single(view: View, name: string, defs: Record<string, Schema>): Schema {
  const needed = reach(name, defs);
  const { [name]: own = {}, ...rest } = Object.fromEntries(Object.entries(defs).filter(([key]) => needed.has(key)));
  const selfUsed = Object.values(rest)
    .concat(own)
    .some((schema) => references(schema).includes(name));
  return {
    $schema: dialect,
    $id: schemaId(view, name),
    ...own,
    ...(Object.keys(rest).length > 0 || selfUsed ? { $defs: selfUsed ? { [name]: own, ...rest } : rest } : {}),
  };
}

/** Names of definitions a schema refers to. */
export function references(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(references);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => (key === '$ref' ? [String(value).replace('#/$defs/', '')] : references(value)));
}

/** Names of definitions that a type needs, itself among them. */
export function reach(name: string, defs: Record<string, Schema>, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  const schema = defs[name];
  if (!schema) throw new Error(`reference to "${name}", which is not defined`);
  seen.add(name);
  for (const next of references(schema)) reach(next, defs, seen);
  return seen;
}
