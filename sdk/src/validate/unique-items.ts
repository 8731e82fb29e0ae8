/**
 * The keyword `uniqueItems` in one pass. Ajv's own compares each item with each: a list of a million, which a body may hold, for hours.
 * The pair it names is the same: the last item that equals an earlier one, and the nearest of those.
 */
import type { ErrorObject, FuncKeywordDefinition } from 'ajv';

/** For an Ajv instance whose own `uniqueItems` was removed. */
export const uniqueItems: FuncKeywordDefinition = { keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', errors: true, validate: check };

function check(isAsked: boolean, items: readonly unknown[]): boolean {
  const pair = isAsked ? lastRepetition(items) : undefined;
  (check as { errors?: Partial<ErrorObject>[] }).errors = pair ? [{ keyword: 'uniqueItems', params: pair }] : [];
  return pair === undefined;
}

/** Whether two items are equal. */
export const hasRepetition = (items: readonly unknown[]): boolean => lastRepetition(items) !== undefined;

function lastRepetition(items: readonly unknown[]): { readonly i: number; readonly j: number } | undefined {
  const places = new Map<unknown, number>();
  let pair: { readonly i: number; readonly j: number } | undefined;
  for (const [i, item] of items.entries()) {
    const key = keyOf(item);
    const j = places.get(key);
    if (j !== undefined) pair = { i, j };
    places.set(key, i);
  }
  return pair;
}

/** Equal for equal values and for no others. */
const keyOf = (item: unknown): unknown => {
  if (typeof item === 'string') return `text ${item}`;
  return typeof item === 'object' && item !== null ? `JSON ${JSON.stringify(item, sortMembers)}` : item;
};

const sortMembers = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
