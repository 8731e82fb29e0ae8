/** `plugin remove`: takes a disabled plugin from the registry and wipes what was kept for it. `plugin export` gives it before. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fail, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { changeRegistry } from '../../host/registry/operator-registry.ts';
import { packageRoots } from '../../package-roots.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { findEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';
import { removeSeries } from './restore-data.ts';

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
  for (const end of ['', '-wal', '-shm']) rmSync(join(config.data, 'indexes', `${id}.sqlite${end}`), { force: true });
  removeSeries(config.data, id);
  // only what `plugin install` put there, the versions before too: packages of npm are npm's
  const place = resolve(config.data, 'plugins');
  if (folder?.startsWith(place + sep)) for (const one of installedFolders(place, id)) rmSync(one, { recursive: true, force: true });
  io.out(say('pluginRemoved', config.language, { id }));
  return exitCodes.good;
}

/** Folders of all installed versions of a plugin. */
const installedFolders = (place: string, id: string): readonly string[] =>
  readdirSync(place)
    .filter((name) => name.startsWith(`${id}-`))
    .map((name) => join(place, name))
    .filter((folder) => idOf(join(folder, 'plugin.json')) === id);

function idOf(manifest: string): unknown {
  if (!existsSync(manifest)) return undefined;
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly id?: unknown }).id;
  } catch {
    return undefined;
  }
}
