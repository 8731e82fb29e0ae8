/**
 * Plugin search (站内搜索): serves the standard's operation `search` from an own index that follows the log. The index holds ids,
 * versions and tokens; what a reader sees comes from the repository at the moment of the reply.
 */
import { definePlugin } from '@jiyue/sdk/plugin';
import { synonymsOf } from './analysis/synonyms.ts';
import { followLog } from './indexing/follow-log.ts';
import { schema } from './indexing/schema.ts';
import { citationsOf } from './query/citations.ts';
import { cachedStatistics } from './query/cached-statistics.ts';
import { search } from './search.ts';
import { settingsOf } from './settings.ts';
import type { SearchTypes } from './types.ts';

export type { SearchConfig, SearchTypes } from './types.ts';

/** The plugin. */
export const plugin = definePlugin<SearchTypes>({
  async setup({ config, index, records, follow }) {
    const settings = settingsOf(config);
    const { identity } = await index.open(schema);
    follow(followLog(index, identity, records));
    const tools = {
      index: { query: index.query, statistics: cachedStatistics(index), citations: citationsOf(index) },
      synonyms: synonymsOf(settings.synonyms),
      settings,
    };
    return { operations: { search: (call) => search(tools, call) } };
  },
});
