/** What the index knows of words: how many documents hold a pair of characters, and a run of them side by side. The vocabulary is the index's own. */
import type { OwnIndex } from '@jiyue/sdk/plugin';

/** Looks words up, each once. */
export interface Lexicon {
  /** Documents that hold each token; the whole list is asked for together. */
  counts(tokens: readonly string[]): Promise<(token: string) => number>;
  /**
   * How much oftener two characters stand side by side than chance would have it (normalised pointwise mutual information): 1 always,
   * 0 by chance, -1 never.
   */
  cohesion(pairs: readonly string[]): Promise<(pair: string) => number>;
  /** Documents that hold the characters side by side. */
  together(characters: readonly string[]): Promise<number>;
}

/** For one question. */
export function lexicon({ query, statistics }: Pick<OwnIndex, 'query' | 'statistics'>): Lexicon {
  const known = new Map<string, number>();
  const runs = new Map<string, number>();
  // places at which two characters may meet, in all documents together
  let places = 0;
  const counts = async (tokens: readonly string[]) => {
    const unknown = [...new Set(tokens)].filter((token) => !known.has(token));
    if (unknown.length > 0) {
      const answer = await statistics(unknown);
      places = answer.documents * Math.max(1, answer.averageLengths['characters'] ?? 1);
      for (const [place, token] of unknown.entries()) known.set(token, answer.documentFrequencies[place] ?? 0);
    }
    return (token: string) => known.get(token) ?? 0;
  };

  return {
    counts,
    async cohesion(pairs) {
      const count = await counts([...pairs, ...pairs.flatMap((pair) => [...pair])]);
      return (pair) => {
        const [first = '', second = ''] = pair;
        const both = count(pair);
        if (both === 0) return -1;
        const chance = (count(first) * count(second)) / places;
        return Math.log(both / chance) / Math.log(places / both);
      };
    },
    async together(characters) {
      const run = characters.join('');
      const held = runs.get(run);
      if (held !== undefined) return held;
      const pairs = pairsOf(characters);
      const found = pairs.length === 0 ? 0 : ((await query({ match: { phrase: pairs }, order: 'newest', limit: 0, total: true })).total ?? 0);
      runs.set(run, found);
      return found;
    },
  };
}

/** Neighbours. */
export const pairsOf = (characters: readonly string[]): readonly string[] => characters.slice(1).map((character, place) => characters[place]! + character);
