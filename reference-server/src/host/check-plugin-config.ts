/** Settings of a plugin against its own schema: closed, defaults filled in, secrets taken from where the registry names them, never shown. */
import { fail, isSecretSetting, type Json, type Outcome, ok } from '@jiyue/sdk/plugin';
import { schemaCheck } from './check-schema.ts';
import { fileProblems, problemOfFinding, secretProblem } from './file-problem.ts';
import type { JsonObject } from './openapi-document.ts';
import type { PluginPackage } from './plugin-package.ts';

/**
 * @param given settings of the registry; `{ "secret": "NAME" }` stands for the value of that name
 * @returns what the plugin gets as `context.config`
 */
export function checkPluginConfig(
  found: PluginPackage,
  given: { readonly [key: string]: Json },
  secret: (name: string) => string | undefined,
): Outcome<object> {
  const { id } = found.manifest;
  const schema: JsonObject = found.configSchema ?? { type: 'object', additionalProperties: false };
  const properties = (schema['properties'] ?? {}) as { readonly [key: string]: JsonObject };
  const schemaFault = (pointer: string, rule: 'closed' | 'writeOnly' | 'schema') =>
    fail({
      code: 'PLUGIN_MANIFEST_INVALID',
      data: { package: found.name, file: found.manifest.files.config ?? 'config.schema.json', pointer, rule, value: '', problem: fileProblems[rule] },
    });

  if (schema['additionalProperties'] !== false) return schemaFault('/additionalProperties', 'closed');
  for (const [key, property] of Object.entries(properties)) {
    if (isSecretSetting(key) && property['writeOnly'] !== true) return schemaFault(`/properties/${key}`, 'writeOnly');
  }

  const config: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(properties)) if (property['default'] !== undefined) config[key] = property['default'];
  for (const [key, value] of Object.entries(given)) {
    const name = secretName(value);
    const resolved = name === undefined ? value : secret(name);
    if (resolved === undefined)
      return fail({ code: 'PLUGIN_CONFIG_INVALID', data: { id, pointer: `/${key}`, rule: `secret ${name} is not set`, problem: secretProblem(String(name)) } });
    config[key] = resolved;
  }
  const check = schemaCheck(schema);
  if (!check.ok) return schemaFault(String(check.failure.data?.['pointer'] ?? ''), 'schema');
  const [finding] = check.value(config);
  // no value: it may be a secret in the wrong place
  return finding
    ? fail({ code: 'PLUGIN_CONFIG_INVALID', data: { id, pointer: finding.pointer, rule: finding.rule, problem: problemOfFinding(finding, true) } })
    : ok(Object.freeze(config));
}

function secretName(value: Json): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === 'secret' && typeof only[1] === 'string' ? only[1] : undefined;
}
