/** A path as a person at the terminal would write it. */

import { relative } from 'node:path';

/** Relative to `folder` when it lies inside, else as it is. */
export function nearPath(path: string, folder: string): string {
  const near = relative(folder, path);
  return near === '' || near.startsWith('..') ? path : near;
}
