/**
 * Makes the one configuration object: defaults, then the file named by JIYUE_CONFIG, then the environment.
 * All faults come together; an unknown key is refused with the name that was probably meant.
 */
import { resolve } from 'node:path';
import { closestWord } from './closest-word.ts';
import type { ConfigFault } from './config-fault.ts';
import { readConfigFile } from './read-config-file.ts';
import type { ServerConfig } from './server-config.ts';
import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

/** Variables by name, as in `process.env`. */
export type Environment = { readonly [name: string]: string | undefined };

/** What it takes. */
export interface ConfigSources {
  readonly environment: Environment;
  /** Folder that relative paths start from. */
  readonly folder: string;
}

/** The configuration, or every fault found. */
export type ConfigOutcome = { readonly ok: true; readonly value: ServerConfig } | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** @returns the checked configuration with absolute paths, or all its faults */
export function readConfig({ environment, folder }: ConfigSources): ConfigOutcome {
  const file = environment['JIYUE_CONFIG'] ? readConfigFile(resolve(folder, environment['JIYUE_CONFIG'])) : { values: new Map<string, unknown>(), faults: [] };
  const faults: ConfigFault[] = [...file.faults, ...unknownKeys(file.values.keys()), ...mistypedVariables(environment)];

  const values = new Map<string, unknown>();
  for (const setting of settings) {
    const given = givenFor(setting, environment, file.values);
    if (given === undefined) continue;
    const checked = setting.kind.check(given.value);
    if (checked.ok) values.set(setting.key, checked.value);
    else
      faults.push({
        code: 'CONFIG_VALUE_INVALID',
        data: { key: given.name, rule: checked.rule['zh-CN'], ruleEn: checked.rule.en, value: setting.kind.isSecret ? '***' : shorten(given.value) },
      });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: assemble(values, folder) };
}

function givenFor(
  setting: Setting,
  environment: Environment,
  file: ReadonlyMap<string, unknown>,
): { readonly name: string; readonly value: unknown } | undefined {
  const text = environment[setting.variable];
  if (text !== undefined && text !== '') return { name: setting.variable, value: text };
  if (file.has(setting.key)) return { name: setting.key, value: file.get(setting.key) };
  return setting.fallback === undefined ? undefined : { name: setting.key, value: setting.fallback };
}

function* unknownKeys(keys: Iterable<string>): Generator<ConfigFault> {
  const known = new Set(settings.map((setting) => setting.key));
  for (const key of keys) {
    if (!known.has(key)) yield { code: 'CONFIG_KEY_UNKNOWN', data: { key, suggestion: closestWord(key, known) ?? 'docs/guide/configuration.md' } };
  }
}

// other tools have JIYUE_* variables of their own (JIYUE_CHROMIUM, secrets of plugins): only a near miss of ours is refused
function* mistypedVariables(environment: Environment): Generator<ConfigFault> {
  const known = new Set(['JIYUE_CONFIG', ...settings.map((setting) => setting.variable)]);
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('JIYUE_') || known.has(name)) continue;
    const body = name.slice('JIYUE_'.length);
    const suggestion = closestWord(
      body,
      [...known].filter((one) => one.startsWith('JIYUE_')).map((one) => one.slice('JIYUE_'.length)),
    );
    if (suggestion) yield { code: 'CONFIG_KEY_UNKNOWN', data: { key: name, suggestion: `JIYUE_${suggestion}` } };
  }
}

function assemble(values: ReadonlyMap<string, unknown>, folder: string): ServerConfig {
  const config: Record<string, unknown> = {};
  for (const [key, value] of values) {
    const [first, second] = key.split('.') as [string, string?];
    if (second === undefined) config[first] = value;
    else config[first] = { ...(config[first] as object | undefined), [second]: value };
  }
  const data = resolve(folder, config['data'] as string);
  const registryFile = config['registryFile'] === undefined ? resolve(data, 'registry.json') : resolve(folder, config['registryFile'] as string);
  const callKeysFile = config['callKeysFile'] === undefined ? {} : { callKeysFile: resolve(folder, config['callKeysFile'] as string) };
  const logFile = config['logFile'] === undefined ? {} : { logFile: resolve(folder, config['logFile'] as string) };
  return Object.freeze({ ...config, data, registryFile, ...callKeysFile, ...logFile }) as ServerConfig;
}

const shorten = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
