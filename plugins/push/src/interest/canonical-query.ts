/**
 * One form for queries that ask the same: members in order, doubles gone. Equal queries share one list (as in the best alert services),
 * so that a change is matched once however many people wait for it.
 */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import type { Criterion, InterestQuery } from '@jiyue/standards/model';

/** A query with a name of its own. */
export interface CanonicalQuery {
  /** 64 hexadecimal digits; equal for queries that ask the same. */
  readonly id: string;
  readonly query: InterestQuery;
}

/** The form and its id. */
export function canonicalQuery({ all, none = [] }: InterestQuery): CanonicalQuery {
  const clauses = sorted(all.map(({ any }) => ({ any: sorted(any.map(inOrder)) })));
  const exclusions = sorted(none.map(inOrder));
  const query: InterestQuery = { all: clauses, ...(exclusions.length === 0 ? {} : { none: exclusions }) };
  return { id: sm3(textOf(query)), query };
}

const textOf = (value: object): string => canonicalJson(value);

/** Without doubles, in one order. */
const sorted = <T extends object>(members: readonly T[]): T[] =>
  [...new Map(members.map((one) => [textOf(one), one]))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);

/** Lists of values are sets. */
const inOrder = (criterion: Criterion): Criterion => {
  const lists = Object.entries(criterion).filter(([, value]) => Array.isArray(value)) as [string, readonly string[]][];
  return { ...criterion, ...Object.fromEntries(lists.map(([name, values]) => [name, [...new Set(values)].sort()])) };
};
