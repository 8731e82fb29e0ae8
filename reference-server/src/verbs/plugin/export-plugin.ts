/** `plugin export` and `plugin usage`: everything that is kept for a plugin, whole or counted. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ServerConfig } from '../../config/index.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { readRegistry } from '../../host/registry/operator-registry.ts';
import { packageRoots } from '../../package-roots.ts';
import type { Store } from '../../store/store.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { findEntry } from './check-entry.ts';
import { type DataCounts, type DataEnd, dataLines } from './data-lines.ts';
import { refuse } from './refuse.ts';

/**
 * To a file, whole or not at all, packed when it ends in ".gz"; else to the standard output.
 * @param name package or id. @param to path of the file
 */
export const exportPlugin = (name: string, to: string | undefined, config: ServerConfig, io: VerbIo): Promise<number> =>
  onStore(name, config, io, async (store, id) => {
    const { language } = config;
    let counts: DataCounts = { keys: 0, items: 0, blobs: 0, events: 0 };
    let last = '';
    const lines = async function* () {
      const onSection = (now: DataCounts) => {
        counts = now;
        if (to !== undefined) io.note(say('exportGoesOn', language, now));
      };
      for await (const line of dataLines({ store, id, data: config.data }, new Date(), onSection)) {
        last = line;
        yield line;
      }
    };
    if (to === undefined) for await (const line of lines()) io.out(line.slice(0, -1));
    else await writeWhole(resolve(to), lines());
    const { sha256 } = (JSON.parse(last) as { readonly end: DataEnd }).end;
    io.note(say('pluginExported', language, { id, ...counts, sha256 }));
  });

/** Numbers of keys, items, blobs and events, and the bytes that an export has. @param name package or id */
export const measurePlugin = (name: string, config: ServerConfig, io: VerbIo): Promise<number> =>
  onStore(name, config, io, async (store, id) => {
    let counts: DataCounts = { keys: 0, items: 0, blobs: 0, events: 0 };
    let bytes = 0;
    const onSection = (now: DataCounts) => {
      counts = now;
    };
    for await (const line of dataLines({ store, id, data: config.data }, new Date(), onSection)) bytes += Buffer.byteLength(line);
    io.out(say('pluginUsage', config.language, { id, ...counts, bytes }));
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

/** A file that is there is whole. It may hold what people entered, so others on this machine cannot read it. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    const source = Readable.from(lines, { objectMode: false });
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    if (path.endsWith('.gz')) await pipeline(source, createGzip(), target);
    else await pipeline(source, target);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
