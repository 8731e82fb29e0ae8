/** Weighs the tokens of a question by how telling they are: rare ones say more (inverse document frequency). */
import type { IndexPresence, IndexStatistics, OwnIndex } from '@jiyue/sdk/plugin';
import { model } from './model.ts';
import type { ReadQuery } from './read-query.ts';

/** A token that counts for the order of hits. */
export interface WeighedToken {
  readonly token: string;
  /** `pair`: found in the fields of words; `character`: in the field of characters. */
  readonly kind: 'pair' | 'character';
  readonly weight: number;
  /** Part of the question itself, not of a written form that stands for it. */
  readonly isOwn: boolean;
}

/** A question with what the index knows of its tokens. */
export interface WeighedQuery {
  readonly query: ReadQuery;
  readonly statistics: IndexStatistics;
  /** Documents that hold a token; 0 for tokens that were not asked for. */
  frequency(token: string): number;
  /** The most telling ones, as many as can be counted in a hit. */
  readonly tokens: readonly WeighedToken[];
  /** How telling a token is. */
  rarity(token: string): number;
}

/** Most tokens an index counts in one question. */
const mostCounted = 200;

/** Asks the index once. */
export async function weigh(index: Pick<OwnIndex, 'statistics'>, query: ReadQuery): Promise<WeighedQuery> {
  const { pairs, joining, characters, numbers, forms } = query;
  const all = [...new Set([...pairs, ...joining, ...characters, ...numbers, ...forms.flatMap((form) => form.pairs)])];
  const statistics = await index.statistics(all);
  const frequencies = new Map(all.map((token, place) => [token, statistics.documentFrequencies[place] ?? 0]));
  const frequency = (token: string) => frequencies.get(token) ?? 0;

  const own = new Set([...pairs, ...joining]);
  const rarity = (token: string) => inverseFrequency(statistics.documents, frequency(token));
  const tokens: readonly WeighedToken[] = [
    ...pairs.map((token) => ({ token, kind: 'pair', weight: rarity(token), isOwn: true }) as const),
    ...joining.map((token) => ({ token, kind: 'pair', weight: rarity(token) * model.joining, isOwn: true }) as const),
    ...characters.map((token) => ({ token, kind: 'character', weight: rarity(token) * model.character, isOwn: true }) as const),
    ...[...writtenWeights(forms, frequency, rarity)]
      .filter(([token]) => !own.has(token))
      .map(([token, weight]) => ({ token, kind: 'pair', weight: weight * model.synonym, isOwn: false }) as const),
  ];
  return {
    query,
    statistics,
    frequency,
    rarity,
    tokens: tokens
      .filter(({ token, weight }) => weight > 0 && frequency(token) > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, mostCounted),
  };
}

/** By what candidates are found; undefined where a question is so short that what a text holds tells too little. */
export function presenceOf({ query, tokens }: WeighedQuery): readonly IndexPresence[] | undefined {
  if (query.pairs.length < model.presenceFrom) return undefined;
  return tokens.map(({ token, kind, weight }) => ({ token, weight: kind === 'character' ? weight * model.presenceCharacter : weight }));
}

/**
 * Weights of the pairs of written forms. A written form weighs about as much as what was said: 市场监督管理部门 is 工商局 in more
 * characters, not seven times as telling.
 */
function writtenWeights(forms: ReadQuery['forms'], frequency: (token: string) => number, rarity: (token: string) => number): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const form of forms) {
    const known = form.pairs.filter((pair) => frequency(pair) > 0);
    const whole = known.reduce((sum, pair) => sum + rarity(pair), 0);
    const share = Math.min(1, (model.pairMass * ([...form.spoken].length - 1)) / (whole || 1));
    for (const pair of known) weights.set(pair, Math.max(weights.get(pair) ?? 0, rarity(pair) * share));
  }
  return weights;
}

/** Robertson and Sparck Jones, never negative. A replaced document may be counted twice for a while. */
const inverseFrequency = (documents: number, frequency: number) => {
  const holding = Math.min(frequency, documents);
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
};
