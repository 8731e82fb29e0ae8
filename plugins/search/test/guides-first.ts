/** A ranker as another plugin would bring it; shown in docs/guide/search-quality.md. */
// #region ranker
import { definePlugin, searchRanker } from '@jiyue/sdk/plugin';

// plugin.json: "provides": { "search-ranker": "^1.0" }
export const plugin = definePlugin<{ config: Record<string, never>; api: Record<string, never> }>({
  async setup({ provide }) {
    provide(searchRanker, { rank: async ({ hits }) => hits.map(({ kind }) => (kind === 'service-guide' ? 1.2 : 1)) });
    return { operations: {} };
  },
});
// #endregion ranker
