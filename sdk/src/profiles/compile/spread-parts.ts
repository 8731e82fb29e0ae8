/**
 * Makes definitions of rows. A row on a type or a code table also holds wherever a record carries it: inside other records, in lists, in pages
 * of a reply, in the branches of a union.
 */
import type { Schema } from '../../validate/schema-place.ts';
import { branchesOf, type Definitions, nameOf } from './find-place.ts';

/** A schema that holds for a type. */
export interface Part {
  readonly type: string;
  readonly schema: Schema;
}

/** Definitions `<id>.<Type>` of every type that a part reaches. */
export function spreadParts(id: string, parts: readonly Part[], defs: Definitions): Record<string, Schema> {
  const active = new Set(parts.map(({ type }) => type));
  const referred = new Map(Object.entries(defs).map(([name, schema]) => [name, referencesOf(schema)] as const));
  for (let before = -1; before !== active.size; ) {
    before = active.size;
    for (const [name, names] of referred) if ([...names].some((one) => active.has(one))) active.add(name);
  }
  const ref = (type: string): Schema => ({ $ref: `#/$defs/${id}.${type}` });
  return Object.fromEntries(
    [...active].sort().map((type) => {
      const own = parts.filter((part) => part.type === type).map(({ schema }) => schema);
      const schema = defs[type] ?? {};
      const all = [...own, ...('oneOf' in schema ? branches(schema, defs, active, ref) : carried(schema, active, ref))];
      return [`${id}.${type}`, all.length === 1 ? (all[0] ?? {}) : { allOf: all }] as const;
    }),
  );
}

const referencesOf = (schema: Schema): ReadonlySet<string> =>
  new Set([...JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name = '']) => name));

function carried(schema: Schema, active: ReadonlySet<string>, ref: (type: string) => Schema): readonly Schema[] {
  const properties = Object.entries((schema['properties'] ?? {}) as Definitions).flatMap(([property, inner]) => {
    const target = nameOf(inner);
    if (target !== undefined && active.has(target)) return [[property, ref(target)] as const];
    const item = inner['type'] === 'array' ? nameOf((inner['items'] ?? {}) as Schema) : undefined;
    return item !== undefined && active.has(item) ? [[property, { items: ref(item) }] as const] : [];
  });
  return properties.length > 0 ? [{ properties: Object.fromEntries(properties) }] : [];
}

/** In a union the rows of a branch hold for values of that kind. */
function branches(schema: Schema, defs: Definitions, active: ReadonlySet<string>, ref: (type: string) => Schema): readonly Schema[] {
  return branchesOf(schema)
    .filter((branch) => active.has(branch))
    .map((branch) => {
      const kind = ((defs[branch]?.['properties'] ?? {}) as Definitions)['kind'];
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema
      return { if: { properties: { kind: { const: kind?.['const'] } }, required: ['kind'] }, then: ref(branch) };
    });
}
