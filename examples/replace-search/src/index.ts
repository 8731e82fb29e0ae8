/** Plugin vendor-search (厂商站内搜索): another engine behind the standard's operation `search`. Nothing else of the platform notices. */
import { clear, definePlugin } from '@jiyue/sdk/plugin';
import { takeRecord } from './engine.ts';
import type { VendorSearchTypes } from './generated/types.ts';
import { search } from './search.ts';

/** The plugin. */
export const plugin = definePlugin<VendorSearchTypes>({
  setup({ follow, records, storage }) {
    follow({
      types: ['record.published', 'record.withdrawn'],
      async apply(batch, own) {
        // entries say which records changed; what is indexed is what the repository says now
        const ids = [...new Set(batch.map(({ subject }) => subject))];
        // what was withdrawn but kept readable is given, too
        const published = new Map((await records.resources(ids)).filter(({ status }) => status === 'published').map((resource) => [resource.id, resource]));
        for (const id of ids) await takeRecord(own, id, published.get(id));
      },
      reset: clear,
    });
    return { operations: { search: (call) => search(storage, call) } };
  },
});
