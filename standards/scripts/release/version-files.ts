/** The files of a version: all that is generated, the scored checks, the licence, how it was made, how to use it alone, and the manifest. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFiles } from './frozen.ts';
import { type GeneratedBy, recordName } from './generated-by.ts';
import { manifestName, manifestText, type VersionFiles } from './manifest.ts';
import { versionReadme } from './version-readme.ts';

/** Files without which nobody can build on a version. */
export const neededFiles = [
  'README.md',
  'LICENSE',
  'bundle.strict.json',
  'bundle.strict.noid.json',
  'bundle.tolerant.json',
  'bundle.tolerant.noid.json',
  'openapi.json',
  'asyncapi.json',
  'codes.json',
  'requirements.json',
  'clauses.json',
  'pages.json',
  'events.json',
  'examples.json',
  'scored-checks.yaml',
  recordName,
] as const;

/** Whether a generated file belongs into versions: what tells our own compiler about a file does not. */
export const isOfVersions = (path: string): boolean => !path.endsWith('.d.json.ts');

/** Gathers them from the draft. @param standard folder of the standard */
export function versionFiles(standard: string, record: GeneratedBy): VersionFiles {
  const kept = [
    ['scored-checks.yaml', join(standard, 'scored-checks.yaml')],
    ['LICENSE', join(dirname(standard), 'LICENSE')],
  ] as const;
  const files = new Map<string, Uint8Array>([
    ...[...readFiles(join(standard, 'generated'))].filter(([path]) => isOfVersions(path)),
    ...kept.filter(([, path]) => existsSync(path)).map(([name, path]) => [name, readFileSync(path)] as const),
    ['README.md', Buffer.from(versionReadme(record))],
    [recordName, Buffer.from(`${JSON.stringify(record, null, 1)}\n`)],
  ]);
  return new Map([...files, [manifestName, Buffer.from(manifestText(files))]]);
}
