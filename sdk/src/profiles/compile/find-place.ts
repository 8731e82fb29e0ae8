/** Finds the place that a row speaks of in the definitions of the standard, and wraps a schema so that it applies there. */
import { nearNames } from '../../validate/near-names.ts';
import type { Schema } from '../../validate/schema-place.ts';
import type { ProfileFault } from './profile-fault.ts';

/** Definitions by name. */
export interface Definitions {
  readonly [name: string]: Schema;
}

/** A place in a type. */
export interface Place {
  /** Steps from the type; `[]` is each item of a list. */
  readonly steps: readonly string[];
  /** What the base says there, references followed. */
  readonly schema: Schema;
  /** The object that holds the last member. */
  readonly holder: Schema;
}

/** Why there is none: a fault without its place in the file. */
export type NoPlace = Pick<ProfileFault, 'rule' | 'data' | 'near'>;

/** Names of the types that rows may speak of. */
export const typesOf = (defs: Definitions): readonly string[] =>
  Object.keys(defs).filter((name) => defs[name]?.['type'] === 'object' && defs[name]?.['x-jiyue-table'] === undefined);

/** Undefined when rows may speak of the type. */
export function typeFault(defs: Definitions, name: string): NoPlace | undefined {
  const known = typesOf(defs);
  if (!known.includes(name)) return { rule: 'type-unknown', data: { met: name }, near: nearNames(name, known) };
  const schema = defs[name] ?? {};
  return 'oneOf' in schema ? { rule: 'type-union', data: { met: name, types: branchesOf(schema).join(', ') }, near: [] } : undefined;
}

/** The place of a dotted property. */
export function findPlace(defs: Definitions, typeName: string, property: string): Place | NoPlace {
  const steps = property.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part]));
  let schema: Schema = defs[typeName] ?? {};
  let holder = schema;
  for (const [index, part] of steps.entries()) {
    const met = steps.slice(0, index).join('.') || typeName;
    if ('oneOf' in schema) return { rule: 'type-union', data: { met, types: branchesOf(schema).join(', ') }, near: [] };
    if (part === '[]') {
      if (schema['type'] !== 'array') return { rule: 'not-a-list', data: { met }, near: [] };
      schema = follow(defs, schema['items'] as Schema);
      continue;
    }
    if (schema['type'] === 'array') return { rule: 'list-items', data: { met }, near: [] };
    const properties = (schema['properties'] ?? {}) as Definitions;
    const next = Object.hasOwn(properties, part) ? properties[part] : undefined;
    if (!next) return { rule: 'property-unknown', data: { type: typeName, met: property }, near: nearPlaces(defs, schema, part, steps.slice(0, index)) };
    holder = schema;
    schema = follow(defs, next);
  }
  return { steps, schema, holder };
}

/** Names that are near beside each other; else places further down whose last name is: document.writtenDate for writenDate. */
function nearPlaces(defs: Definitions, schema: Schema, part: string, above: readonly string[]): readonly string[] {
  const beside = nearNames(part, Object.keys((schema['properties'] ?? {}) as Definitions));
  if (beside.length > 0) return beside;
  const places = Map.groupBy(placesBelow(defs, schema, above, 3), (place) => place.at(-1) ?? '');
  const written = (place: readonly string[]) => place.join('.').replaceAll('.[]', '[]');
  return [...(places.has(part) ? [part] : nearNames(part, places.keys()))].flatMap((name) => (places.get(name) ?? []).map(written)).slice(0, 3);
}

/** Members of a schema and of the objects and lists in it. */
function placesBelow(defs: Definitions, schema: Schema, above: readonly string[], depth: number): readonly (readonly string[])[] {
  if (depth === 0) return [];
  if (schema['type'] === 'array') return placesBelow(defs, follow(defs, (schema['items'] ?? {}) as Schema), [...above, '[]'], depth);
  return Object.entries((schema['properties'] ?? {}) as Definitions).flatMap(([name, member]) => {
    const place = [...above, name];
    return [place, ...placesBelow(defs, follow(defs, member), place, depth - 1)];
  });
}

/** Types of a union. */
export const branchesOf = (schema: Schema): readonly string[] => ((schema['oneOf'] ?? []) as readonly Schema[]).map((branch) => nameOf(branch) ?? '');

/** Name that a reference leads to. */
export const nameOf = (schema: Schema): string | undefined => (typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined);

/** A schema with what it refers to; the words of the property win. */
export function follow(defs: Definitions, schema: Schema): Schema {
  const name = nameOf(schema);
  if (name === undefined) return schema;
  const { $ref: _, ...own } = schema;
  return { ...follow(defs, defs[name] ?? {}), ...own };
}

/** The schema that says `inner` at a place and nothing elsewhere. */
export const wrap = (steps: readonly string[], inner: Schema): Schema =>
  steps.reduceRight<Schema>((below, part) => (part === '[]' ? { items: below } : { properties: { [part]: below } }), inner);
