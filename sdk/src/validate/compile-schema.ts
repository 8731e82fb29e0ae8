/** Compiles one JSON Schema (2020-12) that comes at run time, e.g. for the settings of a plugin. */
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { createAjv, type Mode, schemaFault } from './ajv-instances.ts';
import type { Finding } from './finding.ts';
import { foldErrors, type RawError } from './fold-errors.ts';
import type { Schema } from './schema-place.ts';

/** Every fault of a value; empty when it is fine. */
export type SchemaCheck = (value: unknown) => readonly Finding[];

/** What the schema itself must be. */
export interface CompileSchemaOptions {
  /** Unknown members must be refused: the root states `additionalProperties: false` or `unevaluatedProperties: false`. */
  readonly closed?: boolean;
}

/** Fails with SCHEMA_INVALID: a keyword unknown or wrong, a reference to nothing, or not closed although it must be. */
export function compileSchema(schema: Schema, { closed = false }: CompileSchemaOptions = {}): Outcome<SchemaCheck> {
  if (closed && schema['additionalProperties'] !== false && schema['unevaluatedProperties'] !== false) {
    return fail({ code: 'SCHEMA_INVALID', data: { pointer: '/additionalProperties', reason: 'must be false' } });
  }
  const compile = (mode: Mode) => createAjv(mode, [], true).compile(schema);
  try {
    const reason = schemaFault(schema);
    if (reason !== undefined) return fail({ code: 'SCHEMA_INVALID', data: { pointer: '', reason } });
    const fast = compile('fast');
    let full: ReturnType<typeof compile> | undefined;
    return ok((value) => {
      if (fast(value)) return [];
      full ??= compile('full');
      full(value);
      return foldErrors((full.errors ?? []) as readonly RawError[], { schema, document: schema }, value);
    });
  } catch (error) {
    return fail({ code: 'SCHEMA_INVALID', data: { pointer: '', reason: error instanceof Error ? error.message : String(error) } });
  }
}
