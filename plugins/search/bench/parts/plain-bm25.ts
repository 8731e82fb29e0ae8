/** The baseline: BM25 (k1 0.9, b 0.4) over pairs of characters of title and text together, in memory. Nothing is known of language or fields. */
import { analyse } from '../../src/analysis/analyse.ts';
import type { Passage } from './corpus.ts';

/** @returns ids, best first */
export type Baseline = (question: string) => readonly string[];

/** Builds its index. */
export function plainBm25(passages: readonly Passage[], k1 = 0.9, b = 0.4): Baseline {
  const postings = new Map<string, { readonly places: number[]; readonly counts: number[] }>();
  const lengths = new Float64Array(passages.length);
  for (const [place, { title, text }] of passages.entries()) {
    const { pairs } = analyse(`${title}\n${text}`);
    lengths[place] = pairs.length;
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const [pair, count] of counts) {
      const posting = postings.get(pair) ?? { places: [], counts: [] };
      postings.set(pair, posting);
      posting.places.push(place);
      posting.counts.push(count);
    }
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / passages.length;
  const scores = new Float64Array(passages.length);

  return (question) => {
    scores.fill(0);
    for (const pair of new Set(analyse(question).pairs)) {
      const posting = postings.get(pair);
      if (!posting) continue;
      const held = posting.places.length;
      const rarity = Math.log(1 + (passages.length - held + 0.5) / (held + 0.5));
      for (const [at, place] of posting.places.entries()) {
        const count = posting.counts[at]!;
        scores[place]! += (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + (b * lengths[place]!) / average));
      }
    }
    return best(scores, 10).map((place) => passages[place]!.id);
  };
}

function best(scores: Float64Array, most: number): readonly number[] {
  const top: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place]!;
    if (score <= 0 || (top.length === most && score <= scores[top.at(-1)!]!)) continue;
    const at = top.findIndex((one) => score > scores[one]!);
    top.splice(at < 0 ? top.length : at, 0, place);
    if (top.length > most) top.pop();
  }
  return top;
}
