/** `jiyue plugin types`: src/generated/types.ts from the files beside plugin.json. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { nearPath } from '../near-path.ts';
import { writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { pluginTypes } from './plugin-types.ts';
import { readTarget } from './read-folder.ts';
import { pluginTexts } from './texts.ts';

/** Where the types go, from the folder of the plugin. */
export const typesFile = 'src/generated/types.ts';

/** Writes the file, or compares it with --compare. */
export const writeTypes: VerbRun = async (context, [target], flags) => {
  const { plugin, operations } = readTarget(context, target, 'types');
  const wanted = pluginTypes(plugin, operations);
  const path = join(plugin.folder, typesFile);
  const file = nearPath(path, context.folder);
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === wanted;
  if (flags['compare'] === true && !isCurrent) {
    context.say(context.text(pluginTexts.typesStale, { file, folder: target }));
    return exitCodes.findings;
  }
  if (!isCurrent) await writeOutput(path, wanted, context.folder);
  context.say(context.text(isCurrent ? pluginTexts.typesCurrent : pluginTexts.typesWritten, { file }));
  return exitCodes.pass;
};
