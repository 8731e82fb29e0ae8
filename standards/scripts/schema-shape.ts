/** Steps 2 and 3: the shape by typescript-json-schema, then a structural upgrade to JSON Schema 2020-12. */
import { join } from 'node:path';
import * as TJS from 'typescript-json-schema';
import { home } from './sources.ts';

/** A JSON Schema object. */
export type Schema = { [keyword: string]: unknown };

/** Shape of each named type; references point to #/$defs. */
export function readShapes(names: readonly string[]): ReadonlyMap<string, Schema> {
  const program = TJS.programFromConfig(join(home, 'scripts/tsconfig.tjs.json'));
  const generator = TJS.buildGenerator(program, { required: true, strictNullChecks: true, ref: true, topRef: false, noExtraProps: false, ignoreErrors: false });
  if (!generator) throw new Error('typescript-json-schema could not read the model');
  const shapes = new Map<string, Schema>();
  for (const name of names) {
    const { definitions = {}, $schema: _, ...own } = generator.getSchemaForSymbol(name) as Schema & { definitions?: Record<string, Schema> };
    shapes.set(name, upgrade(own) as Schema);
    for (const [key, value] of Object.entries(definitions)) if (!shapes.has(plainName(key))) shapes.set(plainName(key), upgrade(value) as Schema);
  }
  return shapes;
}

/** The generator names a type after its module; two types of one name would collide here, which the gate "ids unique" refuses. */
const plainName = (key: string) => key.replace(/^import\(.*\)\./, '');

/** Keywords whose value maps names to schemas: names in there are not keywords. */
const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions']);

/** Rewrites draft-07 to 2020-12 in schema positions only; a property may well be called "definitions". */
export function upgrade(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(upgrade);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === '$ref') return [keyword, `#/$defs/${plainName(decodeURIComponent(String(value)).replace('#/definitions/', ''))}`];
      if (maps.has(keyword))
        return [
          keyword === 'definitions' ? '$defs' : keyword,
          Object.fromEntries(Object.entries(value as Schema).map(([name, inner]) => [name, upgrade(inner)])),
        ];
      if (['enum', 'const', 'default', 'examples', 'required'].includes(keyword)) return [keyword, value];
      return [keyword, upgrade(value)];
    }),
  );
}
