/**
 * The standard's own record definitions fit their own format, lead to definitions and code tables that exist, carry their digest, and say of
 * each record what its schema says: the same fields, required alike.
 */
import type { RecordDefinition } from '../../model/record-definition.ts';
import { ajvErrors } from '../engines/ajv-engine.ts';
import { contentDigest } from '../record-definitions.ts';
import type { Schema } from '../schema-shape.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

/** Where they are. */
export const definitionsFile = 'standards/generated/record-definitions.json';

/** Judges each definition and each field. */
export function checkRecordDefinitions({ standard, outputs }: World): GateResult {
  const definitions = JSON.parse(outputs.get(definitionsFile) ?? '[]') as readonly RecordDefinition[];
  const errors = ajvErrors(standard.views.strict);
  const ids = new Set(definitions.map(({ id }) => id));
  const tables = new Set(standard.tables.map(({ id }) => id));
  const defined = new Set(definitions.map(({ name }) => name));
  const kept = [...standard.model.values()].filter(
    ({ name, properties }) => standard.roots.includes(name) && properties.some((one) => one.name === 'enteredAt'),
  );
  const findings = [
    ...repeated(definitions.map(({ id }) => id)).map((id) => `definition ${id} stands twice`),
    ...kept.filter(({ name }) => !defined.has(name)).map(({ name }) => `record ${name} has no definition`),
    ...definitions.flatMap((definition) =>
      [
        ...errors('RecordDefinition', definition).map(({ instancePath, keyword }) => `is no RecordDefinition: ${instancePath} ${keyword}`),
        ...repeated(definition.fields.map(({ name }) => name)).map((name) => `has the field ${name} twice`),
        ...definition.fields.flatMap((field) =>
          (field.of ?? []).filter((id) => !ids.has(id)).map((id) => `${field.name} leads to ${id}, which is not defined`),
        ),
        ...definition.fields
          .filter(({ table }) => table !== undefined && !tables.has(table))
          .map(({ name, table }) => `${name} takes codes of "${table ?? ''}", which is no code table`),
        ...schemaFaults(definition, standard.views.strict[definition.name] ?? {}),
        ...(contentDigest(withoutDigest(definition)) === definition.contentDigest ? [] : ['carries a digest that is not its own']),
      ].map((fault) => `definition ${definition.id}: ${fault}`),
    ),
  ];
  return closeGate(
    'record-definitions',
    definitions.reduce((sum, { fields }) => sum + 1 + fields.length, 0),
    findings,
  );
}

function withoutDigest({ contentDigest: _, ...rest }: RecordDefinition): Omit<RecordDefinition, 'contentDigest'> {
  return rest;
}

/** Fields and obligations of the schema are those of the definition. */
function schemaFaults({ fields }: RecordDefinition, schema: Schema): readonly string[] {
  const properties = Object.keys((schema['properties'] ?? {}) as object);
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const names = fields.map(({ name }) => name);
  return [
    ...properties.filter((name) => !names.includes(name)).map((name) => `lacks the field ${name} of its schema`),
    ...names.filter((name) => !properties.includes(name)).map((name) => `has a field ${name}, which its schema does not have`),
    ...fields.filter((field) => field.required !== required.has(field.name)).map(({ name }) => `says otherwise than its schema whether ${name} is required`),
  ];
}
