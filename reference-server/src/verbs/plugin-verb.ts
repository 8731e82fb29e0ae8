/** `plugin list|enable|disable|rebuild`: works on the operator's registry; a running platform follows the file. */
import type { Language } from '../http/language.ts';
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { type Failure, fail, ok } from '@jiyue/sdk/plugin';
import { readSecret, type ServerConfig } from '../config/index.ts';
import { checkPlugin } from '../host/check-plugin.ts';
import type { OpenApiDocument } from '../host/openapi-document.ts';
import { readPluginPackage } from '../host/plugin-package.ts';
import { changeRegistry, readRegistry } from '../host/registry/operator-registry.ts';
import type { RegistryEntry } from '../host/registry/registry-entry.ts';
import { packageRoots } from '../package-roots.ts';
import { failureText } from './failure-text.ts';
import { say } from './texts.ts';
import { exitCodes, type Verb, type VerbIo } from './verb.ts';

/** Dispatches by its first word. */
export const pluginVerb: Verb = async ([action = 'list', name, ...rest], config, io) => {
  if (action === 'list' && name === undefined) return list(config, io);
  if (name === undefined || rest.length > 0) {
    io.note(say('usage', config.language));
    return exitCodes.wrongUse;
  }
  if (action === 'enable') return change(name, (entry) => ({ ...entry, enabled: true }), say('pluginEnabled', config.language), config, io);
  if (action === 'disable') return change(name, (entry) => ({ ...entry, enabled: false }), say('pluginDisabled', config.language), config, io);
  if (action === 'rebuild')
    return change(name, (entry) => ({ ...entry, rebuild: new Date().toISOString() }), say('pluginRebuild', config.language), config, io);
  io.note(say('verbUnknown', config.language, { verb: `plugin ${action}`, suggestion: '' }));
  return exitCodes.wrongUse;
};

function list(config: ServerConfig, io: VerbIo): number {
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return refuse(registry.failure, config.language, io);
  if (registry.value.plugins.length === 0) io.note(say('pluginsNone', config.language, { file: config.registryFile }));
  let isGood = true;
  for (const entry of registry.value.plugins) {
    const found = readPluginPackage(entry.package, packageRoots(config));
    const checked = found.ok ? checkPlugin(found.value, entry, { standard: standard as unknown as OpenApiDocument, secret: readSecret }) : found;
    const id = found.ok ? found.value.manifest.id : '-';
    const verdict = checked.ok ? say('checkGood', config.language) : `${checked.failure.code} ${failureText(checked.failure, config.language)}`;
    io.out(`${id}\t${entry.package}\t${say(entry.enabled ? 'pluginEnabled' : 'pluginDisabled', config.language)}\t${verdict}`);
    isGood &&= checked.ok || !entry.enabled;
  }
  return isGood ? exitCodes.good : exitCodes.findings;
}

/** @param name package or id */
function change(name: string, edit: (entry: RegistryEntry) => RegistryEntry, word: string, config: ServerConfig, io: VerbIo): number {
  let found: RegistryEntry | undefined;
  const outcome = changeRegistry(config.registryFile, ({ plugins }) => {
    found = plugins.find((entry) => entry.package === name) ?? plugins.find((entry) => idOf(entry, config) === name);
    if (!found) return fail({ code: 'PLUGIN_UNKNOWN', data: { id: name } });
    return ok({ plugins: plugins.map((entry) => (entry === found ? edit(entry) : entry)) });
  });
  if (!outcome.ok) return refuse(outcome.failure, config.language, io);
  io.out(say('pluginChanged', config.language, { package: found!.package, change: word }));
  io.note(say('takesEffect', config.language));
  return exitCodes.good;
}

function idOf(entry: RegistryEntry, config: ServerConfig): string | undefined {
  const found = readPluginPackage(entry.package, packageRoots(config));
  return found.ok ? found.value.manifest.id : undefined;
}

function refuse(failure: Failure, language: Language, io: VerbIo): number {
  io.note(failureText(failure, language));
  return exitCodes.wrongUse;
}
