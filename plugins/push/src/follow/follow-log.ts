/** The follower: takes the log in batches, in order, and knows how far it came. */
import { type Follower, keys, type LogEntry, type OwnStorage, type RecordReader } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import type { SubscriptionIndex } from '../book/subscription-index.ts';
import { onPlacesChanged, type PlacesNeeds } from './on-places-changed.ts';
import { onPublished, type PublishedNeeds } from './on-published.ts';
import { onWithdrawn, type WithdrawnNeeds } from './on-withdrawn.ts';

/** What following works with. */
export interface FollowNeeds extends Omit<PublishedNeeds, 'index'>, Omit<WithdrawnNeeds, 'records'>, Omit<PlacesNeeds, 'index' | 'records'> {
  readonly index: SubscriptionIndex;
  readonly records: RecordReader;
  /** Told when something new may wait. */
  readonly wake: () => void;
}

const reachedKey = 'log/reached';

/** The follower has dealt with the log up to here. */
export const readReached = async (storage: OwnStorage): Promise<number> => (await storage.get<number>(reachedKey)) ?? 0;

/** Derived from the log alone. Messages and recalls are proofs of what was sent: they stay, and keep a rebuild from sending again. */
const derived = ['row/', 'item/', 'log/'];

/** @returns the follower */
export function followLog(needs: FollowNeeds): Follower {
  return {
    types: ['record.published', 'record.withdrawn', 'column.merged', 'column.split', 'site.status-changed'],
    async apply(batch, storage) {
      await needs.index.refresh();
      const resources = await publishedIn(batch, needs.records);
      for (const entry of batch) {
        if (entry.type === 'record.published') await onPublished(entry, resources.get(entry.subject), storage, needs);
        else if (entry.type === 'record.withdrawn') await onWithdrawn(entry, storage, needs);
        else {
          await onPlacesChanged(entry, needs);
          await needs.index.refresh();
        }
      }
      const last = Math.max(await readReached(storage), ...batch.map(({ seq }) => seq));
      await storage.write({ put: { [reachedKey]: last } });
      needs.wake();
    },
    async reset(storage) {
      for (const prefix of derived) for await (const key of keys(storage, prefix)) await storage.write({ remove: [key] });
    },
  };
}

async function publishedIn(batch: readonly LogEntry[], records: RecordReader): Promise<ReadonlyMap<string, Resource>> {
  const ids = new Set(batch.flatMap(({ type, subject, data }) => (type === 'record.published' && data.updateType !== 'minor' ? [subject] : [])));
  return ids.size === 0 ? new Map() : new Map((await records.resources([...ids])).map((one) => [one.id, one]));
}
