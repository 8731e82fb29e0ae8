/**
 * `plugin import ID --from FILE`: puts back what `plugin export` gave, for a plugin that is disabled and of which nothing is kept, or with
 * `--replace yes` in place of that. The whole file is judged before; what fails on the way leaves nothing.
 */
import { resolve } from 'node:path';
import { fail, isOlder, ok, type Outcome, PluginError } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { readRegistry } from '../../host/registry/operator-registry.ts';
import { packageRoots } from '../../package-roots.ts';
import type { Store } from '../../store/store.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { withStore } from '../with-store.ts';
import { findEntry } from './check-entry.ts';
import { exportLines, judgeExport, type WholeExport } from './read-export.ts';
import { refuse } from './refuse.ts';
import { removeSeries, restoreData } from './restore-data.ts';

/** What was asked. */
export interface ImportRequest {
  /** Package or id. */
  readonly name: string;
  /** Path of the file. */
  readonly from: string;
  /** What is kept now may go. */
  readonly replace: boolean;
}

/** Judges, wipes, restores. */
export async function importPluginData({ name, from, replace }: ImportRequest, config: ServerConfig, io: VerbIo): Promise<number> {
  const { language } = config;
  const path = resolve(from);
  const target = findTarget(name, config);
  if (!target.ok) return refuse(target.failure, config, io);
  const { id, version, rebuild } = target.value;
  const judged = await judgeFor(path, id, version);
  if (!judged.ok) return refuse(judged.failure, config, io);
  io.note(say('importJudged', language, { lines: judged.value.lines, at: judged.value.head.at }));

  return withStore(config, io, async (store) => {
    const place = { store, id, data: config.data, ...(rebuild !== undefined && { rebuild }) };
    if (!replace && (await isKept(store, id))) return refuse({ code: 'PLUGIN_DATA_PRESENT', data: { id } }, config, io);
    const wipe = async () => {
      await store.wipePlugin(id);
      removeSeries(config.data, id);
    };
    await wipe();
    try {
      const { goesOn, ...counts } = await restoreData(exportLines(path), place, config.plugins, new Date());
      io.out(say('pluginImported', language, { id, ...counts }));
      if (!goesOn) io.note(say('importOtherLog', language, { id }));
      io.note(say('enableIt', language, { id }));
      return exitCodes.good;
    } catch (error) {
      await wipe();
      if (!(error instanceof PluginError)) throw error;
      return refuse({ code: error.code, data: error.data }, config, io);
    }
  });
}

/** Whose data they become. */
interface Target {
  readonly id: string;
  readonly version: string;
  readonly rebuild?: string;
}

/** The plugin that it is for: registered, readable, disabled. */
function findTarget(name: string, config: ServerConfig): Outcome<Target> {
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return registry;
  const entry = findEntry(name, registry.value, config);
  const found = entry && readPluginPackage(entry.package, packageRoots(config));
  if (!found?.ok) return fail({ code: 'PLUGIN_UNKNOWN', data: { id: name } });
  const { id, version } = found.value.manifest;
  if (entry?.enabled) return fail({ code: 'PLUGIN_IN_USE', data: { id } });
  return ok({ id, version, ...(entry?.rebuild !== undefined && { rebuild: entry.rebuild }) });
}

/** Storage goes forward only: what a newer version wrote an older one may not read. */
async function judgeFor(path: string, id: string, version: string): Promise<Outcome<WholeExport>> {
  const judged = await judgeExport(path, id);
  const written = judged.ok ? judged.value.head.version : undefined;
  if (written !== undefined && isOlder(version, written)) return fail({ code: 'PLUGIN_DOWNGRADE', data: { id, version, installed: written } });
  return judged;
}

async function isKept(store: Store, id: string): Promise<boolean> {
  const kept = store.plugin(id);
  if ((await kept.namespace.list('', undefined, 1)).length > 0 || (await store.shared(id).list('', undefined, 1)).length > 0) return true;
  if ((await store.queue(id, () => new Date()).list({ limit: 1 })).items.length > 0) return true;
  return (await kept.cursor()) !== undefined || (await store.ownBlobs(id).list('')).blobs.length > 0;
}
