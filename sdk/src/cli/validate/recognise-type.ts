/** Finds the type of a record from its members, by the schemas themselves: nothing is listed by hand. */

import { referredType } from '../../explain/shape-words.ts';
import { schemas, typeSchema } from '../../explain/standard.ts';
import { type Schema, tagValues } from '../../validate/schema-place.ts';
import { validatorOf } from '../../validate/load-validators.ts';
import type { TypeName } from '../../validate/validate.ts';

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
  const unions = names.flatMap((name) => unionOf(name));
  // a branch that stands alone nowhere is recognised as its union
  const inner = unions.flatMap((union) =>
    union.branches.filter((branch) => !names.some((name) => name === branch)).flatMap((branch) => shapeOf(branch, union.name)),
  );
  const shapes = [...names.flatMap((name) => shapeOf(name)), ...inner];
  return (record) => {
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
    if (best.misses === 0) {
      const names = byItems(ties, record);
      return names.length === 1 ? names[0] : onlyFitting(names, record);
    }
    // a kind that is missing or unknown is told by the union, which names the known ones
    return unions.find(({ branches }) => branches.includes(best.shape.name))?.name;
  };
}

/** The one of several alike that takes the record as it is. */
function onlyFitting(names: readonly TypeName[], record: object): TypeName | undefined {
  const takers = names.filter((name) => validatorOf('strict', name)(record));
  return takers.length === 1 ? takers[0] : undefined;
}

/** Types that differ only in what they list, such as pages: those whose items have the members of the first item. All, when no list tells. */
function byItems(ties: readonly Shape[], record: object): readonly TypeName[] {
  for (const [member, value] of Object.entries(record)) {
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    if (typeof first !== 'object' || first === null) continue;
    const keys = Object.keys(first);
    const costs = ties.flatMap(({ name, items }) => {
      const listed = items.get(member);
      return listed === undefined ? [] : [{ name, cost: Math.min(...branchShapes(listed).map((shape) => costOf(shape, keys, first))) }];
    });
    const least = Math.min(...costs.map(({ cost }) => cost));
    const names = [...new Set(costs.filter(({ cost }) => cost === least).map(({ name }) => name))];
    if (names.length > 0) return names;
  }
  return [...new Set(ties.map(({ name }) => name))];
}

const shapesOfItems = new Map<string, readonly Shape[]>();

/** Shapes of a type that is listed; of a union, those of its branches. */
function branchShapes(type: string): readonly Shape[] {
  const known = shapesOfItems.get(type);
  if (known) return known;
  const shapes = (unionOf(type as TypeName)[0]?.branches ?? [type]).flatMap((branch) => shapeOf(branch));
  shapesOfItems.set(type, shapes);
  return shapes;
}

/** Unknown members weigh more than missing ones, and a wrong fixed value most: what is there says more than what is not. */
const costOf = (shape: Shape, keys: readonly string[], record: object): number =>
  4 * missesOf(shape, record, keys) + 3 * keys.filter((key) => !shape.members.has(key)).length + shape.required.filter((name) => !keys.includes(name)).length;

/** @param given count only the members that are there */
const missesOf = ({ fixed }: Shape, record: object, given?: readonly string[]): number =>
  [...fixed].filter(([name, value]) => (record as { readonly [name: string]: unknown })[name] !== value && (given?.includes(name) ?? true)).length;

/** @param as name under which it is recognised */
function shapeOf(type: string, as = type as TypeName): readonly Shape[] {
  const schema = typeSchema(type);
  const properties = schema?.['properties'] as { readonly [name: string]: Schema } | undefined;
  if (!properties) return [];
  const fixed = Object.entries(properties).flatMap(([key, member]) => ('const' in member ? [[key, member['const']] as const] : []));
  const items = Object.entries(properties).flatMap(([key, { items: item }]) => {
    const type = typeof item === 'object' && item !== null ? referredType(item as Schema) : undefined;
    return type === undefined ? [] : [[key, type] as const];
  });
  return [
    {
      name: as,
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
