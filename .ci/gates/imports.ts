/**
 * Import boundaries: packages point one way, dangerous libraries stay behind their fence,
 * and whatever is imported is declared in the package.json that stands next to it (hoisting hides omissions).
 */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './files.ts';
import { closeGate, type GateResult } from './gate.ts';

/** The part of a package.json this gate needs. */
export interface PackageFacts {
  /** Folder from the root; "" for the root itself. */
  readonly folder: string;
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

/** Which of our packages a folder may import by name. */
const mayImport: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/^standards\//, []],
  [/^sdk\//, [/^@jiyue\/standards$/]],
  [/^plugins\//, [/^@jiyue\/(standards|sdk)$/]],
  [/^reference-server\//, [/^@jiyue\/(standards|sdk)$/]],
  [/^(examples|docs|\.ci)\//, [/^@jiyue\//]],
];

/** What tests and benches of a folder may import besides: plugins are tried on the real drivers of the server. */
const mayTry: readonly (readonly [RegExp, RegExp])[] = [[/^plugins\//, /^@jiyue\/reference-server$/]];

/** Libraries that only one folder may touch. Tests and benches may use them as peers to compare with. */
const fences: readonly (readonly [RegExp, RegExp])[] = [
  [/^(tsyringe|reflect-metadata)$/, /^reference-server\/src\/container\//],
  [/^express$/, /^reference-server\/src\/http\//],
  [/^(node:sqlite|pg)$/, /^reference-server\/src\/store\//],
  [/^sm-crypto-v2$/, /^sdk\/src\/crypto\//],
  [/^lowdb$/, /^reference-server\/src\/host\/registry\//],
  [/^(ajv|ajv-formats)$/, /^(sdk\/src\/validate|standards\/scripts)\//],
  // a plugin that nobody trusts runs in a process: one file of the server may start it, one of the check of plugins, and one starts
  // servers for the tests of plugins
  [
    /^node:child_process$/,
    /^(\.ci|standards\/scripts)\/|^(reference-server\/src\/(host\/isolation\/start-process|testing\/server-process)|sdk\/src\/testing\/levels\/start-check-realm)\.ts$/,
  ],
  [/^node:vm$/, /^(\.ci|standards\/scripts)\//],
];

const builtins = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
const isDevelopment = (path: string) => /\.(test|suite|test-d)\.ts$|\/(bench|test|scripts)\//.test(path) || /^(\.ci|docs|vitest\.config)/.test(path);

/** Package part of a bare specifier: "@a/b/c" gives "@a/b". */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Judges every import of every source. */
export function checkImports(sources: readonly SourceFile[], packages: readonly PackageFacts[]): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  for (const { path, text } of sources) {
    for (const { fileName: specifier } of ts.preProcessFile(text, true, true).importedFiles) {
      subjects += 1;
      const fault = specifier.startsWith('.') ? relativeFault(path, specifier, packages) : bareFault(path, specifier, packages);
      if (fault) findings.push(`${path}: imports "${specifier}": ${fault}`);
    }
  }
  return closeGate('imports', subjects, findings);
}

function ownerOf(path: string, packages: readonly PackageFacts[]): PackageFacts | undefined {
  return packages.filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

function relativeFault(path: string, specifier: string, packages: readonly PackageFacts[]): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  const from = ownerOf(path, packages);
  const to = ownerOf(target, packages);
  if (isDevelopment(path) && target.startsWith('.ci/')) return undefined;
  if (from && to && from.folder !== to.folder) return `another package (${to.name}) is reached by path; import it by name`;
  if (!isDevelopment(path) && /\.(test|suite)\.ts$/.test(target)) return 'a test is imported by product code; move the shared part out of it';
  return undefined;
}

function bareFault(path: string, specifier: string, packages: readonly PackageFacts[]): string | undefined {
  const name = builtins.has(specifier) ? specifier : packageOf(specifier);
  const fence = fences.find(([library]) => library.test(name));
  if (fence && !fence[1].test(path) && !isDevelopment(path) && !path.startsWith('examples/')) return `only ${fence[1].source} may use it`;
  if (builtins.has(specifier)) return specifier.startsWith('node:') ? undefined : 'write built-in modules with "node:"';

  if (name === 'fast-check' && path !== '.ci/properties.ts') return 'import it from .ci/properties.ts, which fixes the seed';

  const owner = ownerOf(path, packages);
  if (!owner) return 'no package.json stands above this file';
  if (name.startsWith('@jiyue/') && name !== owner.name) {
    const allowed = mayImport.find(([folder]) => folder.test(path))?.[1] ?? [];
    const isTried = isDevelopment(path) && mayTry.some(([folder, rule]) => folder.test(path) && rule.test(name));
    if (!isTried && !allowed.some((rule) => rule.test(name))) return `${owner.name} may not import ${name} (see the import table in docs/architecture.md)`;
  }
  if (name === owner.name || owner.dependencies.has(name)) return undefined;
  if (isDevelopment(path) && owner.devDependencies.has(name)) return undefined;
  return `${owner.folder || '.'}/package.json does not declare it${owner.devDependencies.has(name) ? ' as a dependency (product code uses it)' : ''}`;
}
