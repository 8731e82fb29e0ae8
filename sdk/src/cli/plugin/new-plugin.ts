/** `jiyue plugin new`: a plugin that runs and passes its tests before the first edit, made from the example plugin. */

import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from '../exit-codes.ts';
import { nearPath } from '../near-path.ts';
import { writeOutput } from '../outputs.ts';
import type { VerbRun } from '../verb.ts';
import { UsageFault } from '../usage-fault.ts';
import { readVersion } from '../version.ts';
import template from './generated/template.json' with { type: 'json' };
import { pluginTexts } from './texts.ts';

/** How the example is called; replaced everywhere. */
const example = {
  package: '@jiyue/example-first-plugin',
  id: 'freshness',
  type: 'Freshness',
  code: 'FRESHNESS',
  title: '栏目更新检查',
  english: 'Column freshness',
} as const;

/** Writes the files and says what comes next. */
export const newPlugin: VerbRun = async (context, [id], flags) => {
  const { text, say, folder } = context;
  if (id === undefined) throw new UsageFault(pluginTexts.targetMissing, { what: text(pluginTexts.target), action: 'new', example: 'freshness' });
  if (!/^[a-z][a-z0-9-]{1,31}$/.test(id)) throw new UsageFault(pluginTexts.idInvalid, { id });
  const home = resolve(folder, String(flags['dir'] ?? id));
  if (existsSync(home) && readdirSync(home).length > 0) throw new UsageFault(pluginTexts.folderTaken, { folder: nearPath(home, folder) });

  const title = flags['title'] === undefined ? undefined : String(flags['title']);
  const files = pluginFiles(id, title, isCheckout());
  for (const [path, content] of files) await writeOutput(join(home, path), content, folder);
  say(text(pluginTexts.made, { folder: nearPath(home, folder), id }));
  for (const [path] of files) say(`  ${path}`);
  const steps = [`cd ${nearPath(home, folder)}`, ...installSteps(home), 'npm test'];
  if (!context.isQuiet) context.tell(text(pluginTexts.nextSteps, { commands: steps.join(' && ') }));
  return exitCodes.pass;
};

/** Files of a new plugin. @param isSource the SDK is run from its sources, so the plugin's tests have to be, too */
export function pluginFiles(id: string, title: string | undefined, isSource: boolean): readonly (readonly [string, string])[] {
  const words = id
    .split('-')
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1));
  const version = readVersion();
  const renames: readonly (readonly [string, string])[] = [
    [example.package, `plugin-${id}`],
    [example.english, words.join(' ')],
    [example.title, title ?? example.title],
    [example.id, id],
    [example.type, words.join('')],
    [example.code, words.join('_').toUpperCase()],
  ];
  const ofPackage: readonly (readonly [string, string])[] = [
    ['  "private": true,\n', ''],
    ['"@jiyue/sdk": "0.1.0"', `"@jiyue/sdk": "${version}"`],
    ['"@jiyue/sdk": "^0.1.0"', `"@jiyue/sdk": "^${version}"`],
    // an installed SDK has no sources: the condition then leads to those of the plugin alone
    ...(isSource ? [] : [['@jiyue/source', 'source'] as const]),
  ];
  const replaced = (content: string, pairs: readonly (readonly [string, string])[]) => pairs.reduce((text, [from, to]) => text.replaceAll(from, to), content);
  return Object.entries(template as { readonly [path: string]: string }).map(([path, content]) => [
    path,
    replaced(content, path === 'package.json' ? [...renames, ...ofPackage] : renames),
  ]);
}

/** Whether this code runs from a checkout of the SDK, not from an installed package. */
const isCheckout = () => basename(fileURLToPath(import.meta.url)).endsWith('.ts');

/** How the plugin finds the SDK: inside a checkout it is there; outside it is taken from the checkout, else from the registry. */
function installSteps(home: string): readonly string[] {
  if (!isCheckout()) return ['npm install'];
  const checkout = fileURLToPath(new URL('../../../..', import.meta.url));
  if (resolve(home).startsWith(checkout)) return [];
  return [`npm install --no-save ${join(checkout, 'standards')} ${join(checkout, 'sdk')}`];
}
