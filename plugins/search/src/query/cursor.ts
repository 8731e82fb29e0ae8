/**
 * Cursor of a search: the place of the next hit, bound to the question it was given for. A cursor of another question, or one changed
 * by hand, is refused (CURSOR_INVALID). Walking on after the index changed may repeat or miss a hit, never show a withdrawn one.
 */
import { sha256 } from '@jiyue/sdk';
import type { SearchParameters } from '../types.ts';

const codeLength = 24;

/** What a cursor is bound to: a search, or a search of something else. */
type Bound = Partial<SearchParameters> & { readonly q: string };

/** Code of all that decides the order; the size of a page and how it is counted may change on the way. */
const codeOf = ({ cursor: _, limit: __, clickTokens: ___, DNT: ____, 'Sec-GPC': _____, ...question }: Bound, place: number): string =>
  sha256(JSON.stringify([place, Object.entries(question).toSorted(([a], [b]) => (a < b ? -1 : 1))])).slice(0, codeLength);

/** @param place 1 or more */
export const makeCursor = (params: Bound, place: number): string => `${codeOf(params, place)}${place}`;

/** @returns 0 without a cursor; undefined when it was not given for this question */
export function readCursor(params: Bound): number | undefined {
  const { cursor } = params;
  if (cursor === undefined) return 0;
  const place = Number(cursor.slice(codeLength));
  return Number.isSafeInteger(place) && place > 0 && cursor === makeCursor(params, place) ? place : undefined;
}
