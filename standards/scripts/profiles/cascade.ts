/**
 * Makes definitions of constraints. A constraint on a type or a code table also holds wherever a record carries it: inside other records,
 * in lists, in pages of a reply, in the branches of a union.
 */
import type { Schema } from '../schema-shape.ts';
import { references } from '../schema-files.ts';
import { branchesOf } from './place.ts';

type Definitions = Readonly<Record<string, Schema>>;

/** Definitions `<id>.<Type>` of every type that a part reaches. @param parts of types and code tables */
export function spread(id: string, parts: readonly { readonly type: string; readonly schema: Schema }[], defs: Definitions): Record<string, Schema> {
  const active = new Set(parts.map(({ type }) => type));
  for (let before = -1; before !== active.size; ) {
    before = active.size;
    for (const [name, schema] of Object.entries(defs)) if (references(schema).some((one) => active.has(one))) active.add(name);
  }
  const name = (type: string) => `${id}.${type}`;
  const ref = (type: string): Schema => ({ $ref: `#/$defs/${name(type)}` });
  return Object.fromEntries(
    [...active].sort().map((type) => {
      const own = parts.filter((part) => part.type === type).map(({ schema }) => schema);
      const schema = defs[type] ?? {};
      const below = 'oneOf' in schema ? branches(schema, defs, active, ref) : carried(schema, active, ref);
      const all = [...own, ...below];
      return [name(type), all.length === 1 ? (all[0] ?? {}) : { allOf: all }] as const;
    }),
  );
}

function carried(schema: Schema, active: ReadonlySet<string>, ref: (type: string) => Schema): readonly Schema[] {
  const properties = Object.entries((schema['properties'] ?? {}) as Definitions).flatMap(([property, inner]) => {
    const target = targetOf(inner);
    if (target !== undefined && active.has(target)) return [[property, ref(target)] as const];
    const item = inner['type'] === 'array' ? targetOf(inner['items'] as Schema) : undefined;
    return item !== undefined && active.has(item) ? [[property, { items: ref(item) }] as const] : [];
  });
  return properties.length > 0 ? [{ properties: Object.fromEntries(properties) }] : [];
}

/** In a union the constraint of a branch holds for values of that kind. */
function branches(schema: Schema, defs: Definitions, active: ReadonlySet<string>, ref: (type: string) => Schema): readonly Schema[] {
  return branchesOf(schema)
    .filter((branch) => active.has(branch))
    .map((branch) => {
      const kind = ((defs[branch]?.['properties'] ?? {}) as Definitions)['kind'];
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema
      return { if: { properties: { kind: { const: kind?.['const'] } }, required: ['kind'] }, then: ref(branch) };
    });
}

const targetOf = ({ $ref }: Schema): string | undefined => (typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined);
