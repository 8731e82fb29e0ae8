/** Plugin freshness (栏目更新检查): tells which columns have not been updated within their limit (updateLimitDays). */
// #region plugin
import { clear, definePlugin, pageBlocks } from '@jiyue/sdk/plugin';
import type { FreshnessTypes } from './generated/types.ts';
import { lastPublicationBlock, lastPublications, noteLatest } from './last-publications.ts';
import { staleColumns } from './stale-columns.ts';

/** The plugin. */
export const plugin = definePlugin<FreshnessTypes>({
  setup({ config, clock, follow, provide, storage }) {
    follow({ types: ['record.published'], apply: noteLatest, reset: clear });

    // public pages of columns tell when something was last published there
    provide(pageBlocks, {
      async blocks({ page, siteId, columnId, language }) {
        const last = page === 'column' ? await storage.get<string>(`${siteId}/${columnId}`) : undefined;
        return last === undefined ? [] : [lastPublicationBlock(last, language)];
      },
    });

    return {
      operations: {
        async listStaleColumns({ params: { siteId }, records }) {
          // what this caller may not see is undefined, like what does not exist
          if (!(await records.site(siteId))) return { ok: false, failure: { code: 'FRESHNESS_SITE_UNKNOWN', data: { siteId } } };
          const columns = await records.columns(siteId);
          const published = await lastPublications(storage, siteId);
          return { ok: true, value: staleColumns(columns, published, { now: clock(), defaultLimitDays: config.defaultLimitDays }) };
        },
      },
    };
  },
});
// #endregion
