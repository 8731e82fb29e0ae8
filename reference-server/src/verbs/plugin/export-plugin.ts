/** `plugin export` and `plugin usage`: what is kept for a plugin, written out or counted. */
import type { ServerConfig } from '../../config/index.ts';
import type { StorageNamespace } from '../../host/own-storage.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { readRegistry } from '../../host/registry/operator-registry.ts';
import { packageRoots } from '../../package-roots.ts';
import type { Store } from '../../store/store.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { findEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';

/**
 * One line of JSON a key, an item of the queue and a blob (base64), on the standard output. Index and series are derived or counted and stay.
 * @param name package or id
 */
export const exportPlugin = (name: string, config: ServerConfig, io: VerbIo): Promise<number> =>
  onStore(name, config, io, async (store, id) => {
    io.note(say('pluginExported', config.language, { id, ...(await writeAll(store, id, io)) }));
  });

/** Number of keys, items and blobs, and the bytes that an export of them has. @param name package or id */
export const measurePlugin = (name: string, config: ServerConfig, io: VerbIo): Promise<number> =>
  onStore(name, config, io, async (store, id) => {
    let bytes = 0;
    const out = (line: string) => {
      bytes += Buffer.byteLength(line) + 1;
    };
    const counted = await writeAll(store, id, { ...io, out });
    io.out(say('pluginUsage', config.language, { id, ...counted, bytes }));
  });

async function onStore(name: string, config: ServerConfig, io: VerbIo, work: (store: Store, id: string) => Promise<void>): Promise<number> {
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return refuse(registry.failure, config, io);
  const entry = findEntry(name, registry.value, config);
  const found = entry && readPluginPackage(entry.package, packageRoots(config));
  if (!found?.ok) return refuse({ code: 'PLUGIN_UNKNOWN', data: { id: name } }, config, io);
  return withStore(config, io, async (store) => {
    await work(store, found.value.manifest.id);
    return exitCodes.good;
  });
}

/** What was written. A type, not an interface: it fills a sentence. */
type Counted = { readonly keys: number; readonly items: number; readonly blobs: number };

async function writeAll(store: Store, id: string, io: VerbIo): Promise<Counted> {
  const keys = await writeKeys(store, id, io);
  const items = await writeItems(store, id, io);
  return { keys, items, blobs: await writeBlobs(store, id, io) };
}

async function writeKeys(store: Store, id: string, io: VerbIo): Promise<number> {
  return (await writeKeysOf(store.plugin(id).namespace, io)) + (await writeKeysOf(store.shared(id), io, ',"shared":true'));
}

async function writeItems(store: Store, id: string, io: VerbIo): Promise<number> {
  const queue = store.queue(id, () => new Date());
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await queue.list({ limit: 1000, ...(after === undefined ? {} : { after }) });
    for (const item of page.items) io.out(JSON.stringify({ item }));
    count += page.items.length;
    if (page.next === undefined) return count;
    after = page.next;
  }
}

async function writeBlobs(store: Store, id: string, io: VerbIo): Promise<number> {
  const blobs = store.ownBlobs(id);
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await blobs.list('', after);
    for (const blob of page.blobs) {
      const bytes = await blobs.get(blob.name);
      if (bytes !== undefined) io.out(JSON.stringify({ blob, base64: Buffer.from(bytes).toString('base64') }));
    }
    count += page.blobs.length;
    if (page.next === undefined) return count;
    after = page.next;
  }
}

async function writeKeysOf(namespace: StorageNamespace, io: VerbIo, more = ''): Promise<number> {
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const keys = await namespace.list('', after, 1000);
    for (const key of keys) {
      const value = await namespace.get(key);
      if (value !== undefined) io.out(`{"key":${JSON.stringify(key)},"value":${value}${more}}`);
      count += 1;
    }
    if (keys.length < 1000) return count;
    after = keys.at(-1);
  }
}
