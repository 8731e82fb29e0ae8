/** Puts the lines of an export back, into what is empty. Batches are small: a file may hold more than memory does. */
import { rmSync } from 'node:fs';
import type { OwnBlobs, OwnQueue, QueueEntry, StorageChange } from '@jiyue/sdk/plugin';
import { restoreSeries, type SeriesLine, type SeriesRestore } from '../../store/own-series/dump-series.ts';
import type { StoredCursor, StoredDeadLetter } from '../../store/plugin-storage.ts';
import type { StorageNamespace } from '../../host/own-storage.ts';
import { type DataCounts, type DataLine, type DataPlace, hashAt, seriesFile } from './data-lines.ts';

/** Limits as the server has them. */
export interface RestoreLimits {
  readonly storageBytes: number;
  readonly blobBytes: number;
}

/** Where they go. */
export interface RestorePlace extends DataPlace {
  /** The mark of the registry that the follower's state belongs to now. */
  readonly rebuild?: string;
}

/** What came of it. A type, not an interface: it fills a sentence. */
export type Restored = DataCounts & {
  /** The follower goes on where it was; else it begins anew, on another log. */
  readonly goesOn: boolean;
};

/** Of one commit. */
const batchBytes = 4_194_304;
const batchItems = 500;

/** @param lines of a file that was judged whole */
export async function restoreData(lines: AsyncIterable<string>, place: RestorePlace, limits: RestoreLimits, now: Date): Promise<Restored> {
  const { store, id, data } = place;
  const kept = store.plugin(id, limits.storageBytes);
  const keys = keyWriter(kept.namespace);
  const shared = keyWriter(store.shared(id, limits.storageBytes));
  const queue = queueWriter(store.queue(id, () => now));
  const blobs: OwnBlobs = store.ownBlobs(id, limits.blobBytes);
  const counts = { keys: 0, items: 0, blobs: 0, events: 0 };
  const letters: StoredDeadLetter[] = [];
  let follower: { readonly cursor: StoredCursor; readonly hash?: string } | undefined;
  let series: SeriesRestore | undefined;
  let isWhole = false;
  try {
    for await (const text of lines) {
      const line = JSON.parse(text) as DataLine;
      if ('migration' in line) await kept.commitMigration(line.migration, new Map());
      else if ('key' in line) {
        counts.keys += 1;
        await (line.shared ? shared : keys).put(line.key, JSON.stringify(line.value));
      } else if ('item' in line) {
        counts.items += 1;
        await queue.add(line.item);
      } else if ('blob' in line) {
        counts.blobs += 1;
        await blobs.put(line.blob.name, new Uint8Array(Buffer.from(line.base64, 'base64')), { mediaType: line.blob.mediaType });
      } else if ('follower' in line) follower = line.follower;
      else if ('deadLetter' in line) letters.push(line.deadLetter);
      else if (!('export' in line || 'end' in line)) {
        series ??= restoreSeries(seriesFile(data, id));
        if ('seriesEvents' in line) counts.events += line.seriesEvents.events;
        series.add(line satisfies SeriesLine);
      }
    }
    await keys.end();
    await shared.end();
    await queue.end();
    isWhole = true;
  } finally {
    series?.end(isWhole);
    if (!isWhole && series) removeSeries(data, id);
  }
  const goesOn = await restoreCursor(place, follower, letters);
  return { ...counts, goesOn };
}

/** The file and what belongs to it. */
export function removeSeries(data: string, id: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${seriesFile(data, id)}${end}`, { force: true });
}

/** On the log it came from the follower goes on; on another one it drops what came from the old, and begins anew. */
async function restoreCursor(
  { store, id, rebuild }: RestorePlace,
  follower: { readonly cursor: StoredCursor; readonly hash?: string } | undefined,
  letters: readonly StoredDeadLetter[],
): Promise<boolean> {
  if (!follower) return true;
  const { cursor, hash } = follower;
  const { rebuild: _before, ...place } = cursor;
  const isSameLog = cursor.seq === 0 || (hash !== undefined && (await hashAt(store, cursor.seq)) === hash);
  // a mark that no registry has: the plugin is reset when it starts
  const next = isSameLog ? { ...place, ...(rebuild !== undefined && { rebuild }) } : { seq: 0, rebuild: 'another log' };
  await store.plugin(id).commit({ storage: new Map(), cursor: next, park: isSameLog ? letters : [] });
  return isSameLog;
}

function keyWriter(namespace: StorageNamespace) {
  let change = new Map<string, string | undefined>();
  let bytes = 0;
  const flush = async () => {
    const full: StorageChange = change;
    change = new Map();
    bytes = 0;
    if (full.size > 0) await namespace.write(full);
  };
  return {
    async put(key: string, value: string) {
      change.set(key, value);
      bytes += key.length + value.length;
      if (change.size >= batchItems || bytes >= batchBytes) await flush();
    },
    end: flush,
  };
}

/** What ended is taken and ended anew, so that its ids are known; then comes what waits. */
function queueWriter(queue: OwnQueue) {
  const waiting: QueueEntry[] = [];
  let ended: QueueEntry[] = [];
  const flush = async () => {
    const batch = ended;
    ended = [];
    await queue.add(batch.map(({ id, lane, payload }) => ({ id, lane, payload })));
    const byId = new Map(batch.map((one) => [one.id, one]));
    for (const lane of new Set(batch.map((one) => one.lane))) {
      for (;;) {
        const taken = await queue.lease({ lane, limit: 1000, seconds: 3600 });
        if (taken.length === 0) break;
        await queue.end(
          taken.map(({ id, token }) => {
            const { state, note } = byId.get(id)!;
            return { id, token, outcome: state === 'dead' ? ('dead' as const) : ('done' as const), ...(note !== undefined && { note }) };
          }),
        );
      }
    }
  };
  return {
    async add(entry: QueueEntry) {
      if (entry.state === 'done' || entry.state === 'dead') ended.push(entry);
      else waiting.push(entry);
      if (ended.length >= batchItems) await flush();
    },
    async end() {
      if (ended.length > 0) await flush();
      for (let from = 0; from < waiting.length; from += batchItems)
        await queue.add(
          waiting.slice(from, from + batchItems).map(({ id, lane, payload, dueAt }) => ({ id, lane, payload, ...(dueAt !== undefined && { dueAt }) })),
        );
    },
  };
}
