/** Orders candidates by the model: how much of the question each holds, where, and how often. Pure: counts in, scores out. */
import type { IndexHit } from '@jiyue/sdk/plugin';
import { wordFields } from '../indexing/schema.ts';
import { codeIn } from '../indexing/works.ts';
import { heldClauses } from './clauses.ts';
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
  const texts = hits.map((hit) => textScore(hit, weighed));
  const share = heldClauses(weighed);
  const wholeClauses = model.clauses * Math.max(0, ...texts);
  const scored = hits.map((hit, place) => ({
    hit,
    score: (texts[place]! + wholeClauses * share(hit)) * (isTitle(hit, weighed) ? model.wholeTitle : 1) * standingOf(hit, namedBy(hit)),
  }));
  const byWork = worksOf(scored);
  return scored
    .map(({ hit, score }) => ({ hit, score: score + model.work * byWork(hit) }))
    .toSorted((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1));
}

const ended: readonly string[] = ['repealed', 'lapsed'];

/** What a text is, whatever it says: whether it is in force, how many others name it. Legal level and age are weighed by rankers. */
const standingOf = ({ attributes }: IndexHit, named: number): number =>
  (1 + (model.named * named) / (named + model.namedHalf)) * (ended.includes(attributes['validity']?.[0] ?? '') ? model.ended : 1);

/** Mean of the best scores of each work: of a law that answers with several articles each of them is likelier to be meant. */
function worksOf(scored: readonly ScoredHit[]): (hit: IndexHit) => number {
  const scores = new Map<string, number[]>();
  const workOf = ({ id, sortKey }: IndexHit) => codeIn(sortKey) ?? id;
  for (const { hit, score } of scored) scores.set(workOf(hit), [...(scores.get(workOf(hit)) ?? []), score]);
  const means = new Map(
    [...scores].map(([work, all]) => {
      const best = all.toSorted((a, b) => b - a).slice(0, model.workTexts);
      return [work, best.reduce((sum, one) => sum + one, 0) / model.workTexts];
    }),
  );
  return (hit) => means.get(workOf(hit))!;
}

/** How much a long text counts less, by how much is asked. */
function bodyStrength({ pairs }: WeighedQuery['query']): number {
  const { few, many } = model.bodyLength;
  const part = (pairs.length - few.pairs) / (many.pairs - few.pairs);
  return few.strength + (many.strength - few.strength) * Math.min(1, Math.max(0, part));
}

function textScore({ lengths = {}, counts = {} }: IndexHit, { query, tokens, statistics }: WeighedQuery): number {
  const { averageLengths } = statistics;
  const strength = bodyStrength(query);
  const norm = (field: string, by: number) => 1 - by + (by * (lengths[field] ?? 0)) / (averageLengths[field] || 1);
  const { fields } = model;
  const strengths = { title: fields.title.length, about: fields.about.length, body: strength };
  const norms = wordFields.map((field) => fields[field].weight / norm(field, strengths[field]));
  const characterNorm = 1 / norm('characters', strength);

  let score = 0;
  for (const [place, { kind, weight }] of tokens.entries()) {
    let frequency = 0;
    if (kind === 'character') frequency = (counts['characters']?.[place] ?? 0) * characterNorm;
    else {
      for (const [at, field] of wordFields.entries()) frequency += (counts[field]?.[place] ?? 0) * norms[at]!;
      if ((counts['lead']?.[place] ?? 0) > 0) score += weight * model.lead;
    }
    score += (weight * frequency * (model.saturation + 1)) / (frequency + model.saturation);
  }
  return score;
}

/** Whether the title is the question, no more and no less. */
function isTitle({ lengths = {}, counts = {} }: IndexHit, { tokens, query }: WeighedQuery): boolean {
  if (lengths['title'] !== query.typedPairs) return false;
  const own = [...tokens.entries()].filter(([, { kind, isOwn }]) => kind === 'pair' && isOwn);
  return own.length > 0 && own.every(([place]) => (counts['title']?.[place] ?? 0) > 0);
}
