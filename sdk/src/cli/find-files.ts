/** Files named on the command line: paths as they are, patterns (*, ?, **, {a,b}) expanded here, so that they work without a shell too. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { commonTexts } from './texts.ts';
import { UsageFault } from './usage-fault.ts';

/**
 * Paths relative to `folder` as they were given, patterns in the order of their names, each file once.
 * A pattern without a match is wrong use, never an empty run; a path that does not exist is left to its reader to report.
 */
export async function findFiles(names: readonly string[], folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    // a file may have a name that looks like a pattern
    if (!isDynamicPattern(name) || existsSync(resolve(folder, name))) {
      found.push(name);
      continue;
    }
    const matches = await glob(name.replaceAll('\\', '/'), { cwd: folder, onlyFiles: true, expandDirectories: false });
    if (matches.length === 0) throw new UsageFault(commonTexts.noFileMatches, { pattern: name });
    found.push(...matches.sort());
  }
  return [...new Set(found)];
}
