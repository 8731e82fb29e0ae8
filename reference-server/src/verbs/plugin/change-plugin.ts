/** `plugin enable|disable|rebuild|restart|grant`: changes one entry of the registry; a running platform follows the file. */
import { fail, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../../config/index.ts';
import { changeRegistry } from '../../host/registry/operator-registry.ts';
import type { RegistryEntry } from '../../host/registry/registry-entry.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { findEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';

/** What happens to the entry. */
export interface EntryChange {
  readonly edit: (entry: RegistryEntry) => RegistryEntry;
  /** Says what was done. */
  readonly word: string;
}

/** @param name package or id */
export function changePlugin(name: string, { edit, word }: EntryChange, config: ServerConfig, io: VerbIo): number {
  let found: RegistryEntry | undefined;
  const outcome = changeRegistry(config.registryFile, (content) => {
    found = findEntry(name, content, config);
    if (!found) return fail({ code: 'PLUGIN_UNKNOWN', data: { id: name } });
    return ok({ ...content, plugins: content.plugins.map((entry) => (entry === found ? edit(entry) : entry)) });
  });
  if (!outcome.ok) return refuse(outcome.failure, config, io);
  io.out(say('pluginChanged', config.language, { package: found!.package, change: word }));
  io.note(say('takesEffect', config.language));
  return exitCodes.good;
}

/** @param permissions added to what was granted */
export const granting =
  (permissions: readonly string[], sites: readonly string[] = []) =>
  (entry: RegistryEntry): RegistryEntry => ({
    ...entry,
    grants: {
      permissions: [...new Set([...entry.grants.permissions, ...permissions])],
      sites: sites.length > 0 ? [...new Set(sites)] : entry.grants.sites,
    },
  });
