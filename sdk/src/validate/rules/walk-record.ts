/** Reads the inner parts of a record for rules, with the place of each: the items of a list, and every object that has some member. */
import type { RuleRecord } from './rule.ts';

/** An object within a record, and where it stands. */
export interface Part {
  readonly value: RuleRecord;
  readonly path: readonly (string | number)[];
}

const isObject = (value: unknown): value is RuleRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list that are objects; none when the member is missing or no list. */
export function itemsAt(record: RuleRecord, member: string): readonly Part[] {
  const list = record[member];
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) => (isObject(value) ? [{ value, path: [member, index] }] : []));
}

/** Every object, at whatever depth, that has the member; the record itself included. Extensions are not read. */
export function partsWith(record: RuleRecord, member: string): readonly Part[] {
  const found: Part[] = [];
  const open: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [{ value: record, path: [] }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { value, path } = next;
    if (Array.isArray(value)) open.push(...value.map((inner, index) => ({ value: inner as unknown, path: [...path, index] })));
    else if (isObject(value)) {
      if (value[member] !== undefined) found.push({ value, path });
      open.push(...Object.entries(value).flatMap(([name, inner]) => (name === 'ext' ? [] : [{ value: inner, path: [...path, name] }])));
    }
  }
  return found;
}

/** A member that is a number. */
export const numberAt = (record: RuleRecord, member: string): number | undefined => {
  const value = record[member];
  return typeof value === 'number' ? value : undefined;
};

/** The items of a page or batch; the record itself when it is neither. */
export const eachOf = (record: RuleRecord): readonly Part[] => (Array.isArray(record['items']) ? itemsAt(record, 'items') : [{ value: record, path: [] }]);
