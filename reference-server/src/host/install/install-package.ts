/** Puts a packed plugin into the data folder: read whole, checked as it lies there, then moved to its place in one step. No script of it runs. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { type PluginPackage, readPluginPackage } from '../plugin-package.ts';
import { ArchiveRefused, readPackageArchive } from './read-package-archive.ts';

/** A package in its place. */
export interface InstalledPackage {
  readonly found: PluginPackage;
  /** As the registry names it: a path from the registry's folder. */
  readonly entryPackage: string;
}

/**
 * @param archive path of the .tgz
 * @param place folder of installed plugins
 * @param registryFolder where the registry lies
 * @returns PLUGIN_ARCHIVE_REFUSED, PLUGIN_MANIFEST_INVALID, PLUGIN_INSTALLED when the same version lies there already
 */
export function installPackage(archive: string, place: string, registryFolder: string): Outcome<InstalledPackage> {
  const read = readArchive(archive);
  if (!read.ok) return read;
  mkdirSync(place, { recursive: true });
  const temporary = mkdtempSync(join(place, '.unpacked-'));
  try {
    for (const { path, bytes } of read.value) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      writeFileSync(join(temporary, path), bytes, { flag: 'wx' });
    }
    const found = readPluginPackage(temporary, [registryFolder]);
    if (!found.ok) return found;
    const { id, version } = found.value.manifest;
    const target = join(place, `${id}-${version}`);
    // the same package again is no fault; another one under the same version is
    if (existsSync(target) && !read.value.every((file) => isSame(join(target, file.path), file.bytes)))
      return fail({ code: 'PLUGIN_INSTALLED', data: { id, version, folder: target } });
    offerContract(place);
    if (!existsSync(target)) renameSync(temporary, target);
    const entryPackage = `./${relative(registryFolder, target).replaceAll('\\', '/')}`;
    const placed = readPluginPackage(entryPackage, [registryFolder]);
    return placed.ok ? ok({ found: placed.value, entryPackage }) : placed;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readArchive(archive: string): Outcome<ReturnType<typeof readPackageArchive>> {
  try {
    return ok(readPackageArchive(readFileSync(archive)));
  } catch (error) {
    if (error instanceof ArchiveRefused) return fail({ code: 'PLUGIN_ARCHIVE_REFUSED', data: { file: archive, rule: error.rule, entry: error.entry } });
    return fail({ code: 'PLUGIN_ARCHIVE_UNREADABLE', data: { file: archive, cause: (error as NodeJS.ErrnoException).code ?? 'read' } });
  }
}

const isSame = (path: string, bytes: Uint8Array): boolean => existsSync(path) && readFileSync(path).equals(bytes);

/** One copy of the contract: installed plugins find the one of this server. */
function offerContract(place: string): void {
  const require = createRequire(import.meta.url);
  for (const name of ['@jiyue/sdk', '@jiyue/standards']) {
    const link = join(place, 'node_modules', name);
    rmSync(link, { force: true, recursive: false });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(dirname(require.resolve(`${name}/package.json`))), link, 'junction');
  }
}
