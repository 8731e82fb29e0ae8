/** What the checks say of an entry of the registry, without running any code of the plugin. */
import type { Outcome } from '@jiyue/sdk/plugin';
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { readSecret, type ServerConfig } from '../../config/index.ts';
import { type CheckedPlugin, checkPlugin } from '../../host/check-plugin.ts';
import type { OpenApiDocument } from '../../host/openapi-document.ts';
import { readPluginPackage } from '../../host/plugin-package.ts';
import type { RegistryContent, RegistryEntry } from '../../host/registry/registry-entry.ts';
import { packageRoots } from '../../package-roots.ts';

/** An entry and what was found. */
export interface EntryVerdict {
  /** "-" when the package cannot be read. */
  readonly id: string;
  readonly version: string;
  readonly checked: Outcome<CheckedPlugin>;
}

/** Judges. */
export function checkEntry(entry: RegistryEntry, { trustedKeys = [] }: RegistryContent, config: ServerConfig): EntryVerdict {
  const found = readPluginPackage(entry.package, packageRoots(config));
  if (!found.ok) return { id: '-', version: '-', checked: found };
  const { id, version } = found.value.manifest;
  const trust = { least: config.plugins.trust, trustedKeys };
  return { id, version, checked: checkPlugin(found.value, entry, { standard: standard as OpenApiDocument, secret: readSecret, trust }) };
}

/** The entry of this package or id. */
export const findEntry = (name: string, { plugins }: RegistryContent, config: ServerConfig): RegistryEntry | undefined =>
  plugins.find((entry) => entry.package === name) ??
  plugins.find((entry) => {
    const found = readPluginPackage(entry.package, packageRoots(config));
    return found.ok && found.value.manifest.id === name;
  });
