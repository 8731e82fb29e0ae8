/** The plugin folder that a command line names, else the folder one stands in when it holds a plugin; wrong use when there is none. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pluginOperations, type PluginOperation } from '../../testing/package/plugin-operations.ts';
import { type PluginFolder, readPluginFolder } from '../../testing/package/read-plugin-folder.ts';
import type { Context } from '../context.ts';
import { UsageFault } from '../usage-fault.ts';
import { pluginTexts } from './texts.ts';

/** Absolute path of the target. */
export function targetFolder({ folder, text }: Pick<Context, 'folder' | 'text'>, target: string | undefined, action: string): string {
  if (target === undefined && existsSync(join(folder, 'plugin.json'))) return folder;
  if (target === undefined) throw new UsageFault(pluginTexts.targetMissing, { what: text(pluginTexts.target), action, example: './freshness' });
  return resolve(folder, target);
}

/** Its files, which must be right but for what a build makes. */
export function readTarget(
  context: Context,
  target: string | undefined,
  action: string,
): { readonly plugin: PluginFolder; readonly operations: readonly PluginOperation[] } {
  const folder = targetFolder(context, target, action);
  const { plugin, findings } = readPluginFolder(folder);
  const [first] = findings.filter(({ at }) => at !== plugin?.manifest.files.main);
  if (!plugin) throw new UsageFault(pluginTexts.noManifest, { folder: target ?? folder, reason: first?.message[context.language] });
  if (first) throw new UsageFault(pluginTexts.filesUnusable, { reason: first.message[context.language] });
  try {
    return { plugin, operations: pluginOperations(plugin.api, Object.keys(plugin.manifest.implements ?? {})) };
  } catch (error) {
    throw new UsageFault(pluginTexts.filesUnusable, { reason: error instanceof Error ? error.message : String(error) });
  }
}
