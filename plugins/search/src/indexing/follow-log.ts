/**
 * Keeps the own index beside the log. Entries only say which records changed; what is indexed is what the repository says now,
 * so entries that come twice, late or in another order lead to the same index.
 */
import type { Follower, OwnIndex, RecordReader } from '@jiyue/sdk/plugin';
import { indexDocument } from './index-document.ts';

/** Ids taken out at a time. */
const removalPage = 1000;

/**
 * @param identity of the own index as it was opened: a lost index has a new one, and the log is replayed into it
 * @param records the granted sites
 */
export function followLog(index: OwnIndex, identity: string, records: RecordReader): Follower {
  return {
    types: ['record.published', 'record.withdrawn'],
    revision: identity,
    async apply(batch) {
      const ids = [...new Set(batch.map(({ subject }) => subject))];
      const published = (await records.resources(ids)).filter(({ status }) => status === 'published');
      const found = new Set(published.map(({ id }) => id));
      await index.remove(ids.filter((id) => !found.has(id)));
      await index.put(published.map(indexDocument));
    },
    async reset() {
      // not `clear`: that gives the index a new identity, and the next start would take it for lost
      for (;;) {
        const { hits } = await index.query({ order: 'newest', limit: removalPage });
        if (hits.length === 0) return;
        await index.remove(hits.map(({ id }) => id));
      }
    },
    digest: () => index.digest(),
  };
}
