/** Ranker: of texts that answer equally well the newer comes first (时效). What it gives halves every two years. */
import type { SearchRanker } from '@jiyue/sdk/plugin';

const halfLifeDays = 730;
const dayMs = 86_400_000;

/** @param boost what a text of today gains, 0 to 1 */
export const freshness = (boost: number): SearchRanker => ({
  async rank({ hits, now }) {
    const at = Date.parse(now);
    // what is dated ahead of time is of today
    return hits.map(({ publishedAt }) => 1 + boost * 0.5 ** (Math.max(0, at - Date.parse(publishedAt)) / dayMs / halfLifeDays));
  },
});
