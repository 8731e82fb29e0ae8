/**
 * `plugin install FILE.tgz`: unpacks, vouches, and registers. Nothing is granted by itself: what it asks for is told, and given with --grant.
 * An upgrade that asks for more than was granted is put down, and the version before goes on until the grants are given.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { digestsFile } from '@jiyue/sdk';
import { fail, isOlder, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { type InstalledPackage, installPackage } from '../../host/install/install-package.ts';
import { digestOfList } from '../../host/install/vouch.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import { missingGrants } from '../../host/permissions.ts';
import { changeRegistry } from '../../host/registry/operator-registry.ts';
import type { RegistryEntry } from '../../host/registry/registry-entry.ts';
import { packageRoots } from '../../package-roots.ts';
import { failureText } from '../failure-text.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { granting } from './change-plugin.ts';
import { checkEntry, findEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';

/** What was asked. */
export interface InstallRequest {
  /** Path of the .tgz. */
  readonly archive: string;
  /** Permissions to give, or everything it asks for. */
  readonly grant: readonly string[] | 'all';
  readonly sites: readonly string[];
  readonly enable: boolean;
}

/** Installs or upgrades. */
export function installPlugin({ archive, grant, sites, enable }: InstallRequest, config: ServerConfig, io: VerbIo): number {
  const { language } = config;
  const installed = installPackage(resolve(archive), join(config.data, 'plugins'), dirname(config.registryFile));
  if (!installed.ok) return refuse(installed.failure, config, io);
  const { found, entryPackage } = installed.value;
  const { id, version, permissions } = found.manifest;

  let entry: RegistryEntry | undefined;
  let before: RegistryEntry | undefined;
  let isNewVersion = false;
  const changed = changeRegistry(config.registryFile, (content) => {
    before = findEntry(id, content, config);
    const there = before && readPluginPackage(before.package, packageRoots(config));
    const newest = there?.ok ? there.value.manifest.version : version;
    isNewVersion = before !== undefined && newest !== version;
    if (isOlder(version, newest)) return fail({ code: 'PLUGIN_DOWNGRADE', data: { id, version, installed: newest } });
    entry = nextEntry(installed.value, before, { grant: grant === 'all' ? permissions : grant, sites, enable });
    const isUpgrade = before !== undefined;
    // an upgrade waits with its version before until everything it asks for is granted
    const isReady = !isUpgrade || missingGrants(permissions, entry.grants.permissions).length === 0;
    if (!isReady) return ok(content);
    return ok({ ...content, plugins: isUpgrade ? content.plugins.map((one) => (one === before ? entry! : one)) : [...content.plugins, entry] });
  });
  if (!changed.ok) return refuse(changed.failure, config, io);

  const missing = missingGrants(permissions, entry!.grants.permissions);
  io.out(say(isNewVersion ? 'pluginUpgraded' : 'pluginInstalled', language, { id, version, package: entryPackage }));
  if (missing.length > 0) {
    io.note(say(before ? 'upgradeWaits' : 'grantsMissing', language, { id, permissions: missing.join(' ') }));
    io.note(say('grantThem', language, { id, permissions: missing.join(',') }));
    return exitCodes.findings;
  }
  const { checked } = checkEntry(entry!, changed.value, config);
  if (!checked.ok) {
    io.note(`${checked.failure.code} ${failureText(checked.failure, language)}`);
    return exitCodes.findings;
  }
  io.note(say('pluginTrust', language, { trust: checked.value.trust }));
  io.note(entry!.enabled ? say('takesEffect', language) : say('enableIt', language, { id }));
  return exitCodes.good;
}

function nextEntry(
  { found, entryPackage }: InstalledPackage,
  before: RegistryEntry | undefined,
  wanted: Omit<InstallRequest, 'archive' | 'grant'> & { readonly grant: readonly string[] },
): RegistryEntry {
  const list = join(found.folder, digestsFile);
  const { digest: _old, ...rest } = before ?? { enabled: false, grants: { permissions: [], sites: ['*'] }, config: {} };
  const entry: RegistryEntry = {
    ...rest,
    package: entryPackage,
    enabled: rest.enabled || wanted.enable,
    ...(existsSync(list) && { digest: digestOfList(list) }),
  };
  return granting(wanted.grant, wanted.sites)(entry);
}
