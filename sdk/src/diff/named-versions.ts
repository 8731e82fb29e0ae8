/** Versions by name: the draft and every frozen version that come with the package of the standard, so that nobody has to know where it lies. */

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the package of the standard. */
const home = (): string => dirname(dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/codes.json'))));

/** Name -> folder; `draft` is what the next version grows from. */
function namedFolders(): ReadonlyMap<string, string> {
  const frozen = join(home(), 'versions');
  const versions = existsSync(frozen) ? readdirSync(frozen, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : [];
  return new Map([...versions.map(({ name }) => [name, join(frozen, name)] as const), ['draft', join(home(), 'generated')]]);
}

/** Names there are, oldest first as far as names tell. */
export const versionNames = (): readonly string[] => [...namedFolders().keys()];

/** The folder that a name stands for; absent for any other text. */
export const folderOfVersion = (name: string): string | undefined => namedFolders().get(name);
