/** A hit as rankers see it: what the index holds of it. */
import type { RankedHit } from '@jiyue/sdk/plugin';
import type { ScoredHit } from '../query/rank.ts';

/** Plain data, so that a ranker may stand behind a wall. */
export function rankedHit({ hit, score }: ScoredHit): RankedHit {
  const { kind, siteId, columnId, topic, issuer, level, validity } = hit.attributes;
  return {
    id: hit.id,
    version: hit.version,
    score,
    publishedAt: hit.sortKey.split(' ')[0]!,
    kind: kind?.[0] ?? '',
    siteId: siteId?.[0] ?? '',
    columnId: columnId?.[0] ?? '',
    topics: topic ?? [],
    issuers: issuer ?? [],
    ...(level?.[0] === undefined ? {} : { legalLevel: level[0] }),
    ...(validity?.[0] === undefined ? {} : { validity: validity[0] }),
  };
}
