/** The constraints of the model's comments and the keywords of the generated schemas are the same set: none lost, none made up. */
import type { ModelProperty } from '../model-ast.ts';
import type { Schema } from '../schema-shape.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

/** Keywords that say what a value is, not how far it may go. */
const structural = new Set(['$ref', 'type', 'items', 'const', 'description', 'x-jiyue-en', 'x-jiyue-personal']);

/** Judges each property of each type in both views. */
export function checkTags({ standard: { model, views } }: World): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  for (const view of ['strict', 'tolerant'] as const) {
    for (const [name, type] of model) {
      const properties = (views[view][name]?.['properties'] ?? {}) as Record<string, Schema>;
      for (const property of type.properties) {
        const [source, output] = [sourceTags(property), outputTags(properties[property.name] ?? {})];
        subjects += Math.max(1, source.size);
        for (const tag of differing(source, output))
          findings.push(
            `${view} ${name}.${property.name}: "${tag}" stands in the ${source.has(tag) ? 'model and not in the schema' : 'schema and not in the model'}`,
          );
      }
    }
  }
  return closeGate('tags', subjects, findings);
}

/** What stands in one of the two alone. */
const differing = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] => [
  ...[...a].filter((tag) => !b.has(tag)),
  ...[...b].filter((tag) => !a.has(tag)),
];

/** As `keyword value`. */
const sourceTags = ({ tags }: ModelProperty): ReadonlySet<string> => new Set(Object.entries(tags).map(([tag, value]) => `${tag} ${value}`));

function outputTags(schema: Schema): ReadonlySet<string> {
  const own = keywordsOf(schema);
  const items = keywordsOf((schema['items'] ?? {}) as Schema).map((tag) => `items.${tag}`);
  const number = ['integer', 'number'].filter((type) => type === schema['type']).map((type) => `TJS-type ${type}`);
  return new Set([...own, ...items, ...number]);
}

const keywordsOf = (schema: Schema): readonly string[] =>
  Object.entries(schema)
    .filter(([keyword]) => !structural.has(keyword))
    .map(([keyword, value]) => `${keyword} ${String(value)}`);
