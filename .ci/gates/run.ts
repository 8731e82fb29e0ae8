/** Runs all gates over the repository and prints one line each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCasts } from './casts.ts';
import { checkChangesets } from './changesets.ts';
import { listFiles, readSources } from './files.ts';
import type { GateResult } from './gate.ts';
import { checkLockFile, checkSources, checkTopLevel, checkVersions } from './house.ts';
import { checkImports } from './imports.ts';
import { readPackages } from './packages.ts';
import { checkSnippets } from './snippets.ts';

/** Results of every gate. */
export function runGates(root: string): readonly GateResult[] {
  const paths = listFiles(root);
  const sources = readSources(root);
  const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
  const manifests = paths.filter((path) => /(^|\/)package\.json$/.test(path)).map((path) => ({ path, json: json(path) }));
  const verbs = new Set(Object.keys(json('package.json')['scripts'] as object));
  return [
    checkTopLevel(paths),
    checkVersions(manifests),
    checkLockFile(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    checkSources(sources),
    checkChangesets(
      paths.filter((path) => /^\.changeset\/.*\.md$/.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
      new Map(manifests.map((one) => [String(one.json['name']), one.json['private'] === true])),
    ),
    checkImports(sources, readPackages(root)),
    checkCasts(sources),
    checkSnippets(
      root,
      paths.filter((path) => /^(README|docs\/.*|.*\/README)\.md$/.test(path)),
      verbs,
    ),
  ];
}

/** Prints the results; 0 when nothing was found. */
export function reportGates(results: readonly GateResult[]): number {
  for (const { name, subjects, findings, notes = [] } of results) {
    console.log(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${subjects} subjects, ${findings.length} findings`);
    for (const note of notes) console.log(`     ${note}`);
    for (const finding of findings) console.log(`     ${finding}`);
  }
  return results.every(({ findings }) => findings.length === 0) ? 0 : 1;
}
