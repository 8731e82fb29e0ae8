import { expect, test } from 'vitest';
import { asJson, fromJson } from './plain.ts';

interface Kept {
  readonly id: string;
  readonly counts: readonly number[];
  readonly more?: { readonly note: string | null };
}

test('an interface is Json and comes back as it was', () => {
  const kept: Kept = { id: 'a', counts: [1, 2] };
  expect(fromJson<Kept>(asJson(kept))).toBe(kept);
  expect(asJson([kept])).toEqual([kept]);
});

test('what JSON cannot hold does not compile', () => {
  // @ts-expect-error a date becomes a text on the way
  asJson({ at: new Date(0) });
  // @ts-expect-error a map becomes an empty object
  asJson({ ids: new Map([['a', 1]]) });
  // @ts-expect-error a function is lost
  asJson({ read: () => 1 });
  // @ts-expect-error a big number is refused
  asJson({ count: 1n });
});
