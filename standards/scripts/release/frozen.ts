/** Reads what is frozen: versions with their bytes, errata, register, and what has no business in the folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Erratum, errataPath, readErrata } from './errata.ts';
import type { VersionFiles } from './manifest.ts';
import { type RegisterRow, readRegister, registerPath } from './register.ts';
import { byNumber, parseVersion } from './version-number.ts';

/** One frozen version. */
export interface FrozenVersion {
  /** Name of its folder. */
  readonly name: string;
  readonly files: VersionFiles;
}

/** Everything frozen. */
export interface Frozen {
  /** In the order of their numbers. */
  readonly versions: readonly FrozenVersion[];
  readonly errata: readonly Erratum[];
  readonly register: readonly RegisterRow[];
  /** Entries of the folder that are neither versions nor the ledger. */
  readonly strays: readonly string[];
}

/** Reads all. @param standard folder of the standard */
export function readFrozen(standard: string): Frozen {
  const folder = join(standard, 'versions');
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const versions = entries.filter((entry) => entry.isDirectory() && parseVersion(entry.name)).map(({ name }) => name);
  const text = (path: string) => (existsSync(join(standard, path)) ? readFileSync(join(standard, path), 'utf8') : undefined);
  return {
    versions: versions.sort(byNumber).map((name) => ({ name, files: readFiles(join(folder, name)) })),
    errata: readErrata(text(errataPath)),
    register: readRegister(text(registerPath)),
    strays: entries.map(({ name }) => name).filter((name) => !versions.includes(name) && name !== 'errata.yaml'),
  };
}

/** Bytes of every file below a folder, by path with forward slashes. */
export function readFiles(folder: string): VersionFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
