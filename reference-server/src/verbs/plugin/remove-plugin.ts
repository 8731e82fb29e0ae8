/** `plugin remove`: takes a disabled plugin from the registry and wipes what was kept for it. `plugin export` gives its own storage before. */
import { rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fail, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { changeRegistry, readRegistry } from '../../host/registry/operator-registry.ts';
import { packageRoots } from '../../package-roots.ts';
import type { StorageNamespace } from '../../host/own-storage.ts';
import type { Store } from '../../store/store.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { findEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';

/** @param name package or id */
export async function removePlugin(name: string, config: ServerConfig, io: VerbIo): Promise<number> {
  let id = name;
  let folder: string | undefined;
  const outcome = changeRegistry(config.registryFile, (content) => {
    const entry = findEntry(name, content, config);
    if (!entry) return fail({ code: 'PLUGIN_UNKNOWN', data: { id: name } });
    const found = readPluginPackage(entry.package, packageRoots(config));
    if (found.ok) {
      id = found.value.manifest.id;
      folder = found.value.folder;
    }
    if (entry.enabled) return fail({ code: 'PLUGIN_IN_USE', data: { id } });
    return ok({ ...content, plugins: content.plugins.filter((one) => one !== entry) });
  });
  if (!outcome.ok) return refuse(outcome.failure, config, io);
  const code = await withStore(config, io, async (store) => {
    await store.wipePlugin(id);
    return exitCodes.good;
  });
  if (code !== exitCodes.good) return code;
  for (const folder of ['indexes', 'series']) for (const end of ['', '-wal', '-shm']) rmSync(join(config.data, folder, `${id}.sqlite${end}`), { force: true });
  // only what `plugin install` put there: packages of npm are npm's
  if (folder?.startsWith(resolve(config.data, 'plugins') + sep)) rmSync(folder, { recursive: true, force: true });
  io.out(say('pluginRemoved', config.language, { id }));
  return exitCodes.good;
}

/**
 * One line of JSON a key, an item of the queue and a blob (base64), on the standard output. Index and series are derived or counted and stay.
 * @param name package or id
 */
export async function exportPlugin(name: string, config: ServerConfig, io: VerbIo): Promise<number> {
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return refuse(registry.failure, config, io);
  const entry = findEntry(name, registry.value, config);
  const found = entry && readPluginPackage(entry.package, packageRoots(config));
  if (!found?.ok) return refuse({ code: 'PLUGIN_UNKNOWN', data: { id: name } }, config, io);
  return withStore(config, io, async (store) => {
    const { id } = found.value.manifest;
    const keys = await writeKeys(store, id, io);
    const items = await writeItems(store, id, io);
    const blobs = await writeBlobs(store, id, io);
    io.note(say('pluginExported', config.language, { id, keys, items, blobs }));
    return exitCodes.good;
  });
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
