/** Pages of lists: the cursor is the key of the last item, opaque to everybody else. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** A page as the standard has it. */
export interface Page<T> {
  items: T[];
  next?: string;
  total: number;
}

const cursorOf = (key: string): string => Buffer.from(`k:${key}`).toString('base64url');
const invalid = fail({ code: 'PUSH_CURSOR_INVALID' });

/** @returns the key a cursor stands for; undefined: from the start */
export function keyOfCursor(cursor: string | undefined): Outcome<string | undefined> {
  if (cursor === undefined) return ok(undefined);
  const text = Buffer.from(cursor, 'base64url').toString();
  return text.startsWith('k:') && cursorOf(text.slice(2)) === cursor ? ok(text.slice(2)) : invalid;
}

/**
 * A page out of a walk over everything, so that the total is what walking finds.
 * @param walk items with their keys, in order of nothing but themselves @param show gives undefined for what is not in the list
 */
export async function pageOfWalk<T, R>(
  walk: AsyncIterable<{ readonly key: string; readonly value: T }> | Iterable<{ readonly key: string; readonly value: T }>,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  isIn: (value: T) => boolean,
  show: (value: T) => Promise<R> | R,
): Promise<Outcome<Page<R>>> {
  const after = keyOfCursor(cursor);
  if (!after.ok) return after;
  const found: { readonly key: string; readonly value: T }[] = [];
  let total = 0;
  let isPast = after.value === undefined;
  for await (const one of walk) {
    if (isIn(one.value)) {
      total += 1;
      if (isPast && found.length <= limit) found.push(one);
    }
    if (one.key === after.value) isPast = true;
  }
  if (!isPast) return invalid;
  const items = await Promise.all(found.slice(0, limit).map(({ value }) => show(value)));
  return ok({ items, total, ...(found.length > limit ? { next: cursorOf(found[limit - 1]!.key) } : {}) });
}
