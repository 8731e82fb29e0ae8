/** An example of a schema, made from its own `examples`, `const`, `enum` and required members. For reading, not for sending blindly. */
import { type JsonObject, type OpenApiDocument, resolveReference } from '../../host/openapi-document.ts';

const deepest = 6;

/** Undefined when the schema says nothing. */
export function exampleValue(document: OpenApiDocument, given: JsonObject, depth = 0): unknown {
  const own = firstOf(given['examples']);
  if (own !== undefined) return own;
  const schema = resolveReference(document, given);
  const known = firstOf(schema['examples']) ?? schema['const'] ?? schema['default'] ?? firstOf(schema['enum']);
  if (known !== undefined) return known;
  if (depth > deepest) return undefined;
  const variant = firstOf(schema['oneOf']) ?? firstOf(schema['anyOf']);
  if (variant !== undefined) return exampleValue(document, variant as JsonObject, depth + 1);
  return exampleOfType(document, schema, depth);
}

function exampleOfType(document: OpenApiDocument, schema: JsonObject, depth: number): unknown {
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as { readonly [name: string]: JsonObject };
      const required = (schema['required'] ?? []) as readonly string[];
      return Object.fromEntries(required.flatMap((name) => (properties[name] ? [[name, exampleValue(document, properties[name], depth + 1)]] : [])));
    }
    case 'array': {
      const item = schema['items'] ? exampleValue(document, schema['items'] as JsonObject, depth + 1) : undefined;
      return item === undefined ? [] : [item];
    }
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'boolean':
      return false;
    case 'string':
      return '文字'.repeat(Math.max(1, Math.ceil(Number(schema['minLength'] ?? 0) / 2)));
    default:
      return undefined;
  }
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
