/**
 * What is kept for one plugin, as lines of JSON: own storage, queue, blobs, series, and how far its follower is. The index is not among them: it
 * holds no texts, and the plugin fills it again from the log. The last line counts the others and carries their digest.
 */
import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { OwnBlob, QueueEntry } from '@jiyue/sdk/plugin';
import { dumpSeries, type SeriesLine } from '../../store/own-series/dump-series.ts';
import type { StoredCursor, StoredDeadLetter } from '../../store/plugin-storage.ts';
import type { Store } from '../../store/store.ts';
import { newestNoted } from '../../host/noted-versions.ts';
import type { StorageNamespace } from '../../host/own-storage.ts';

/** First line. */
export interface DataHead {
  readonly schemaVersion: 1;
  readonly plugin: string;
  /** Newest version that worked on this storage; absent: none did. */
  readonly version?: string;
  /** RFC 3339. */
  readonly at: string;
}

/** A line. */
export type DataLine =
  | { readonly export: DataHead }
  | { readonly migration: string }
  /** `value` stands as it was stored. `shared`: common to all processes of the platform. */
  | { readonly key: string; readonly value: unknown; readonly shared?: true }
  | { readonly item: QueueEntry }
  | { readonly blob: OwnBlob; readonly base64: string }
  | SeriesLine
  /** `hash` of the entry where it stands tells whether another log is the same; absent: at the beginning. */
  | { readonly follower: { readonly cursor: StoredCursor; readonly hash?: string } }
  | { readonly deadLetter: StoredDeadLetter }
  | { readonly end: DataEnd };

/** Last line. */
export interface DataEnd {
  /** Of all lines before. */
  readonly lines: number;
  /** SHA-256 of all lines before, each with its line feed. */
  readonly sha256: string;
}

/** How many there are of each. A type, not an interface: it fills a sentence. */
export type DataCounts = { readonly keys: number; readonly items: number; readonly blobs: number; readonly events: number };

/** Where they lie. */
export interface DataPlace {
  readonly store: Store;
  readonly id: string;
  /** Data folder of the server. */
  readonly data: string;
}

/** File of the own series of a plugin. */
export const seriesFile = (data: string, id: string): string => join(data, 'series', `${id}.sqlite`);

/** Lines with their line feeds, the last with count and digest. @param onSection told when all of a kind are written */
export async function* dataLines({ store, id, data }: DataPlace, now: Date, onSection: (counts: DataCounts) => void = () => undefined): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts = { keys: 0, items: 0, blobs: 0, events: 0 };
  let lines = 0;
  const line = (text: string) => {
    lines += 1;
    hash.update(`${text}\n`);
    return `${text}\n`;
  };
  const kept = store.plugin(id);
  const migrations = await kept.migrations();
  const version = newestNoted(migrations);
  yield line(JSON.stringify({ export: { schemaVersion: 1, plugin: id, ...(version !== undefined && { version }), at: now.toISOString() } } satisfies DataLine));
  for (const migration of migrations) yield line(JSON.stringify({ migration } satisfies DataLine));
  for (const [namespace, more] of [[kept.namespace, ''] as const, [store.shared(id), ',"shared":true'] as const]) {
    for await (const [key, value] of keysOf(namespace)) {
      counts.keys += 1;
      yield line(`{"key":${JSON.stringify(key)},"value":${value}${more}}`);
    }
  }
  onSection({ ...counts });
  for await (const item of itemsOf(store, id)) {
    counts.items += 1;
    yield line(JSON.stringify({ item } satisfies DataLine));
  }
  for await (const [blob, base64] of blobsOf(store, id)) {
    counts.blobs += 1;
    yield line(JSON.stringify({ blob, base64 } satisfies DataLine));
  }
  onSection({ ...counts });
  for (const one of dumpSeries(seriesFile(data, id))) {
    if ('seriesEvents' in one) counts.events += one.seriesEvents.events;
    yield line(JSON.stringify(one));
  }
  const cursor = await kept.cursor();
  if (cursor) {
    const known = await hashAt(store, cursor.seq);
    yield line(JSON.stringify({ follower: { cursor, ...(known !== undefined && { hash: known }) } } satisfies DataLine));
  }
  for (const deadLetter of await kept.parked()) yield line(JSON.stringify({ deadLetter } satisfies DataLine));
  onSection({ ...counts });
  yield `${JSON.stringify({ end: endOf(lines, hash) } satisfies DataLine)}\n`;
}

const endOf = (lines: number, hash: Hash): DataEnd => ({ lines, sha256: hash.digest('hex') });

/** Hash of the entry with this number; undefined: there is none. */
export async function hashAt(store: Store, seq: number): Promise<string | undefined> {
  if (seq < 1) return undefined;
  const [line] = (await store.log.read(seq - 1, 1)).lines;
  return line?.seq === seq ? line.hash : undefined;
}

async function* keysOf(namespace: StorageNamespace): AsyncGenerator<readonly [key: string, value: string]> {
  for (let after: string | undefined; ; ) {
    const keys = await namespace.list('', after, 1000);
    for (const key of keys) {
      const value = await namespace.get(key);
      if (value !== undefined) yield [key, value];
    }
    if (keys.length < 1000) return;
    after = keys.at(-1);
  }
}

async function* itemsOf(store: Store, id: string): AsyncGenerator<QueueEntry> {
  const queue = store.queue(id, () => new Date());
  for (let after: string | undefined; ; ) {
    const page = await queue.list({ limit: 1000, ...(after === undefined ? {} : { after }) });
    yield* page.items;
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function* blobsOf(store: Store, id: string): AsyncGenerator<readonly [blob: OwnBlob, base64: string]> {
  const blobs = store.ownBlobs(id);
  for (let after: string | undefined; ; ) {
    const page = await blobs.list('', after);
    for (const blob of page.blobs) {
      const bytes = await blobs.get(blob.name);
      if (bytes !== undefined) yield [blob, Buffer.from(bytes).toString('base64')];
    }
    if (page.next === undefined) return;
    after = page.next;
  }
}
