/** Finds the type of a record from its members, by the schemas themselves: nothing is listed by hand. */

import { schemas, typeSchema } from '../../explain/standard.ts';
import { type Schema, tagValues } from '../../validate/schema-place.ts';
import type { TypeName } from '../../validate/validate.ts';

/** Members of a type as far as recognition looks. */
interface Shape {
  readonly name: TypeName;
  readonly members: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Members with one fixed value, e.g. kind. */
  readonly fixed: ReadonlyMap<string, unknown>;
}

/** Decides for one record after the other. Undefined: no type fits better than all others. */
export type Recognise = (record: object) => TypeName | undefined;

/** @param names types to choose from */
export function createRecogniser(names: readonly TypeName[]): Recognise {
  const shapes = names.flatMap((name) => shapeOf(name));
  const unions = names.flatMap((name) => unionOf(name));
  return (record) => {
    const keys = Object.keys(record);
    const tagged = shapes.filter((shape) => shape.fixed.size > 0 && missesOf(shape, record) === 0);
    const [best, next] = (tagged.length > 0 ? tagged : shapes)
      .filter(({ members }) => keys.length > 0 && keys.filter((key) => members.has(key)).length * 2 >= keys.length)
      .map((shape) => ({ name: shape.name, misses: missesOf(shape, record), cost: costOf(shape, keys, record) }))
      .sort((a, b) => a.cost - b.cost);
    if (!best) return undefined;
    const isTie = next !== undefined && next.cost === best.cost;
    if (best.misses === 0 && !isTie) return best.name;
    // a kind that is missing or unknown is told by the union, which names the known ones
    const union = unions.find(({ branches }) => branches.includes(best.name) && (best.misses > 0 || (next && branches.includes(next.name))));
    return union?.name;
  };
}

/** Unknown members weigh more than missing ones, and a wrong fixed value most: what is there says more than what is not. */
const costOf = (shape: Shape, keys: readonly string[], record: object): number =>
  4 * missesOf(shape, record) + 2 * keys.filter((key) => !shape.members.has(key)).length + shape.required.filter((name) => !keys.includes(name)).length;

const missesOf = ({ fixed }: Shape, record: object): number =>
  [...fixed].filter(([name, value]) => (record as { readonly [name: string]: unknown })[name] !== value).length;

function shapeOf(name: TypeName): readonly Shape[] {
  const schema = typeSchema(name);
  const properties = schema?.['properties'] as { readonly [name: string]: Schema } | undefined;
  if (!properties) return [];
  const fixed = Object.entries(properties).flatMap(([key, member]) => ('const' in member ? [[key, member['const']] as const] : []));
  return [{ name, members: new Set(Object.keys(properties)), required: (schema?.['required'] ?? []) as readonly string[], fixed: new Map(fixed) }];
}

interface Union {
  readonly name: TypeName;
  readonly branches: readonly string[];
}

function unionOf(name: TypeName): readonly Union[] {
  const schema = typeSchema(name);
  if (!schema || !Array.isArray(schema['oneOf']) || tagValues(schema, 'kind', schemas).length === 0) return [];
  const branches = (schema['oneOf'] as readonly { readonly $ref?: string }[]).flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []);
  return [{ name, branches }];
}
