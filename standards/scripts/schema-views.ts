/**
 * Steps 4 to 7: puts code and scalar references, English texts and our own keywords where the syntax tree says they belong,
 * and writes two views: strict (what a sender may send) and tolerant (what a reader must accept).
 */
import type { ModelProperty, ModelType } from './model-ast.ts';
import type { Schema } from './schema-shape.ts';
import type { CodeTable, Scalar } from './sources.ts';

/** The two views. */
export type View = 'strict' | 'tolerant';

/** Everything a view is made of. */
export interface ViewSources {
  readonly model: ReadonlyMap<string, ModelType>;
  readonly shapes: ReadonlyMap<string, Schema>;
  readonly tables: readonly CodeTable[];
  readonly scalars: readonly Scalar[];
}

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** Tables that no record uses yet are no definitions: whoever loads a bundle would carry them for nothing. */
export const inRecords = ({ usedBy }: CodeTable): boolean => usedBy === undefined;

/** Definitions of one view, by name, in alphabetical order. */
export function buildView(view: View, { model, shapes, tables, scalars }: ViewSources): Record<string, Schema> {
  const named = new Set([...model.keys(), ...tables.map(({ typeName }) => typeName), ...scalars.map(({ name }) => name)]);
  const defs: Record<string, Schema> = {};
  for (const table of tables.filter(inRecords)) defs[table.typeName] = codeSchema(view, table);
  for (const scalar of scalars) defs[scalar.name] = scalarSchema(scalar);
  for (const [name, type] of model) defs[name] = type.union ? unionSchema(type) : objectSchema(view, type, shapes.get(name) ?? missing(name), named);
  return Object.fromEntries(Object.entries(defs).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function missing(name: string): never {
  throw new Error(`typescript-json-schema gave no shape for ${name}`);
}

const texts = (zh: string, en: string): Schema => ({ description: zh, 'x-jiyue-en': en });

/** A closed table is an enum; an extensible one also takes codes of an owner; a tolerant reader takes any string there. */
function codeSchema(view: View, { id, title, bind, members, pattern }: CodeTable): Schema {
  const head = { type: 'string', title: title.zh, 'x-jiyue-en': title.en, 'x-jiyue-table': id };
  if (bind === 'required') return { ...head, enum: members.map(({ code }) => code) };
  if (view === 'tolerant') return { ...head, minLength: 1, maxLength: 100 };
  if (bind === 'example') return { ...head, pattern: pattern ?? missing(id) };
  // each branch states its type: openapi-typescript makes `unknown` of one that does not, and the whole union with it
  const [known, own] = [{ enum: members.map(({ code }) => code) }, { pattern: '^x-[a-z0-9]{2,8}-[a-z0-9-]+$', maxLength: 100 }];
  return { ...head, anyOf: [known, own].map((branch) => ({ type: 'string', ...branch })) };
}

const scalarSchema = ({ zh, en, pattern, format, example }: Scalar): Schema => ({
  type: 'string',
  title: zh,
  'x-jiyue-en': en,
  pattern,
  ...(format ? { format } : {}),
  examples: [example],
});

const unionSchema = ({ zh, en, union = [] }: ModelType): Schema => ({
  ...texts(zh, en),
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: union.map(ref),
});

function objectSchema(view: View, type: ModelType, shape: Schema, named: ReadonlySet<string>): Schema {
  const shaped = (shape['properties'] ?? {}) as Record<string, Schema>;
  const properties = Object.fromEntries(
    type.properties.map((property) => [property.name, propertySchema(property, shaped[property.name] ?? missing(`${type.name}.${property.name}`), named)]),
  );
  const required = type.properties.filter(({ optional }) => !optional).map(({ name }) => name);
  const closed = type.index ? true : view === 'tolerant';
  return {
    ...texts(type.zh, type.en),
    ...(type.requirement ? { 'x-jiyue-requirement': type.requirement } : {}),
    type: 'object',
    ...(type.properties.length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: closed,
  };
}

function propertySchema(property: ModelProperty, shape: Schema, named: ReadonlySet<string>): Schema {
  const { description: _, $ref: __, type, items, enum: allowed, const: fixed, ...constraints } = shape;
  const head = { ...texts(property.zh, property.en), ...(property.personal ? { 'x-jiyue-personal': true } : {}) };
  if (property.array) return { ...head, type: 'array', ...constraints, items: itemSchema(property, (items ?? {}) as Schema, named) };
  if (named.has(property.type)) return { ...head, ...ref(property.type) };
  const literal = allowed ?? (fixed === undefined ? undefined : [fixed]);
  if (literal) return { ...head, type: 'string', const: (literal as readonly string[])[0] };
  return { ...head, type: type ?? missing(property.name), ...constraints };
}

/**
 * The generator drops the type of items that carry `@items.…` tags, and the tags themselves where the list is optional; the tree has both.
 */
function itemSchema({ type, tags }: ModelProperty, items: Schema, named: ReadonlySet<string>): Schema {
  if (named.has(type)) return ref(type);
  const { description: _, ...constraints } = items;
  return { type, ...constraints, ...itemTags(tags) };
}

const itemTags = (tags: ModelProperty['tags']): Schema =>
  Object.fromEntries(
    Object.entries(tags)
      .filter(([tag]) => tag.startsWith('items.'))
      .map(([tag, value]) => [tag.slice('items.'.length), tag === 'items.pattern' ? value : Number(value)]),
  );
