/** Judges a value by a schema that is known only at run time; each schema is compiled once. */
import { compileSchema, type Finding, type SchemaCheck } from '@jiyue/sdk';
import type { Outcome } from '@jiyue/sdk/plugin';
import type { JsonObject } from './openapi-document.ts';

const compiled = new WeakMap<object, Outcome<SchemaCheck>>();

/** The check of a schema. Fails with SCHEMA_INVALID. */
export function schemaCheck(schema: JsonObject): Outcome<SchemaCheck> {
  const known = compiled.get(schema);
  if (known) return known;
  const fresh = compileSchema(schema);
  compiled.set(schema, fresh);
  return fresh;
}

/** Findings by a schema of our own; a schema that does not compile is a bug. */
export function checkSchema(schema: JsonObject, value: unknown): readonly Finding[] {
  const check = schemaCheck(schema);
  if (!check.ok) throw new Error(`a schema of the server does not compile: ${JSON.stringify(check.failure.data)}`);
  return check.value(value);
}
