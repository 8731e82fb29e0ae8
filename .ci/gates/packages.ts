/** Reads the facts of every package.json in the repository. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './files.ts';
import type { PackageFacts } from './imports.ts';

type Dependencies = Record<string, string> | undefined;
const names = (...groups: readonly Dependencies[]) => new Set(groups.flatMap((group) => Object.keys(group ?? {})));

/** All packages: the root and the workspaces. Workspaces may use the root's development tools. */
export function readPackages(root: string): readonly PackageFacts[] {
  const files = listFiles(root).filter((path) => /(^|\/)package\.json$/.test(path));
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
  const rootTools = names(read('package.json')['devDependencies'] as Dependencies);
  return files.map((path) => {
    const json = read(path);
    const folder = dirname(path) === '.' ? '' : dirname(path);
    const group = (key: string) => json[key] as Dependencies;
    return {
      folder,
      name: String(json['name']),
      dependencies: names(group('dependencies'), group('peerDependencies'), group('optionalDependencies')),
      devDependencies: new Set([...names(group('devDependencies')), ...rootTools]),
    };
  });
}
