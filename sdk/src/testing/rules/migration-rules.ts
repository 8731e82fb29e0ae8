/** Promises about migrations: each once, in order, on the storage alone, and the same again when its commit was lost. */
import type { PluginDefinition, PluginTypes } from '../../plugin/index.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import { walledPort } from '../run/wall.ts';
import { causeOf } from '../run/cause-of.ts';
import { createMemoryStorage, type MemoryStorage } from '../world/memory-storage.ts';
import type { Subject } from './trial.ts';

type Migration = NonNullable<PluginDefinition<PluginTypes>['migrations']>[number];

/** Each step on what the ones before it left. The first fault decides: later migrations build on it. Comes before any other trial. */
export async function checkMigrations({
  definition: { migrations = [] },
  isWalled,
}: Pick<Subject, 'definition' | 'isWalled'>): Promise<readonly PluginFinding[]> {
  const twice = migrations.find(({ id }, at) => migrations.findIndex((one) => one.id === id) < at);
  if (twice) return [findingOf('migration/once:ids', { at: twice.id, migration: twice.id })];
  let storage = createMemoryStorage();
  for (const migration of migrations) {
    const { id } = migration;
    try {
      const once = await migrated(migration, storage, { delayMs: 0, isWalled });
      // as when the process ended before the first commit
      const again = await migrated(migration, storage, { delayMs: 0, isWalled });
      // a write that is not awaited comes too late on a slow storage
      const slow = await migrated(migration, storage, { delayMs: 2, isWalled });
      if (textOf(again) !== textOf(once) || textOf(slow) !== textOf(once)) return [findingOf('migration/once:differs', { at: id, migration: id })];
      storage = once;
    } catch (error) {
      return [findingOf('migration/once:threw', { at: id, migration: id, cause: causeOf(error) })];
    }
  }
  return [];
}

/** A copy of the storage with the migration done on it. */
async function migrated(
  migration: Migration,
  storage: MemoryStorage,
  { delayMs, isWalled }: { readonly delayMs: number; readonly isWalled: boolean },
): Promise<MemoryStorage> {
  const copy = storage.copy();
  copy.delayMs = delayMs;
  const buffered = copy.buffered();
  await migration.up(isWalled ? walledPort(buffered) : buffered);
  buffered.commit();
  return copy;
}

const textOf = (storage: MemoryStorage) => JSON.stringify(storage.entries());
