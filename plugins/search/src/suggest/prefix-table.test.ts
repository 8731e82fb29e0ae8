import { expect, test } from 'vitest';
import { prefixTable } from './prefix-table.ts';

test('a table of beginnings agrees with a walk over all keys, whatever was added and removed', () => {
  const table = prefixTable<number>();
  const all = new Map<string, Set<number>>();
  const keyOf = (n: number) => ((n * 7919) % 1000).toString(6);
  for (let n = 0; n < 3000; n += 1) {
    const key = keyOf(n);
    if (n % 3 === 2) {
      table.remove(key, n - 1000);
      all.get(key)?.delete(n - 1000);
    } else {
      table.add(key, n);
      all.set(key, (all.get(key) ?? new Set()).add(n));
    }
    if (n % 37 > 0) continue;
    const prefix = key.slice(0, 2);
    const wanted = [...all].filter(([one]) => one.startsWith(prefix)).flatMap(([, entries]) => [...entries]);
    expect(table.startingWith(prefix, 10_000).toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b));
  }
});
