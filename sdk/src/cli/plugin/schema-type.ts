/**
 * A JSON Schema (2020-12, as OpenAPI 3.1 uses it) as a TypeScript type. Own code for the part of the language that contracts are
 * written in: it says what shape a value has, and leaves ranges and patterns to the validator. What it cannot say is refused, not guessed.
 */
import { memberOf, type Schema } from '../../validate/schema-place.ts';
import { UsageFault } from '../usage-fault.ts';
import { pluginTexts } from './texts.ts';

/** Where types of references come from. */
export interface TypeNames {
  /** The type for "#/components/schemas/<name>". Throws `UsageFault` for a reference to nothing. */
  named(reference: string): string;
  /** File that is being read, for messages. */
  readonly file: string;
}

/** @param indent blanks before the members of an object */
export function typeOfSchema(schema: unknown, names: TypeNames, indent = ''): string {
  if (schema === true || schema === undefined) return 'unknown';
  if (schema === false) return 'never';
  const { $ref, enum: values, oneOf, anyOf, allOf, type } = schema as Schema;
  if ((schema as Schema)['$dynamicRef'] !== undefined) throw new UsageFault(pluginTexts.typesUnsupported, { file: names.file, keyword: '$dynamicRef' });
  if (typeof $ref === 'string') return names.named($ref);
  if ('const' in (schema as Schema)) return literal((schema as Schema)['const']);
  if (Array.isArray(values)) return union(values.map(literal));
  const parts = [...list(oneOf), ...list(anyOf)].map((one) => typeOfSchema(one, names, indent));
  if (parts.length > 0) return union(parts);
  if (list(allOf).length > 0)
    return list(allOf)
      .map((one) => grouped(typeOfSchema(one, names, indent)))
      .join(' & ');
  const types = [type ?? (memberOf(schema, 'properties') ? 'object' : [])].flat().map(String);
  return types.length === 0 ? 'unknown' : union(types.map((one) => plainType(one, schema as Schema, names, indent)));
}

/** An object type over several lines. @param isAlways members that are there although they are not required */
export function objectType(schema: Schema, names: TypeNames, indent: string, isAlways: (name: string) => boolean = () => false): string {
  const required = new Set(list(schema['required']));
  const inner = `${indent}  `;
  const members = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: Schema }).flatMap(([name, member]) => [
    ...commentOf(member, inner),
    `${inner}readonly ${keyOf(name)}${required.has(name) || isAlways(name) ? '' : '?'}: ${typeOfSchema(member, names, inner)};`,
  ]);
  const rest = schema['additionalProperties'];
  if (rest === true || (typeof rest === 'object' && rest !== null)) {
    // beside named members the signature has to allow them too
    members.push(`${inner}readonly [name: string]: ${members.length > 0 ? 'unknown' : typeOfSchema(rest, names, inner)};`);
  }
  return members.length === 0 ? '{ readonly [name: string]: unknown }' : ['{', ...members, `${indent}}`].join('\n');
}

/** A doc comment of the description, if there is one. */
export function commentOf(schema: Schema, indent: string): readonly string[] {
  const text = schema['description'] ?? schema['title'];
  return typeof text === 'string' && text !== '' ? [`${indent}/** ${text.replaceAll('*/', '*∕').replace(/\s+/g, ' ')} */`] : [];
}

function plainType(type: string, schema: Schema, names: TypeNames, indent: string): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const first = list(schema['prefixItems']).map((one) => typeOfSchema(one, names, indent));
      return first.length > 0 ? `readonly [${first.join(', ')}]` : `readonly ${grouped(typeOfSchema(schema['items'], names, indent))}[]`;
    }
    case 'object':
      return objectType(schema, names, indent);
    default:
      return type;
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Each once; beside `string` the texts it may be are no more than examples. */
function union(types: readonly string[]): string {
  const all = [...new Set(types.flatMap((type) => (type.startsWith("'") ? type.split(' | ') : [type])))];
  return (all.includes('string') ? all.filter((type) => !type.startsWith("'")) : all).join(' | ');
}

const grouped = (type: string) => (/ [|&] |^readonly /.test(type) && !type.startsWith('{') ? `(${type})` : type);
const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replaceAll("'", "\\'")}'`);

/** A value as a type, texts in single quotes. */
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : JSON.stringify(value);
