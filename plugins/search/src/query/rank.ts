/** Orders candidates by the model: how much of the question each holds, where, and how often. Pure: counts in, scores out. */
import type { IndexHit } from '@jiyue/sdk/plugin';
import { wordFields } from '../indexing/schema.ts';
import { model } from './model.ts';
import type { WeighedQuery } from './weigh.ts';

/** A hit with its final score. */
export interface ScoredHit {
  readonly hit: IndexHit;
  readonly score: number;
}

/**
 * @param hits measured with the tokens of `weighed`, in their order
 * @param namedBy number of other records that name the work of a hit
 * @returns best first; ties by id
 */
export function rank(hits: readonly IndexHit[], weighed: WeighedQuery, namedBy: (hit: IndexHit) => number): readonly ScoredHit[] {
  return hits
    .map((hit) => ({ hit, score: textScore(hit, weighed) * standingOf(hit, namedBy(hit)) }))
    .toSorted((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1));
}

const ended: readonly string[] = ['repealed', 'lapsed'];

/** What a text is, whatever it says: whether it is in force, how many others name it. Legal level and age are weighed by rankers. */
const standingOf = ({ attributes }: IndexHit, named: number): number =>
  (1 + (model.named * named) / (named + model.namedHalf)) * (ended.includes(attributes['validity']?.[0] ?? '') ? model.ended : 1);

function textScore({ lengths = {}, counts = {} }: IndexHit, { tokens, statistics, query }: WeighedQuery): number {
  const { averageLengths } = statistics;
  const norm = (field: string, strength: number) => 1 - strength + (strength * (lengths[field] ?? 0)) / (averageLengths[field] || 1);
  const norms = wordFields.map((field) => model.fields[field].weight / norm(field, model.fields[field].length));
  const characterNorm = 1 / norm('characters', model.characterLength);

  let score = 0;
  let own = 0;
  let inTitle = 0;
  for (const [place, { kind, weight, isOwn }] of tokens.entries()) {
    let frequency = 0;
    if (kind === 'character') frequency = (counts['characters']?.[place] ?? 0) * characterNorm;
    else {
      for (const [at, field] of wordFields.entries()) frequency += (counts[field]?.[place] ?? 0) * norms[at]!;
      if (isOwn) own += 1;
      if (isOwn && (counts['title']?.[place] ?? 0) > 0) inTitle += 1;
    }
    score += (weight * frequency * (model.saturation + 1)) / (frequency + model.saturation);
  }
  return inTitle === own && own > 0 && lengths['title'] === query.typedPairs ? score * model.wholeTitle : score;
}
