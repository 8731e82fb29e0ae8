/**
 * One run of a plugin: migrations, setup, comparison of operations, start; later the stop.
 * Everything up to "up" stands under one deadline; what comes back later finds its life ended.
 */
import { problemOf } from '@jiyue/sdk';
import {
  fail,
  type Failure,
  type Follower,
  isOlder,
  ok,
  type Outcome,
  type PluginDefinition,
  PluginError,
  type PluginTypes,
  type Running,
  type Timed,
  within,
} from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../config/index.ts';
import { asPlugin } from './attribution.ts';
import type { CheckedPlugin } from './check-plugin.ts';
import type { ExtensionPoints } from './extension-points.ts';
import type { HostNeeds, PluginServices, PluginStore } from './host-ports.ts';
import type { IsolationLevel } from './isolation/isolation-level.ts';
import { type IsolatedNeeds, type IsolatedPlugin, openIsolated } from './isolation/open-isolated.ts';
import { type Realm, RealmEnded, type StartRealm } from './isolation/realm.ts';
import { startProcess } from './isolation/start-process.ts';
import { startWorker } from './isolation/start-worker.ts';
import type { TimedJob } from './job-loop.ts';
import { beginLife, type Life } from './life.ts';
import { loadInline } from './load-inline.ts';
import { newestNoted, versionNote } from './noted-versions.ts';
import { bufferedStorage } from './own-storage.ts';
import { openContext } from './plugin-context.ts';

/** A plugin that is up. */
export interface PluginRun {
  readonly plugin: CheckedPlugin;
  readonly life: Life;
  readonly running: Running<PluginTypes>;
  readonly follower?: Follower;
  readonly jobs: readonly TimedJob[];
  readonly services: PluginServices;
  /** The thread or process that holds its code; absent: it runs in the server itself. */
  readonly realm?: Realm;
}

/** What a start needs. */
export interface StartNeeds {
  readonly needs: HostNeeds;
  readonly services: PluginServices;
  readonly points: ExtensionPoints;
  /** operationIds that the plugin has to serve. */
  readonly operationIds: ReadonlySet<string>;
  readonly settings: Pick<ServerConfig['plugins'], 'startMs' | 'stopMs' | 'memoryMb'>;
  /** A fault behind a wall that nobody awaited. */
  readonly onFault: (error: unknown) => void;
  readonly onState: (state: 'migrated' | 'starting') => void;
}

/** @returns the run, or why it failed; nothing of a failed run stays alive */
export async function startRun(plugin: CheckedPlugin, start: StartNeeds): Promise<Outcome<PluginRun>> {
  const { id } = plugin;
  const { startMs } = start.settings;
  const life = beginLife(id);
  const isolated = plugin.isolation === 'inline' ? undefined : openIsolated(plugin, isolatedNeeds(plugin, plugin.isolation, start));
  const timed = await within(startMs, () => asPlugin(id, () => bringUp(plugin, life, start, isolated)));
  const failure = failureOf(plugin, timed, startMs);
  if (timed.kind === 'done' && timed.value.ok) return timed.value;
  life.end();
  // releases of a half-made run: its own faults count no more
  await within(startMs, () => life.release(() => {}));
  await isolated?.realm.kill(`its start failed: ${failure.code}`);
  return fail(failure);
}

const starters: { readonly [level in Exclude<IsolationLevel, 'inline'>]: StartRealm } = { worker: startWorker, process: startProcess };

function isolatedNeeds(plugin: CheckedPlugin, level: Exclude<IsolationLevel, 'inline'>, { needs, points, settings, onFault }: StartNeeds): IsolatedNeeds {
  const logger = needs.loggerOf(plugin.id);
  return {
    start: starters[level],
    folder: plugin.package.folder,
    memoryMb: plugin.entry.memoryMb ?? settings.memoryMb,
    stopMs: settings.stopMs,
    points,
    clock: needs.clock,
    onLine: (line) => logger.info({}, line),
    onFault,
  };
}

