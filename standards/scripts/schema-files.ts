/** Cuts a view into bundle and single schemas, with identities `urn:jiyue:1.0:schema:<view>:<Type>`. */
import type { Schema } from './schema-shape.ts';
import type { View } from './schema-views.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Version of the standard that the draft output belongs to. */
export const standardVersion = '1.0';

/** One file with everything. */
export const bundle = (view: View, defs: Record<string, Schema>): Schema => ({ $schema: dialect, $id: `urn:jiyue:${standardVersion}:bundle:${view}`, $defs: defs });

/** One file for one type, with exactly the definitions it needs. */
export function single(view: View, name: string, defs: Record<string, Schema>): Schema {
  const needed = reach(name, defs);
  const { [name]: own = {}, ...rest } = Object.fromEntries(Object.entries(defs).filter(([key]) => needed.has(key)));
  const selfUsed = Object.values(rest).concat(own).some((schema) => references(schema).includes(name));
  return {
    $schema: dialect,
    $id: `urn:jiyue:${standardVersion}:schema:${view}:${name}`,
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

function reach(name: string, defs: Record<string, Schema>, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  const schema = defs[name];
  if (!schema) throw new Error(`reference to "${name}", which is not defined`);
  seen.add(name);
  for (const next of references(schema)) reach(next, defs, seen);
  return seen;
}
