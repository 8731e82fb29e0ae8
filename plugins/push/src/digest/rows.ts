/**
 * What waits to be put into digests: one row for each list of equal queries and change, in order of the log. Rows are shared by all
 * subscriptions of a list; each has its own window over them, so a digest that was missed finds its rows later.
 */
import { asJson, type Json, keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { StoredItem } from '../outbox/messages.ts';
import { sequenceText } from '../outbox/keys.ts';

/** A change that a list matched. */
export interface DigestRow {
  readonly seq: number;
  readonly resourceId: string;
  readonly version: number;
  /** When it was committed. */
  readonly time: string;
}

const places = {
  row: (queryId: string, seq: number) => `row/${queryId}/${sequenceText(seq)}`,
  item: (resourceId: string, version: number) => `item/${resourceId}/${version}`,
};

/** What has to be written for a change. */
export function rowsChange(queryIds: readonly string[], row: DigestRow, item: StoredItem): Record<string, Json> {
  if (queryIds.length === 0) return {};
  return {
    [places.item(row.resourceId, row.version)]: asJson(item),
    ...Object.fromEntries(queryIds.map((queryId) => [places.row(queryId, row.seq), asJson(row)])),
  };
}

/** Reading and clearing. */
export interface DigestRows {
  /** Rows of a list with `after` < seq <= `until`, oldest first. */
  between(queryId: string, after: number, until: number): Promise<readonly DigestRow[]>;
  item(row: DigestRow): Promise<StoredItem | undefined>;
  /** Forgets rows of changes before an instant. */
  forget(before: string): Promise<void>;
}

/** @param storage own storage */
export function openRows(storage: OwnStorage): DigestRows {
  return {
    async between(queryId, after, until) {
      const prefix = `row/${queryId}/`;
      const rows: DigestRow[] = [];
      for (let place: string | undefined = places.row(queryId, after); place !== undefined; ) {
        const page: Awaited<ReturnType<OwnStorage['list']>> = await storage.list(prefix, place);
        for (const key of page.keys) {
          const row = await storage.get<DigestRow>(key);
          if (row && row.seq > until) return rows;
          if (row) rows.push(row);
        }
        place = page.next;
      }
      return rows;
    },
    item: ({ resourceId, version }) => storage.get<StoredItem>(places.item(resourceId, version)),
    async forget(before) {
      const items = new Set<string>();
      let remove: string[] = [];
      for await (const key of keys(storage, 'row/')) {
        const row = await storage.get<DigestRow>(key);
        if (!row || row.time >= before) continue;
        remove.push(key);
        items.add(places.item(row.resourceId, row.version));
        if (remove.length < 500) continue;
        await storage.write({ remove });
        remove = [];
      }
      await storage.write({ remove: [...remove, ...items] });
    },
  };
}
