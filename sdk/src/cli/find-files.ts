/** Files named on the command line: paths as they are, folders and patterns (*, ?, **, {a,b}) expanded here, so that they work without a shell too. */

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { commonTexts } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

/**
 * Paths relative to `folder` as they were given, those of folders and patterns in the order of their names, each file once.
 * A folder or pattern without a match is wrong use, never an empty run; a path that does not exist is left to its reader to report.
 * @param endings of the files that are taken from a folder, e.g. "json"; each also with .gz
 */
export async function findFiles(names: readonly string[], folder: string, endings: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    const kind = kindOf(resolve(folder, name));
    // a file may have a name that looks like a pattern
    if (kind === 'file' || (kind === 'nothing' && !isDynamicPattern(name))) found.push(name);
    else if (kind === 'folder') found.push(...(await inFolder(name, folder, endings)));
    else found.push(...(await matching(name.replaceAll('\\', '/'), folder, new UsageFault(commonTexts.noFileMatches, { pattern: name }))));
  }
  return [...new Set(found)];
}

function inFolder(name: string, folder: string, endings: readonly string[]): Promise<readonly string[]> {
  const base = name.replaceAll('\\', '/').replace(/\/+$/, '');
  const escaped = base.replace(/[()[\]{}!*?@+]/g, '\\$&');
  return matching(`${escaped}/**/*.{${endings.join(',')}}{,.gz}`, folder, new UsageFault(commonTexts.nothingInFolder, { folder: name, endings }));
}

async function matching(pattern: string, folder: string, none: UsageFault): Promise<readonly string[]> {
  const matches = await glob(pattern, { cwd: folder, onlyFiles: true, expandDirectories: false });
  if (matches.length === 0) throw none;
  return matches.sort();
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts === undefined ? 'nothing' : facts.isDirectory() ? 'folder' : 'file';
}
