/**
 * How many records name the work of a hit. The counts are remembered while the index hardly changes: they grow slowly and only bend the
 * order. A cache, never the state.
 */
import type { IndexHit, OwnIndex } from '@jiyue/sdk/plugin';
import { codeIn } from '../indexing/works.ts';

/** Looks the works of hits up together. */
export type Citations = (hits: readonly IndexHit[]) => Promise<(hit: IndexHit) => number>;

/** The counts are forgotten when the number of documents has changed by this share. */
const driftShare = 0.01;
const mostRemembered = 100_000;

/** Over one index. */
export function citationsOf({ statistics }: Pick<OwnIndex, 'statistics'>): Citations {
  let remembered = new Map<string, number>();
  let documentsThen = 0;
  let asked = 0;

  return async (hits) => {
    const codes = [...new Set(hits.flatMap(({ sortKey }) => codeIn(sortKey) ?? []))];
    const unknown = codes.filter((code) => !remembered.has(code));
    asked += 1;
    // what is known is compared with the index now and then, or one that grows under known works would never be noticed
    if (unknown.length > 0 || asked % 256 === 0) {
      const { documents, documentFrequencies } = await statistics(unknown);
      const hasDrifted = Math.abs(documents - documentsThen) > documentsThen * driftShare || remembered.size > mostRemembered;
      const [asWhole, counts] = hasDrifted ? [codes, (await statistics(codes)).documentFrequencies] : [unknown, documentFrequencies];
      const fresh = asWhole.map((code, place) => [code, counts[place] ?? 0] as const);
      remembered = new Map(hasDrifted ? fresh : [...remembered, ...fresh]);
      if (hasDrifted) documentsThen = documents;
    }
    const known = remembered;
    return ({ sortKey }) => known.get(codeIn(sortKey) ?? '') ?? 0;
  };
}
