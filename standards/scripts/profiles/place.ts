/** Finds the place that a constraint speaks of in the definitions of the standard, and wraps a schema so that it applies there. */
import type { Schema } from '../schema-shape.ts';
import { hint } from './near.ts';

type Definitions = Readonly<Record<string, Schema>>;

/** A place in a type. */
export interface Place {
  /** Steps from the type; `[]` is each item of a list. */
  readonly steps: readonly string[];
  /** What the base says there, references followed. */
  readonly schema: Schema;
  /** The schema of the object that holds the last member. */
  readonly holder: Schema;
}

/** The place of a dotted property, or what is wrong with the name. */
export function findPlace(defs: Definitions, typeName: string, property: string): Place | string {
  const steps = property.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  let schema = defs[typeName] ?? {};
  let holder = schema;
  for (const [index, step] of steps.entries()) {
    const met = steps.slice(0, index).join('.') || typeName;
    if ('oneOf' in schema) return `${met} is one of several types; constrain ${branchesOf(schema).join(', ')} instead`;
    if (step === '[]') {
      if (schema['type'] !== 'array') return `${met} is no list`;
      schema = follow(defs, schema['items'] as Schema);
      continue;
    }
    if (schema['type'] === 'array') return `${met} is a list; write ${met}[] for its items`;
    const properties = (schema['properties'] ?? {}) as Definitions;
    const next = Object.hasOwn(properties, step) ? properties[step] : undefined;
    if (!next) return `${typeName} has no property "${property}"${hint(step, Object.keys(properties))}`;
    holder = schema;
    schema = follow(defs, next);
  }
  return { steps, schema, holder };
}

/** Types of a union. */
export const branchesOf = (schema: Schema): readonly string[] =>
  ((schema['oneOf'] ?? []) as readonly Schema[]).map(({ $ref }) => String($ref).replace('#/$defs/', ''));

/** A schema with what it refers to; the words of the property win. */
export function follow(defs: Definitions, schema: Schema): Schema {
  const { $ref, ...own } = schema;
  return typeof $ref === 'string' ? { ...follow(defs, defs[$ref.replace('#/$defs/', '')] ?? {}), ...own } : schema;
}

/** The schema that says `inner` at a place and nothing elsewhere. */
export const wrap = (steps: readonly string[], inner: Schema): Schema =>
  steps.reduceRight<Schema>((below, step) => (step === '[]' ? { items: below } : { properties: { [step]: below } }), inner);
