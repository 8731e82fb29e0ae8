/** Freezes the draft: refuses what must not be frozen, then writes a folder in full under another name and renames it, so that no half of it is ever seen. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFrozen } from './frozen.ts';
import { currentMakers, type GeneratedBy } from './generated-by.ts';
import { idFaults } from './identities.ts';
import { manifestName, sha256, type VersionFiles } from './manifest.ts';
import { registerPath, withRow } from './register.ts';
import { neededFiles, versionFiles } from './version-files.ts';
import { byNumber, parseVersion } from './version-number.ts';

/** Version of the wire (线上版本): moves on a break only. */
const wire = '1';

/** Paths that must be committed before they are frozen: the standard, and what is generated from it for the SDK. */
const watched = ['standards', 'sdk/src/validate/generated', 'sdk/src/client/generated'];

/** Changes of the standard that are not committed; undefined where there is no git. */
export function uncommitted(root: string): readonly string[] | undefined {
  const git = gitLines(root, ['status', '--porcelain', '--untracked-files=all', '--', ...watched]);
  return git?.map((line) => line.slice(3));
}

function gitLines(root: string, args: readonly string[]): readonly string[] | undefined {
  try {
    const text = execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 << 20 });
    return text.split('\n').filter((line) => line !== '');
  } catch {
    return undefined;
  }
}

/** What a version would hold. @param today YYYY-MM-DD */
export function draftVersion(root: string, version: string, today: string): VersionFiles {
  const standard = join(root, 'standards');
  const record: GeneratedBy = {
    version,
    wire,
    previous: readFrozen(standard).versions.at(-1)?.name ?? null,
    frozenOn: today,
    commit: gitLines(root, ['rev-parse', 'HEAD'])?.[0] ?? null,
    makers: currentMakers(standard),
  };
  return versionFiles(standard, record);
}

/** Why the draft cannot be frozen under this number, as far as numbers and files tell; empty when it can. */
export function refusals(root: string, version: string, files: VersionFiles): readonly string[] {
  const { versions, strays } = readFrozen(join(root, 'standards'));
  const last = versions.at(-1)?.name;
  const changed = uncommitted(root);
  const isThere = existsSync(join(root, 'standards/versions', version));
  return [
    ...(parseVersion(version) ? [] : [`"${version}" is no number of a version; write 1.0.0 or, for a candidate, 1.0.0-rc.1`]),
    ...(isThere ? [`standards/versions/${version} is there already; a frozen version never changes, take the next number or write an erratum`] : []),
    ...(!isThere && last !== undefined && byNumber(version, last) <= 0 ? [`${version} is not above ${last}, the last frozen version`] : []),
    ...(changed === undefined ? ['there is no git history here; a version records the commit it is made from'] : []),
    ...(changed && changed.length > 0
      ? [`the standard is not committed: ${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ` and ${changed.length - 5} more` : ''}`]
      : []),
    ...strays.map(
      (name) => `standards/versions/${name} has no business there${name.startsWith('.') ? ' (left by a release that was interrupted); remove it' : ''}`,
    ),
    ...neededFiles.filter((name) => !files.has(name)).map((name) => `the draft has no ${name}`),
    ...(parseVersion(version) ? idFaults(version, files) : []),
  ];
}

/** Writes the version and its row in the register. Throws when it is there already. */
export function writeVersion(root: string, version: string, files: VersionFiles, today: string): void {
  const standard = join(root, 'standards');
  const target = join(standard, 'versions', version);
  if (existsSync(target)) throw new Error(`${target} is there already`);
  const half = join(standard, 'versions', `.freezing-${version}`);
  rmSync(half, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(half, path)), { recursive: true });
    writeFileSync(join(half, path), bytes);
  }
  const register = join(standard, registerPath);
  const before = existsSync(register) ? readFileSync(register, 'utf8') : undefined;
  writeFileSync(`${register}.new`, withRow(before, { version, frozenOn: today, manifest: sha256(files.get(manifestName) ?? '') }));
  renameSync(half, target);
  renameSync(`${register}.new`, register);
}
