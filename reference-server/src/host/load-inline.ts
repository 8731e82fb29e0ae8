/**
 * Loads the code of a plugin that runs in the server itself. Node keeps a module for the life of a process, so of such a plugin the version
 * that was loaded first stays: another one on the disk is refused instead of run with the code of the old.
 */
import { fail, type Outcome, ok, type PluginDefinition, type PluginTypes } from '@jiyue/sdk/plugin';
import type { CheckedPlugin } from './check-plugin.ts';
import { importPlugin } from './import-plugin.ts';

/** Address of a module -> version of its plugin when it was loaded. */
const loaded = new Map<string, string>();

/** Throws what the module throws. Fails with PLUGIN_UPGRADE_WAITS. */
export async function loadInline({ id, manifest, package: found }: CheckedPlugin): Promise<Outcome<PluginDefinition<PluginTypes>>> {
  const entry = found.entry();
  const before = loaded.get(entry);
  if (before !== undefined && before !== manifest.version) return fail({ code: 'PLUGIN_UPGRADE_WAITS', data: { id, loaded: before, found: manifest.version } });
  const definition = await importPlugin(entry, manifest.files.main);
  loaded.set(entry, manifest.version);
  return ok(definition);
}
