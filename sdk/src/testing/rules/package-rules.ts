/** Promises of the files of a plugin: manifest, settings, error table. Nothing of the plugin runs. */
import { contractVersion } from '../../plugin/definition.ts';
import { isSecretSetting } from '../../plugin/secret-setting.ts';
import { isInRange, isRange, isVersion } from '../../plugin/version-range.ts';
import { compileSchema } from '../../validate/compile-schema.ts';
import type { Schema } from '../../validate/schema-place.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import { standardModules } from '../package/plugin-operations.ts';
import { type PluginFolder, problemOfFinding } from '../package/read-plugin-folder.ts';

const han = /\p{Script=Han}/u;

/** Versions and ranges of the manifest. */
export function checkRanges({ manifest }: PluginFolder): readonly PluginFinding[] {
  const findings: PluginFinding[] = [];
  if (!isVersion(manifest.version)) findings.push(findingOf('manifest/schema:version', { at: 'plugin.json/version', value: manifest.version }));
  const modules = Object.entries({ ...manifest.specification, ...manifest.implements });
  const points = Object.entries({ ...manifest.provides, ...manifest.requires });
  for (const [name, value] of [['contract', manifest.contract] as const, ...modules, ...points]) {
    if (!isRange(value)) findings.push(findingOf('manifest/range:form', { at: `plugin.json ${name}`, value }));
  }
  if (findings.length > 0) return findings;

  const value = manifest.contract;
  const at = 'plugin.json/contract';
  const [major = 0, minor = 0, patch = 0] = contractVersion.split('.').map(Number);
  const next = { patch: `${major}.${minor}.${patch + 1}`, minor: `${major}.${minor + 1}.0` };
  if (!isInRange(contractVersion, value))
    findings.push(findingOf('manifest/range:contract', { at, value, offers: contractVersion, major: `${major}.${minor}` }));
  else if (!isInRange(next.patch, value)) findings.push(findingOf('manifest/range:exact', { at, value }));
  else if (!isInRange(next.minor, value)) findings.push(findingOf('manifest/range:tilde', { at, value }));
  for (const [module, range] of modules) {
    const offers = standardModules.get(module);
    if (offers === undefined || !isInRange(offers, range))
      findings.push(findingOf('manifest/range:module', { at: 'plugin.json', module, value: range, offers: offers ?? '–' }));
  }
  return findings;
}

/** The config schema, and the settings that the check is to run with. */
export function checkConfig(
  { manifest, configSchema }: PluginFolder,
  config: object,
): { readonly findings: readonly PluginFinding[]; readonly settings: object } {
  const file = manifest.files.config ?? 'config.schema.json';
  const schema: Schema = configSchema ?? { type: 'object', additionalProperties: false };
  const properties = Object.entries((schema['properties'] ?? {}) as { readonly [key: string]: Schema });
  const findings: PluginFinding[] = [];
  if (schema['additionalProperties'] !== false) findings.push(findingOf('config/strict:open', { at: file }));
  for (const [key, property] of properties) {
    const at = `${file}/properties/${key}`;
    if (!han.test(String(property['description'] ?? ''))) findings.push(findingOf('config/described:missing', { at, key }));
    if (isSecretSetting(key) && property['writeOnly'] !== true) findings.push(findingOf('config/secret:unmarked', { at, key }));
  }
  const defaults = Object.fromEntries(properties.flatMap(([key, property]) => (property['default'] === undefined ? [] : [[key, property['default']]])));
  const settings = { ...defaults, ...config };
  const check = compileSchema(schema);
  if (!check.ok) return { findings: [...findings, findingOf('config/strict:schema', { at: file, cause: check.failure.data?.['reason'] })], settings };
  // settings that must be given have no default, so only the places of defaults count
  const byDefault = check.value(defaults).filter(({ pointer }) => pointer !== '' && Object.keys(defaults).includes(pointer.split('/')[1] ?? ''));
  for (const one of byDefault) findings.push(findingOf('config/strict:default', { at: file, problem: problemOfFinding(one) }));
  if (byDefault.length === 0) for (const one of check.value(settings)) findings.push(findingOf('config/strict:given', { problem: problemOfFinding(one) }));
  return { findings, settings };
}

/** Each code has Chinese text; the schema saw to the rest. */
export const checkErrorTable = ({ errors, manifest }: PluginFolder): readonly PluginFinding[] =>
  Object.entries(errors)
    .filter(([, { title, detail }]) => !han.test(title['zh-CN']) || !han.test(detail['zh-CN']))
    .map(([code]) => findingOf('errors/table:chinese', { at: manifest.files.errors ?? 'errors.json', code }));
