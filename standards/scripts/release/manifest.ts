/** MANIFEST.sha256: digest and path of every other file of a frozen version, in the order of their paths; `sha256sum -c` reads it. */
import { createHash } from 'node:crypto';

/** Its name. */
export const manifestName = 'MANIFEST.sha256';

/** Bytes by path from the folder of the version, with forward slashes. */
export type VersionFiles = ReadonlyMap<string, Uint8Array>;

/** A manifest as it was read. */
export interface Manifest {
  /** Path -> digest. */
  readonly digests: ReadonlyMap<string, string>;
  /** What is wrong with its form. */
  readonly faults: readonly string[];
}

/** Hexadecimal SHA-256. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

// by code unit: the same everywhere, whatever the language of the machine
const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text of the manifest of some files. */
export const manifestText = (files: VersionFiles): string =>
  [...files.keys()]
    .filter((path) => path !== manifestName)
    .sort(byPath)
    .map((path) => `${sha256(files.get(path) ?? '')}  ${path}\n`)
    .join('');

/** Reads a manifest; bad lines, a wrong order and repeated paths are faults. */
export function readManifest(text: string): Manifest {
  const lines = text.split('\n');
  const faults = lines.at(-1) === '' ? [] : ['does not end with a line break'];
  const rows = lines.filter((line) => line !== '').map((line) => /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? line);
  const digests = new Map<string, string>();
  let last = '';
  for (const row of rows) {
    if (typeof row === 'string') {
      faults.push(`"${row}" is no line of digest, two blanks, path`);
      continue;
    }
    const [, digest = '', path = ''] = row;
    if (digests.has(path)) faults.push(`lists ${path} twice`);
    else if (byPath(last, path) > 0) faults.push(`lists ${path} after ${last}; the order is fixed`);
    if (path === manifestName || path.split('/').includes('..')) faults.push(`lists ${path}, which it must not`);
    digests.set(path, digest);
    last = path;
  }
  return { digests, faults };
}
