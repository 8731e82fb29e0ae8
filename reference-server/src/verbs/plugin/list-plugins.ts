/** `plugin list`: what is registered, and what the checks say of it. */
import type { ServerConfig } from '../../config/index.ts';
import { readRegistry } from '../../host/registry/operator-registry.ts';
import { failureText } from '../failure-text.ts';
import { say } from '../texts.ts';
import { exitCodes, type VerbIo } from '../verb.ts';
import { checkEntry } from './check-entry.ts';
import { refuse } from './refuse.ts';

/** One line a plugin: id, version, package, state, trust, verdict. Exit 1 when an enabled one cannot run. */
export function listPlugins(config: ServerConfig, io: VerbIo): number {
  const { language } = config;
  const registry = readRegistry(config.registryFile);
  if (!registry.ok) return refuse(registry.failure, config, io);
  if (registry.value.plugins.length === 0) io.note(say('pluginsNone', language, { file: config.registryFile }));
  let isGood = true;
  for (const entry of registry.value.plugins) {
    const { id, version, checked } = checkEntry(entry, registry.value, config);
    const verdict = checked.ok ? say('checkGood', language) : `${checked.failure.code} ${failureText(checked.failure, language)}`;
    const trust = checked.ok ? checked.value.trust : '-';
    io.out([id, version, entry.package, say(entry.enabled ? 'pluginEnabled' : 'pluginDisabled', language), trust, verdict].join('\t'));
    isGood &&= checked.ok || !entry.enabled;
  }
  return isGood ? exitCodes.good : exitCodes.findings;
}
