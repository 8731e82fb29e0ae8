/**
 * Own blobs of one plugin beside SQLite: facts by name in the database, bytes as files named by their SHA-256 in a folder of the plugin. A file
 * stands before its row and goes after the last one, so that what is listed can be read; a file without a row is a rest of a crash and is
 * removed before the first write.
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { blobLimits, blobPart, type OwnBlob, type OwnBlobs } from '@jiyue/sdk/plugin';
import type { BlobStore } from '../blob-store.ts';
import { openFileBlobs } from '../file-blobs.ts';
import { assertRoom, checkedName, factsOf } from '../own-blobs/checked-blob.ts';
import { asStorageFault, StorageFault } from '../storage-fault.ts';
import type { Connection } from './connection.ts';
import { keyBytes, keyText } from './plugin-keys.ts';
import type { Writer } from './writer.ts';

/** Whose blobs, and where. */
export interface BlobPlace {
  readonly id: string;
  /** Of this plugin alone; made at the first write. */
  readonly folder: string;
  readonly reader: Connection;
  readonly writer: Writer;
  /** Holds the data folder: may remove what a crash left. */
  readonly isServer: boolean;
}

/** Blobs of one plugin; all quotas of it go through the same turns. */
export type PluginBlobs = (quotaBytes: number) => OwnBlobs;

/** @param place one per plugin and process */
export function pluginBlobs({ id, folder, reader: { sql }, writer, isServer }: BlobPlace): PluginBlobs {
  let opened: Promise<BlobStore> | undefined;
  // one write at a time: files and rows change together
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const row = (name: string) => sql('SELECT * FROM plugin_blob WHERE plugin_id = ? AND name = ?').get(id, keyBytes(checkedName(name)));
  const hasBytes = (sha256: string) => sql('SELECT 1 FROM plugin_blob WHERE plugin_id = ? AND sha256 = ? LIMIT 1').get(id, sha256) !== undefined;
  const run = (text: string, values: readonly (string | number | Uint8Array)[]) =>
    writer.run(async ({ call }) => {
      await call('run', text, values);
      return true;
    });
  const open = async () => {
    const files = await openFileBlobs(folder, { removeUnfinished: isServer });
    if (!isServer) return files;
    for (const sha256 of await filesIn(folder)) if (!hasBytes(sha256)) await rm(fileOf(folder, sha256), { force: true });
    return files;
  };
  const files = () => {
    // `plugin remove` beside a server takes the folder away
    if (!existsSync(folder)) opened = undefined;
    opened ??= open().catch((error: unknown) => {
      // a full disk now is none later
      opened = undefined;
      throw asStorageFault(error);
    });
    return opened;
  };
  const dropFile = async (sha256: string) => {
    if (!hasBytes(sha256)) await rm(fileOf(folder, sha256), { force: true });
  };

  return (quotaBytes) => ({
    async put(name, given, { mediaType } = {}) {
      const facts = factsOf(name, given, mediaType);
      // a copy: the plugin may write into its own while this waits for its turn
      const bytes = new Uint8Array(given);
      return inTurn(async () => {
        const before = row(name);
        const sum = sql('SELECT coalesce(sum(size_bytes), 0) AS bytes FROM plugin_blob WHERE plugin_id = ?').get(id)!['bytes'] as number;
        assertRoom(id, sum - ((before?.['size_bytes'] as number | undefined) ?? 0) + bytes.length, quotaBytes);
        const stored = await (await files()).put(bytes);
        if (!stored.ok) throw new StorageFault(stored.failure.code as StorageFault['code'], undefined);
        await run('INSERT OR REPLACE INTO plugin_blob(plugin_id, name, sha256, size_bytes, media_type) VALUES(?, ?, ?, ?, ?)', [
          id,
          keyBytes(name),
          facts.sha256,
          facts.sizeBytes,
          facts.mediaType,
        ]);
        if (before !== undefined) await dropFile(before['sha256'] as string);
        return facts;
      });
    },
    async get(name, part) {
      const found = row(name);
      if (found === undefined) return undefined;
      const bytes = await (await files()).get(found['sha256'] as string);
      // replaced or removed meanwhile
      return bytes === undefined ? undefined : blobPart(bytes, part);
    },
    async facts(name) {
      const found = row(name);
      return found && blobOf(found);
    },
    async list(prefix, after) {
      const from = keyBytes(prefix);
      const rows = sql('SELECT * FROM plugin_blob WHERE plugin_id = ? AND name >= ? AND name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?').all(
        id,
        from,
        after === undefined ? new Uint8Array() : keyBytes(after),
        from.length,
        from,
        blobLimits.pageBlobs + 1,
      );
      const blobs = rows.slice(0, blobLimits.pageBlobs).map(blobOf);
      return rows.length > blobs.length ? { blobs, next: blobs.at(-1)!.name } : { blobs };
    },
    remove: (names) =>
      inTurn(async () => {
        let removed = 0;
        for (const name of names) {
          const found = row(name);
          if (found === undefined) continue;
          await run('DELETE FROM plugin_blob WHERE plugin_id = ? AND name = ?', [id, keyBytes(name)]);
          await dropFile(found['sha256'] as string);
          removed += 1;
        }
        return removed;
      }),
  });
}

const blobOf = (row: { readonly [column: string]: unknown }): OwnBlob => ({
  name: keyText(row['name'] as Uint8Array),
  sizeBytes: row['size_bytes'] as number,
  sha256: row['sha256'] as string,
  mediaType: row['media_type'] as string,
});

const fileOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256);

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => name.split(/[\\/]/).at(-1)!).filter((name) => /^[0-9a-f]{64}$/.test(name));
}
