/**
 * Walks a list over all its pages. Two promises of the contract are checked on the way: no cursor comes twice, and the declared total equals
 * the number of items that the walk finds (JY-IFC-003).
 */
import type { Language } from '../errors/to-problem.ts';
import type { Outcome } from '../plugin/outcome.ts';
import { type ClientFailure, ownFailure } from './client-failure.ts';

/** A page of any list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly total: number;
}

/**
 * Items one by one; a failure is the last thing given. The total is judged when every page declared the same one: a list that changed
 * while it was walked cannot be judged. Pages are read as they are needed.
 */
export async function* walkList<Item>(
  operationId: string,
  language: Language,
  read: (cursor: string | undefined) => Promise<Outcome<ListPage<Item>, ClientFailure>>,
): AsyncGenerator<Outcome<Item, ClientFailure>, void, void> {
  const cursors = new Set<string>();
  const totals = new Set<number>();
  let walked = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    if (!page.ok) return yield page;
    const { items, next, total } = page.value;
    totals.add(total);
    for (const value of items) {
      walked += 1;
      yield { ok: true, value };
    }
    if (next === undefined) {
      const [declared] = totals;
      if (totals.size === 1 && declared !== walked) yield { ok: false, failure: ownFailure('LIST_TOTAL_WRONG', { operationId, declared, walked }, language) };
      return;
    }
    if (cursors.has(next)) return yield { ok: false, failure: ownFailure('CURSOR_REPEATED', { operationId, cursor: next }, language) };
    cursors.add(next);
    cursor = next;
  }
}
