/**
 * Personal information (个人信息, fields tagged `@x-jiyue-personal`) is recognisable in every view and reaches nobody by accident: no type
 * named `Public…`, no answer of an operation that needs no token and no event holds such a field, at whatever depth.
 */
import type { Schema } from '../schema-shape.ts';
import { references } from '../schema-files.ts';
import type { Doc } from '../sources.ts';
import { closeGate, type GateResult } from './gate.ts';
import { operationsOf, type World } from './world.ts';

/** Something that everybody may see, and the types it is made of. */
interface Open {
  readonly what: string;
  readonly types: readonly string[];
}

/** Judges each public view, each answer to anybody, each kind of event; and that the marks of the model stand in both views. */
export function checkPersonalData(world: World): GateResult {
  const defs = world.standard.views.strict;
  const open = [...publicViews(defs), ...anonymousAnswers(world), ...eventData(world)];
  const findings = open.flatMap(({ what, types }) =>
    personalFields(types, defs).map((field) => `${what} ${field}, which is personal information; give a type of its own with masked fields`),
  );
  return closeGate('personal-data', open.length, [...findings, ...lostMarks(world)]);
}

const publicViews = (defs: Record<string, Schema>): readonly Open[] =>
  Object.keys(defs)
    .filter((name) => /^Public[A-Z]/.test(name))
    .map((name) => ({ what: `public view ${name} holds`, types: [name] }));

/** An operation answers anybody when it asks for nothing (`security: []`) or takes calls without a token (`{}` among its ways). */
function anonymousAnswers(world: World): readonly Open[] {
  const paths = (world.openapi['paths'] ?? {}) as Record<string, Record<string, Doc>>;
  return operationsOf(world).flatMap(({ operationId, path, method }) => {
    const { security, responses } = (paths[path]?.[method] ?? {}) as { readonly security?: readonly object[]; readonly responses?: unknown };
    const isOpen = Array.isArray(security) && (security.length === 0 || security.some((way) => Object.keys(way).length === 0));
    return isOpen ? [{ what: `operation ${operationId} answers anybody with`, types: references(responses).map(lastName) }] : [];
  });
}

const eventData = ({ events }: World): readonly Open[] =>
  events.map(({ file, doc }) => ({ what: `events of ${file} hold`, types: [(doc as { readonly data: string }).data] }));

const lastName = (pointer: string) => pointer.split('/').at(-1) ?? '';

/** Marked fields as `Type.field`, in everything that the types refer to. */
function personalFields(types: readonly string[], defs: Record<string, Schema>): readonly string[] {
  const seen = new Set<string>();
  const open = [...types];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...references(defs[name] ?? {}).map(lastName));
  }
  return [...seen].flatMap((name) => markedIn(defs[name]).map((field) => `${name}.${field}`));
}

const markedIn = (schema: Schema | undefined): readonly string[] =>
  Object.entries((schema?.['properties'] ?? {}) as Record<string, Schema>)
    .filter(([, property]) => property['x-jiyue-personal'] === true)
    .map(([name]) => name);

/** Fields that are marked in the model or in a schema, and not in the other. */
function lostMarks({ standard: { model, views } }: World): readonly string[] {
  return (['strict', 'tolerant'] as const).flatMap((view) =>
    [...model].flatMap(([name, { properties }]) => {
      const marked = new Set(markedIn(views[view][name]));
      return properties
        .filter((property) => (property.personal === true) !== marked.has(property.name))
        .map(
          (property) =>
            `${view} ${name}.${property.name}: is marked as personal in the ${property.personal ? 'model and not in the schema' : 'schema and not in the model'}`,
        );
    }),
  );
}
