/**
 * The inverted index of interests: which of 73,000 stored queries does this resource match? Each query is filed under the keys of its
 * rarest clause; a resource looks up its own keys, and what is filed there is judged on numbers instead of texts. It lives in memory
 * and can be rebuilt from what is stored at any time; changes of single interests need no rebuild.
 */
import type { Criterion, InterestQuery } from '@jiyue/standards/model';
import { commonnessOf, keysOfCriterion, keysOfFacts } from './interest-keys.ts';
import type { RecordFacts } from './record-facts.ts';
import { createWordScanner } from './word-scanner.ts';

/** The index. */
export interface InterestIndex {
  /** Files a query under an id; one that is known is replaced. */
  put(id: string, query: InterestQuery): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** Ids of the queries that the resource matches, in no particular order. */
  match(facts: RecordFacts): readonly string[];
  /** Number of queries. */
  readonly size: number;
}

/** Criteria by numbers of keys. */
interface Filed {
  readonly id: string;
  /** One member a clause: keys of which any is enough, then groups that need all of theirs. */
  readonly clauses: readonly Alternatives[];
  readonly none: Alternatives;
  /** Keys it is filed under. */
  readonly access: readonly number[];
  readonly words: readonly string[];
  /** The last match that judged it, so that it is judged once. */
  seen: number;
}

interface Alternatives {
  readonly any: readonly number[];
  readonly groups: readonly (readonly number[])[];
}

/** An empty index. */
export function createInterestIndex(): InterestIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  /** Number of a key -> the match that last met it. */
  const met: number[] = [];
  /** Number of a key -> what is filed under it. */
  const filed: (Set<Filed> | undefined)[] = [];
  const byId = new Map<string, Filed>();
  const scanner = createWordScanner();
  let turn = 0;

  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = names.push(key) - 1;
    numbers.set(key, number);
    met.push(0);
    filed.push(undefined);
    return number;
  };
  const alternativesOf = (criteria: readonly Criterion[]): Alternatives => {
    const keyed = criteria.map(keysOfCriterion).map(({ keys, needsAll }) => ({ keys: keys.map(numberOf), needsAll: needsAll && keys.length > 1 }));
    return {
      any: [...new Set(keyed.flatMap(({ keys, needsAll }) => (needsAll ? [] : keys)))],
      groups: keyed.flatMap(({ keys, needsAll }) => (needsAll ? [keys] : [])),
    };
  };
  const cost = (key: number): number => commonnessOf(names[key]!) * ((filed[key]?.size ?? 0) + 4);
  /** The keys of which every resource that passes the clause has at least one. */
  const accessOf = ({ any, groups }: Alternatives): readonly number[] => [
    ...any,
    ...groups.map((keys) => keys.reduce((best, key) => (cost(key) < cost(best) ? key : best))),
  ];
  const sum = (keys: readonly number[]): number => keys.reduce((total, key) => total + cost(key), 0);

  const passes = ({ any, groups }: Alternatives): boolean => {
    for (const key of any) if (met[key] === turn) return true;
    for (const keys of groups) if (keys.every((key) => met[key] === turn)) return true;
    return false;
  };
  const matches = (one: Filed): boolean => {
    for (const clause of one.clauses) if (!passes(clause)) return false;
    return !passes(one.none);
  };
  const remove = (id: string): void => {
    const one = byId.get(id);
    if (!one) return;
    byId.delete(id);
    for (const key of one.access) {
      const there = filed[key];
      there?.delete(one);
      if (there?.size === 0) filed[key] = undefined;
    }
    for (const word of one.words) scanner.remove(word);
  };

  return {
    put(id, query) {
      remove(id);
      const clauses = query.all.map(({ any }) => alternativesOf(any));
      const access = [...new Set(clauses.map(accessOf).reduce((best, keys) => (sum(keys) < sum(best) ? keys : best)))];
      const words = wordsOf(query);
      const one: Filed = { id, clauses, none: alternativesOf(query.none ?? []), access, words, seen: 0 };
      byId.set(id, one);
      for (const key of access) {
        filed[key] ??= new Set();
        filed[key].add(one);
      }
      for (const word of words) {
        const scanned = scanner.add(word);
        const [anywhere, inTitle] = [numbers.get(`word:${word}`), numbers.get(`title:${word}`)];
        if (anywhere !== undefined) scanned.anywhere = anywhere;
        if (inTitle !== undefined) scanned.inTitle = inTitle;
      }
    },
    remove,
    has: (id) => byId.has(id),
    match(facts) {
      turn += 1;
      const found: number[] = [];
      const meet = (number: number | undefined) => {
        if (number === undefined || met[number] === turn) return;
        met[number] = turn;
        found.push(number);
      };
      for (const key of keysOfFacts(facts)) meet(numbers.get(key));
      scanner.scan(facts.text, facts.titleEnd, ({ anywhere, inTitle }, isInTitle) => {
        meet(anywhere);
        if (isInTitle) meet(inTitle);
      });
      const ids: string[] = [];
      for (const key of found) {
        for (const one of filed[key] ?? []) {
          if (one.seen === turn) continue;
          one.seen = turn;
          if (matches(one)) ids.push(one.id);
        }
      }
      return ids;
    },
    get size() {
      return byId.size;
    },
  };
}

const wordsOf = ({ all, none = [] }: InterestQuery): readonly string[] =>
  [...all.flatMap(({ any }) => any), ...none].flatMap((one) =>
    one.kind === 'words'
      ? keysOfCriterion(one)
          .keys.map((key) => key.slice(key.indexOf(':') + 1))
          .filter((word) => word !== '')
      : [],
  );
