/** What the keywords of draft 2020-12 do. A keyword that is in none of these lists is opaque: nothing is proven about it but its equality. */

/** Keywords that never decide about validity. `x-…` belongs to them, too. */
const notes: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$comment',
  '$defs',
  '$vocabulary',
  'definitions',
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'example',
  'examples',
  'externalDocs',
  'xml',
  'discriminator',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
]);

/** Whether a keyword only tells something. */
export const isNote = (keyword: string): boolean => notes.has(keyword) || keyword.startsWith('x-');

/** Keywords that the engine understands. */
const understood: ReadonlySet<string> = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'type',
  'enum',
  'const',
  'multipleOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'prefixItems',
  'items',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'unevaluatedItems',
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
]);

/** Whether a keyword may decide about validity in a way we do not know. */
export const isOpaque = (keyword: string): boolean => !understood.has(keyword) && !isNote(keyword);

/** The kinds of JSON values; numbers with a whole value are `number`, too. */
export const valueTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;

/** A kind of JSON values. */
export type ValueType = (typeof valueTypes)[number];

/** The kind of a value. */
export function typeOf(value: unknown): ValueType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as ValueType;
}
