/**
 * Finds the schema that judges a place of a value. Compiled validators tell the place but not always the schema
 * (an error from a referenced type has only the path inside that type), so it is looked up again for the message.
 */

/** A schema object. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** A schema and the document its references point into. */
export interface SchemaRoot {
  readonly schema: Schema;
  readonly document: Schema;
}

/** What is known of a place. */
export interface SchemaPlace {
  /** The schema as written where the field is declared: carries the field's own description. */
  readonly declared: Schema;
  /** The schema behind its reference: carries the constraints. */
  readonly target: Schema;
}

const none: Schema = {};

/** The place at `path` of `value`. Unknown places give empty schemas. */
export function placeOf({ schema, document }: SchemaRoot, path: readonly string[], value: unknown): SchemaPlace {
  let declared = schema;
  let target = resolve(schema, document);
  let node = value;
  for (const step of path) {
    declared = childOf(target, step, node, document) ?? none;
    target = resolve(declared, document);
    node = memberOf(node, step);
  }
  return { declared, target };
}

/** Names of the members that an object at this place may have. */
export function memberNames({ target }: SchemaPlace, document: Schema, value: unknown): readonly string[] {
  return [...new Set(branches(target, document, value).flatMap((branch) => Object.keys((branch['properties'] ?? {}) as object)))];
}

/** The value of a member; undefined when there is none. */
export const memberOf = (node: unknown, step: string): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? (node as { readonly [name: string]: unknown })[step] : undefined;

/** Follows `$ref` inside the document; other references give an empty schema. */
export function resolve(schema: Schema, document: Schema): Schema {
  let found: Schema = schema;
  for (let hops = 0; typeof found['$ref'] === 'string' && hops < 32; hops += 1) {
    let node: unknown = found['$ref'].startsWith('#') ? document : undefined;
    for (const step of found['$ref'].slice(2).split('/').filter(Boolean))
      node = memberOf(node, decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
    found = isSchema(node) ? node : none;
  }
  return found;
}

function childOf(target: Schema, step: string, node: unknown, document: Schema): Schema | undefined {
  for (const branch of branches(target, document, node)) {
    const child = Array.isArray(node)
      ? branch['items']
      : (memberOf(branch['properties'], step) ?? patternChild(branch, step) ?? branch['additionalProperties']);
    if (isSchema(child)) return child;
  }
  return undefined;
}

function patternChild(branch: Schema, step: string): unknown {
  return Object.entries((branch['patternProperties'] ?? {}) as object).find(([pattern]) => new RegExp(pattern, 'u').test(step))?.[1];
}

/** A schema with all that applies beside it; of a union only the branch of the value's kind, when that can be told. */
function branches(target: Schema, document: Schema, node: unknown): readonly Schema[] {
  const below = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (Array.isArray(target[keyword]) ? (target[keyword] as readonly unknown[]) : []));
  if (below.length === 0) return [target];
  const resolved = below.filter(isSchema).map((branch) => resolve(branch, document));
  const tag = (target['discriminator'] as { readonly propertyName?: string } | undefined)?.propertyName;
  const fitting = tag === undefined ? [] : resolved.filter((branch) => constOf(branch, tag) === memberOf(node, tag));
  return [target, ...(fitting.length > 0 ? fitting : resolved).flatMap((branch) => branches(branch, document, node))];
}

/** The values of a union's tag. */
export function tagValues(target: Schema, tag: string, document: Schema): readonly string[] {
  const list = (Array.isArray(target['oneOf']) ? target['oneOf'] : []) as readonly unknown[];
  return list.filter(isSchema).flatMap((branch) => {
    const value = constOf(resolve(branch, document), tag);
    return typeof value === 'string' ? [value] : [];
  });
}

const constOf = (branch: Schema, tag: string) => memberOf(memberOf(branch['properties'], tag), 'const');
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
