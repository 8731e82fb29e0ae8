/** What made the files of a version: versions of the packages that decide bytes, and digests of the sources and of our own generator. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sha256 } from './manifest.ts';

/** The record, `generated-by.json`. */
export interface GeneratedBy {
  readonly version: string;
  /** Version of the wire: moves on a break only. */
  readonly wire: string;
  /** The version frozen before; null for the first. */
  readonly previous: string | null;
  readonly frozenOn: string;
  /** Commit whose sources these are; null where there is no history. */
  readonly commit: string | null;
  readonly makers: Makers;
}

/** What decides the bytes: equal makers give equal files. */
export interface Makers {
  /** Package -> version. */
  readonly packages: Readonly<Record<string, string>>;
  /** Digest of the hand-written sources. */
  readonly sources: string;
  /** Digest of the generator's own sources. */
  readonly generator: string;
}

/** Its name. */
export const recordName = 'generated-by.json';

const require = createRequire(import.meta.url);
const packages = ['typescript', 'typescript-json-schema', 'yaml'];

/** What stands in the folder of the standard and is no source of what is generated. A folder that is new is one. */
const noSources = new Set(['generated', 'versions', 'versions.yaml', 'scripts', 'bench', 'compat', 'dist', 'node_modules']);
const noSourceFiles = new Set(['README.md', 'package.json', 'tsconfig.json', 'ledger.json', 'scored-checks.yaml']);
const isOfGenerator = (path: string): boolean => path.endsWith('.ts') && !/(^(gates|release|engines)\/)|\.(test|suite)\.ts$|^(gates|report)\.ts$/.test(path);

/** Makers as they are now. @param standard folder of the standard */
export function currentMakers(standard: string): Makers {
  return {
    packages: Object.fromEntries(packages.map((name) => [name, (require(`${name}/package.json`) as { readonly version: string }).version])),
    sources: digestOf(standard, sourcesIn(standard)),
    generator: digestOf(
      standard,
      listFiles(standard, 'scripts').filter((path) => isOfGenerator(path.slice('scripts/'.length))),
    ),
  };
}

const sourcesIn = (standard: string): readonly string[] =>
  readdirSync(standard)
    .filter((name) => !noSources.has(name) && !noSourceFiles.has(name) && !name.startsWith('.'))
    .flatMap((name) => (statSync(join(standard, name)).isDirectory() ? listFiles(standard, name) : [name]));

function listFiles(standard: string, folder: string): readonly string[] {
  if (!existsSync(join(standard, folder))) return [];
  return readdirSync(join(standard, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(standard.length + 1)
        .replaceAll('\\', '/'),
    );
}

const digestOf = (standard: string, paths: readonly string[]): string =>
  sha256(
    paths
      .toSorted()
      .map((path) => `${sha256(readFileSync(join(standard, path)))}  ${path}\n`)
      .join(''),
  );

/** What differs between two makers, in words; empty when nothing does. */
export function differences(recorded: Makers, now: Makers): readonly string[] {
  const names = [...new Set([...Object.keys(recorded.packages), ...Object.keys(now.packages)])];
  return [
    ...names
      .filter((name) => recorded.packages[name] !== now.packages[name])
      .map((name) => `${name} was ${recorded.packages[name] ?? 'not used'} and is ${now.packages[name] ?? 'not used'}`),
    ...(recorded.sources === now.sources ? [] : ['the sources have moved on']),
    ...(recorded.generator === now.generator ? [] : ['the generator has moved on']),
  ];
}
