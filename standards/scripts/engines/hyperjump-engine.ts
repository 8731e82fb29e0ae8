/** Second engine: @hyperjump/json-schema, of other authors and another design (an interpreter). It does not assert `format`. */
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import type { Schema } from '../schema-shape.ts';
import type { Engine } from './engine.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
type Registered = Parameters<typeof registerSchema>[0];

/** Runs with a schema registered under an identity, and takes it out again: the register is one for the whole program. */
export async function withSchema<R>(schema: Schema, id: string, run: () => Promise<R>): Promise<R> {
  registerSchema(structuredClone(schema) as Registered, id, dialect);
  try {
    return await run();
  } finally {
    unregisterSchema(id);
  }
}

/** Its verdicts on the types named. Compiling includes its own check against the metaschema; throws when that fails. */
export function hyperjumpEngine(defs: Record<string, Schema>, typeNames: readonly string[]): Promise<Engine> {
  const id = 'urn:jiyue:gates:second';
  return withSchema({ $schema: dialect, $defs: defs }, id, async () => {
    const judges = new Map<string, Awaited<ReturnType<typeof compile>>>();
    for (const name of typeNames) judges.set(name, await compile(`${id}#/$defs/${name}`));
    return (typeName, instance) => {
      const judge = judges.get(typeName);
      if (!judge) throw new Error(`no definition is named ${typeName}`);
      return judge(instance as Parameters<typeof judge>[0]).valid;
    };
  });
}

const compile = (address: string) => validate(address);
