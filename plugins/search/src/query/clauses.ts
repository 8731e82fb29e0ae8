/**
 * A question of several parts (商标注册；期限) wants a text that says something of each: how large a part of every clause a text holds, by
 * how telling its pairs are. The root favours a little of each over all of one.
 */
import type { IndexHit } from '@jiyue/sdk/plugin';
import { wordFields } from '../indexing/schema.ts';
import type { WeighedQuery } from './weigh.ts';

/** @returns for a measured hit the mean over all clauses, 0 to 1; 0 for a question of one clause */
export function heldClauses({ query, tokens, frequency, rarity }: WeighedQuery): (hit: IndexHit) => number {
  const places = new Map(tokens.flatMap(({ token, kind }, place) => (kind === 'pair' ? [[token, place] as const] : [])));
  const clauses = query.clauses.map((pairs) => {
    const known = pairs.filter((pair) => frequency(pair) > 0).map((pair) => ({ place: places.get(pair), weight: rarity(pair) }));
    return { known, whole: known.reduce((sum, { weight }) => sum + weight, 0) };
  });
  return ({ counts = {} }) => {
    const isHeld = (place: number | undefined) => place !== undefined && wordFields.some((field) => (counts[field]?.[place] ?? 0) > 0);
    const shares = clauses.map(({ known, whole }) => {
      const held = known.reduce((sum, { place, weight }) => sum + (isHeld(place) ? weight : 0), 0);
      return whole === 0 ? 0 : Math.sqrt(held / whole);
    });
    return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
}
