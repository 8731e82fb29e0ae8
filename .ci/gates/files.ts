/** Lists the repository's own files, from git where there is one, and reads the sources among them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source file: path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of the work tree that git tracks or would track. */
export function listFiles(root: string): readonly string[] {
  const out = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  return [...new Set(out.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort();
}

/** The TypeScript and JavaScript sources among them. */
export function readSources(root: string): readonly SourceFile[] {
  return listFiles(root)
    .filter((path) => /\.(ts|js|mts|mjs)$/.test(path) && !path.includes('/dist/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
