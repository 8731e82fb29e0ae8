/** Checks a plugin before any of its code runs: contract, modules, isolation, trust, settings, grants, OpenAPI. The first fault decides. */
import { contractVersion, type Failure, fail, isInRange, isRange, isVersion, type Outcome, ok, type PluginManifest } from '@jiyue/sdk/plugin';
import { checkApi } from './check-api.ts';
import { fileProblems } from './file-problem.ts';
import { type IsolationLevel, isolationLevel } from './isolation/isolation-level.ts';
import { checkPluginConfig } from './check-plugin-config.ts';
import { type TrustDemand, type TrustLevel, vouchFor } from './install/vouch.ts';
import type { PluginApi } from './merge-openapi.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { createGrants, type Grants, missingGrants } from './permissions.ts';
import type { PluginPackage } from './plugin-package.ts';
import type { RegistryEntry } from './registry/registry-entry.ts';

/** A plugin that may be started. */
export interface CheckedPlugin {
  readonly id: string;
  readonly entry: RegistryEntry;
  readonly manifest: PluginManifest;
  readonly package: PluginPackage;
  readonly config: object;
  readonly api: PluginApi;
  readonly grants: Grants;
  /** Who vouches for it. */
  readonly trust: TrustLevel;
  readonly isolation: IsolationLevel;
}

/** What the platform offers. */
export interface PluginOffer {
  /** The standard's document; its tags are the modules. */
  readonly standard: OpenApiDocument;
  /** Value of a secret by its name. */
  readonly secret: (name: string) => string | undefined;
  /** Who may vouch for a plugin. */
  readonly trust: Omit<TrustDemand, 'digest'>;
}

/** @returns the checked plugin or its first fault */
export function checkPlugin(found: PluginPackage, entry: RegistryEntry, offer: PluginOffer): Outcome<CheckedPlugin> {
  const { manifest } = found;
  const { id } = manifest;
  const fault = checkVersions(found, offer.standard);
  if (fault) return fail(fault);

  const vouched = vouchFor(found, { ...offer.trust, digest: entry.digest });
  if (!vouched.ok) return vouched;

  const missing = missingGrants(manifest.permissions, entry.grants.permissions);
  if (missing.length > 0) return fail({ code: 'PLUGIN_GRANT_MISSING', data: { id, permissions: missing.join(', ') } });

  const config = checkPluginConfig(found, entry.config, offer.secret);
  if (!config.ok) return config;

  const modules = Object.keys(manifest.implements ?? {});
  const api: PluginApi = {
    id,
    modules,
    mount: entry.mount ?? `/api/plugins/${id}/v${manifest.version.split('.')[0]}`,
    ...(found.api ? { document: found.api } : {}),
  };
  const apiFault = checkApi(api, offer.standard, manifest.files.api ?? 'openapi.json');
  if (apiFault) return fail(apiFault);

  return ok({
    id,
    entry,
    manifest,
    package: found,
    config: config.value,
    api,
    grants: createGrants(manifest.permissions, entry.grants.permissions, entry.grants.sites),
    trust: vouched.value,
    isolation: isolationLevel(manifest, entry.isolation),
  });
}

/** Versions of the modules of the standard, by tag. */
export const modulesOf = (standard: OpenApiDocument): ReadonlyMap<string, string> =>
  new Map((standard.tags ?? []).map((tag) => [tag.name, String(standard.info['version'])]));

function checkVersions({ name, manifest }: PluginPackage, standard: OpenApiDocument): Failure | undefined {
  const { id } = manifest;
  if (!isVersion(manifest.version))
    return {
      code: 'PLUGIN_MANIFEST_INVALID',
      data: { package: name, file: 'plugin.json', pointer: '/version', rule: 'version', value: manifest.version, problem: fileProblems.version },
    };
  const ranges = { contract: manifest.contract, ...manifest.specification, ...manifest.implements, ...manifest.requires };
  for (const [key, range] of Object.entries(ranges)) {
    if (!isRange(range))
      return {
        code: 'PLUGIN_MANIFEST_INVALID',
        data: { package: name, file: 'plugin.json', pointer: `/${key}`, rule: 'range', value: range, problem: fileProblems.range },
      };
  }
  if (!isInRange(contractVersion, manifest.contract))
    return { code: 'PLUGIN_CONTRACT_MISMATCH', data: { id, needs: manifest.contract, offers: contractVersion } };
  const offered = modulesOf(standard);
  for (const [module, needs] of Object.entries({ ...manifest.specification, ...manifest.implements })) {
    const offers = offered.get(module);
    if (offers === undefined || !isInRange(offers, needs)) return { code: 'PLUGIN_SPECIFICATION_MISMATCH', data: { id, module, needs, offers: offers ?? '-' } };
  }
  return undefined;
}
