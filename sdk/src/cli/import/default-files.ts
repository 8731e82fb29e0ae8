/** Where an import keeps its own files when nobody says: beside the first input, or in the working folder when that one is read-only. */

import { access, constants } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** Paths of one run, relative to the working folder. */
export interface OwnFiles {
  readonly journal: string;
  readonly rejects: string;
}

/** A dry run has names of its own, so that it never touches the files of a run that waits to be resumed. */
export async function defaultFiles(input: string, folder: string, isDryRun: boolean): Promise<OwnFiles> {
  const beside = dirname(resolve(folder, input));
  const home = (await isWritable(beside)) ? beside : folder;
  const path = (end: string) => {
    const full = join(home, `${basename(input)}${isDryRun ? '.dry-run' : ''}.${end}`);
    const near = relative(folder, full);
    return near.startsWith('..') ? full : near;
  };
  return { journal: path('journal.ndjson'), rejects: path('rejects.ndjson') };
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
