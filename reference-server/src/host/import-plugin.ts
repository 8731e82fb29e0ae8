/** Imports the code of a plugin; the same on every level of isolation. */
import type { PluginDefinition, PluginTypes } from '@jiyue/sdk/plugin';

/**
 * Throws what the module throws.
 * @param entry address of the module
 * @param main as the manifest names it
 */
export async function importPlugin(entry: string, main: string): Promise<PluginDefinition<PluginTypes>> {
  const module = (await import(entry)) as { readonly plugin?: PluginDefinition<PluginTypes> };
  if (typeof module.plugin?.setup !== 'function') throw new Error(`${main} exports no "plugin" made by definePlugin`);
  return module.plugin;
}
