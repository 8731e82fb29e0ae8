/** Merges the operation modules into one OpenAPI 3.1 document; components come from the strict view. */
import { withCallRules } from './call-rules.ts';
import type { Schema } from './schema-shape.ts';
import type { Doc } from './sources.ts';

/** Merges deeply; a key given twice with other content is a fault. */
function merge(into: Doc, from: Doc, place: string): Doc {
  for (const [key, value] of Object.entries(from)) {
    const known = into[key];
    if (known === undefined) into[key] = value;
    else if (isDoc(known) && isDoc(value)) merge(known, value, `${place}/${key}`);
    // each module describes its own tag
    else if (place === '' && key === 'tags' && Array.isArray(known) && Array.isArray(value)) known.push(...value);
    else throw new Error(`openapi: ${place}/${key} is given twice`);
  }
  return into;
}

const isDoc = (value: unknown): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value);

/** References inside component schemas point to #/components/schemas. */
function toComponents(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toComponents);
  if (!isDoc(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : toComponents(value)]),
  );
}

/** Discriminator mappings stand in OpenAPI only: Ajv refuses them, openapi-typescript needs them. */
function withMapping(schema: Doc, defs: Record<string, Schema>): Doc {
  if (!isDoc(schema['discriminator'])) return schema;
  const branches = (schema['oneOf'] as readonly { $ref: string }[]).map(({ $ref }) => $ref);
  const kindOf = (pointer: string) => {
    const properties = defs[pointer.split('/').at(-1) ?? '']?.['properties'] as Record<string, { const: string }>;
    return properties['kind']?.const ?? '';
  };
  return { ...schema, discriminator: { propertyName: 'kind', mapping: Object.fromEntries(branches.map((pointer) => [kindOf(pointer), pointer])) } };
}

/** The document. */
export function buildOpenApi(modules: readonly { readonly file: string; readonly doc: unknown }[], defs: Record<string, Schema>): Doc {
  const document = withCallRules(modules.reduce<Doc>((whole, { doc }) => merge(whole, structuredClone(doc) as Doc, ''), {}));
  const components = document['components'] as Doc;
  const schemas = Object.fromEntries(Object.entries(defs).map(([name, schema]) => [name, withMapping(toComponents(schema) as Doc, defs)]));
  return { ...document, components: { ...components, schemas } };
}
