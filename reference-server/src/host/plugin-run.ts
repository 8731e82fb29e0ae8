/**
 * One run of a plugin: migrations, setup, comparison of operations, start; later the stop.
 * Everything up to "up" stands under one deadline; what comes back later finds its life ended.
 */
import { type Failure, type Follower, fail, type Outcome, ok, type PluginDefinition, type PluginTypes, type Running } from '@jiyue/sdk/plugin';
import { asPlugin } from './attribution.ts';
import type { CheckedPlugin } from './check-plugin.ts';
import { type Timed, within } from './deadline.ts';
import type { ExtensionPoints } from './extension-points.ts';
import type { HostNeeds, PluginServices, PluginStore } from './host-ports.ts';
import type { TimedJob } from './job-loop.ts';
import { beginLife, type Life } from './life.ts';
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
}

/** What a start needs. */
export interface StartNeeds {
  readonly needs: HostNeeds;
  readonly services: PluginServices;
  readonly points: ExtensionPoints;
  /** operationIds that the plugin has to serve. */
  readonly operationIds: ReadonlySet<string>;
  readonly startMs: number;
  readonly onState: (state: 'migrated' | 'starting') => void;
}

/** @returns the run, or why it failed; nothing of a failed run stays alive */
export async function startRun(plugin: CheckedPlugin, start: StartNeeds): Promise<Outcome<PluginRun>> {
  const { id } = plugin;
  const life = beginLife(id);
  const timed = await within(start.startMs, () => asPlugin(id, () => bringUp(plugin, life, start)));
  const failure = failureOf(id, timed, start.startMs);
  if (timed.kind === 'done' && timed.value.ok) return timed.value;
  life.end();
  // releases of a half-made run: its own faults count no more
  await within(start.startMs, () => life.release(() => {}));
  return fail(failure);
}

async function bringUp(plugin: CheckedPlugin, life: Life, start: StartNeeds): Promise<Outcome<PluginRun>> {
  const definition = await plugin.package.load();
  const migrated = await migrate(plugin.id, definition, start.services.store, life);
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
  return ok({ plugin, life, running, services: start.services, jobs: open.jobs(), ...(follower ? { follower } : {}) });
}

async function migrate(id: string, { migrations = [] }: PluginDefinition<PluginTypes>, store: PluginStore, life: Life): Promise<Outcome<undefined>> {
  const done = new Set(await store.migrations());
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
  return ok(undefined);
}

function compareOperations(id: string, declared: ReadonlySet<string>, given: readonly string[]): Failure | undefined {
  const missing = [...declared].filter((one) => !given.includes(one));
  const undeclared = given.filter((one) => !declared.has(one));
  if (missing.length + undeclared.length === 0) return undefined;
  return { code: 'PLUGIN_OPERATIONS_MISMATCH', data: { id, missing: missing.join(', ') || '-', undeclared: undeclared.join(', ') || '-' } };
}

function failureOf(id: string, timed: Timed<Outcome<PluginRun>>, deadlineMs: number): Failure {
  if (timed.kind === 'late') return { code: 'PLUGIN_START_TIMEOUT', data: { id, deadlineMs } };
  if (timed.kind === 'failed') return { code: 'PLUGIN_START_FAILED', data: { id, cause: causeOf(timed.error) } };
  return timed.value.ok ? { code: 'PLUGIN_START_FAILED', data: { id, cause: '-' } } : timed.value.failure;
}

/** A short text of anything thrown. */
export const causeOf = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 500);
