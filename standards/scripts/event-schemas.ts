/**
 * A schema for each event type: the envelope narrowed to its type, the data to what it carries. `fields` of a type are members that its
 * data always has; a member that stands in the fields of any type is absent from all types that do not name it.
 */
import { references } from './schema-files.ts';
import type { Schema } from './schema-shape.ts';

/** One event type as its module describes it. */
export interface EventType {
  readonly type: string;
  /** What `subject` of the event is. */
  readonly subject: string;
  /** Whether everybody may see it. */
  readonly public: boolean;
  readonly fields?: readonly string[];
}

/** The event types of one module: a file of events/. */
export interface EventModule {
  readonly id: string;
  /** Type of `data`. */
  readonly data: string;
  /** Type of the event as a whole. */
  readonly envelope: string;
  readonly types: readonly EventType[];
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Identity of the schema of an event type. */
export const eventSchemaId = (version: string, type: string): string => `urn:jiyue:${version}:event:${type}`;

/** @param defs strict view: what a platform sends @returns schema of the event and every definition it needs, both with references to #/$defs */
export function eventSchema(
  module: EventModule,
  event: EventType,
  modules: readonly EventModule[],
  defs: Record<string, Schema>,
): { readonly own: Schema; readonly defs: Record<string, Schema> } {
  const envelope = definition(module.envelope, defs);
  const data = definition(module.data, defs);
  const special = new Set(modules.filter((one) => one.data === module.data).flatMap(({ types }) => types.flatMap(({ fields = [] }) => fields)));
  const own = event.fields ?? [];
  const members = Object.entries(propertiesOf(data)).filter(([name]) => own.includes(name) || !special.has(name));
  const narrowed: Schema = { ...data, properties: Object.fromEntries(members), required: [...new Set([...requiredOf(data), ...own])] };
  const { type, data: dataMember, ...rest } = propertiesOf(envelope);
  const schema: Schema = {
    ...envelope,
    properties: {
      ...rest,
      type: { description: String(type?.['description'] ?? ''), 'x-jiyue-en': String(type?.['x-jiyue-en'] ?? ''), const: event.type },
      data: { ...narrowed, description: String(dataMember?.['description'] ?? '') },
    },
  };
  return { own: schema, defs: needed(schema, defs) };
}

/** One file for one event type. */
export const eventFile = (version: string, type: string, { own, defs }: ReturnType<typeof eventSchema>): Schema => ({
  $schema: dialect,
  $id: eventSchemaId(version, type),
  ...own,
  ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}),
});

function needed(schema: Schema, defs: Record<string, Schema>): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const open = [...references(schema)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.set(name, definition(name, defs));
    open.push(...references(found.get(name)));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function definition(name: string, defs: Record<string, Schema>): Schema {
  const found = defs[name];
  if (!found) throw new Error(`events: "${name}" is no type of the model`);
  return found;
}

const propertiesOf = (schema: Schema) => (schema['properties'] ?? {}) as Record<string, Schema>;
const requiredOf = (schema: Schema) => (schema['required'] ?? []) as readonly string[];
