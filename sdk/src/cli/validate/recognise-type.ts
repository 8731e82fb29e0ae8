/** Finds the type of a record from its members, by the schemas themselves: nothing is listed by hand. */

import { referredType } from '../../explain/shape-words.ts';
import { schemas, typeSchema } from '../../explain/standard.ts';
import { type Schema, tagValues } from '../../validate/schema-place.ts';
import { type TypeName, validateStrict } from '../../validate/validate.ts';

/** Members of a type as far as recognition looks. */
interface Shape {
  readonly name: TypeName;
  readonly members: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Members with one fixed value, e.g. kind. */
  readonly fixed: ReadonlyMap<string, unknown>;
  /** Members that are lists of one type, with its name. */
  readonly items: ReadonlyMap<string, string>;
}

/** Decides for one record after the other. Undefined: no type fits better than all others. */
export type Recognise = (record: object) => TypeName | undefined;

/** @param names types to choose from */
export function createRecogniser(names: readonly TypeName[]): Recognise {
  const shapes = names.flatMap((name) => shapeOf(name));
  const unions = names.flatMap((name) => unionOf(name));
  const recognise: Recognise = (record) => {
    const keys = Object.keys(record);
    const fitting = shapes
      .filter(({ members }) => keys.length > 0 && keys.filter((key) => members.has(key)).length * 2 >= keys.length)
      .map((shape) => ({ shape, misses: missesOf(shape, record), cost: costOf(shape, keys, record) }));
    // a kind that fits says more than other members, unless some type fits in all of them
    const tagged = fitting.some(({ cost }) => cost === 0) ? [] : fitting.filter(({ shape, misses }) => shape.fixed.size > 0 && misses === 0);
    const ranked = (tagged.length > 0 ? tagged : fitting).sort((a, b) => a.cost - b.cost);
    const [best] = ranked;
    if (!best) return undefined;
    const ties = ranked.filter(({ cost }) => cost === best.cost).map(({ shape }) => shape);
    if (best.misses === 0) return ties.length === 1 ? best.shape.name : (onlyFitting(ties, record) ?? byItems(ties, record, recognise, unions));
    // a kind that is missing or unknown is told by the union, which names the known ones
    return unions.find(({ branches }) => branches.includes(best.shape.name))?.name;
  };
  return recognise;
}

/** The one of several alike that takes the record as it is. */
function onlyFitting(ties: readonly Shape[], record: object): TypeName | undefined {
  const takers = ties.filter(({ name }) => validateStrict(name, record).length === 0);
  return takers.length === 1 ? takers[0]!.name : undefined;
}

/** Types that differ only in what they list, such as pages, are told by their first item. */
function byItems(ties: readonly Shape[], record: object, recognise: Recognise, unions: readonly Union[]): TypeName | undefined {
  for (const [member, value] of Object.entries(record)) {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    const type = typeof first === 'object' && first !== null ? recognise(first) : undefined;
    if (type === undefined) continue;
    const names = [type, ...unions.filter(({ branches }) => branches.includes(type)).map(({ name }) => name)];
    const listing = ties.filter(({ items }) => names.some((name) => name === items.get(member)));
    if (listing.length === 1) return listing[0]!.name;
  }
  return undefined;
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
  const items = Object.entries(properties).flatMap(([key, { items: item }]) => {
    const type = typeof item === 'object' && item !== null ? referredType(item as Schema) : undefined;
    return type === undefined ? [] : [[key, type] as const];
  });
  return [
    {
      name,
      members: new Set(Object.keys(properties)),
      required: (schema?.['required'] ?? []) as readonly string[],
      fixed: new Map(fixed),
      items: new Map(items),
    },
  ];
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