async function bringUp(plugin: CheckedPlugin, life: Life, start: StartNeeds, isolated: IsolatedPlugin | undefined): Promise<Outcome<PluginRun>> {
  const loaded = isolated ? ok(await isolated.load()) : await loadInline(plugin);
  if (!loaded.ok) return loaded;
  const definition = loaded.value;
  const migrated = await migrate(plugin, definition, start.services.store, life);
  if (!migrated.ok) return migrated;
  start.onState('migrated');
  life.assertAlive('setup');

  start.onState('starting');
  const open = openContext(plugin, life, start.needs, start.services, start.points);
  const running = await definition.setup(open.context);
  open.closeSetup();
  life.assertAlive('setup');
  const difference = compareOperations(plugin.id, start.operationIds, Object.keys(running.operations));
  if (difference) return fail(difference);

  await running.start?.();
  life.assertAlive('start');
  const follower = open.follower();
  return ok({
    plugin,
    life,
    running,
    services: start.services,
    jobs: open.jobs(),
    ...(follower ? { follower } : {}),
    ...(isolated ? { realm: isolated.realm } : {}),
  });
}

async function migrate(
  { id, manifest: { version } }: CheckedPlugin,
  { migrations = [] }: PluginDefinition<PluginTypes>,
  store: PluginStore,
  life: Life,
): Promise<Outcome<undefined>> {
  const all = await store.migrations();
  const newest = newestNoted(all);
  if (newest !== undefined && isOlder(version, newest)) return fail({ code: 'PLUGIN_DOWNGRADE', data: { id, version, installed: newest } });
  const done = new Set(all);
  for (const migration of migrations) {
    if (done.has(migration.id)) continue;
    const storage = bufferedStorage(store.namespace);
    try {
      await migration.up(storage);
    } catch (error) {
      return fail({ code: 'PLUGIN_MIGRATION_FAILED', data: { id, migration: migration.id, cause: causeOf(error) } });
    }
    life.assertAlive('migration');
    await store.commitMigration(migration.id, storage.change);
  }
  if (newest === undefined || isOlder(newest, version)) await store.commitMigration(versionNote(version), new Map());
  return ok(undefined);
}

function compareOperations(id: string, declared: ReadonlySet<string>, given: readonly string[]): Failure | undefined {
  const missing = [...declared].filter((one) => !given.includes(one));
  const undeclared = given.filter((one) => !declared.has(one));
  if (missing.length + undeclared.length === 0) return undefined;
  return { code: 'PLUGIN_OPERATIONS_MISMATCH', data: { id, missing: missing.join(', ') || '-', undeclared: undeclared.join(', ') || '-' } };
}

function failureOf(plugin: CheckedPlugin, timed: Timed<Outcome<PluginRun>>, deadlineMs: number): Failure {
  const { id } = plugin;
  if (timed.kind === 'late') return { code: 'PLUGIN_START_TIMEOUT', data: { id, deadlineMs } };
  if (timed.kind === 'failed') return startFailure(plugin, timed.error);
  return timed.value.ok ? { code: 'PLUGIN_START_FAILED', data: { id, cause: '-' } } : timed.value.failure;
}

function startFailure({ id, package: { folder } }: CheckedPlugin, error: unknown): Failure {
  if (error instanceof RealmEnded) return { code: 'PLUGIN_CRASHED', data: { id, cause: error.message } };
  const place = placeOf(error, folder);
  if (!(error instanceof PluginError)) return { code: 'PLUGIN_START_FAILED', data: { id, cause: `${causeOf(error)}${place}` } };
  // what it may not do is told by the sentence of that code
  const sentence = (language: 'zh-CN' | 'en') => `${problemOf(error, language).detail.replace(/[。.]$/, '')}${place}`;
  return { code: 'PLUGIN_START_FAILED', data: { id, reason: error.code, cause: { 'zh-CN': sentence('zh-CN'), en: sentence('en') } } };
}

/** First line of the plugin's own code that a fault came from, e.g. " (dist/index.js:12)"; empty when there is none. */
function placeOf(error: unknown, folder: string): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const own = lines.find((line) => /^\s+at /.test(line) && line.includes(`${folder}/`) && !line.includes('/node_modules/'));
  const place = own && /^([\w./-]+:\d+):\d+\)?$/.exec(own.slice(own.indexOf(`${folder}/`) + folder.length + 1))?.[1];
  return place === undefined ? '' : ` (${place})`;
}

/** A short text of anything thrown. */
export const causeOf = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 500);
