/**
 * Finds the package of a plugin and reads its data files. No code of the plugin runs here.
 * A name is looked up in node_modules from the operator's registry upwards, then from the other starting folders.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ErrorRow } from '@jiyue/sdk';
import { fail, type Outcome, ok, pluginErrorsSchema, type PluginManifest, pluginManifestSchema } from '@jiyue/sdk/plugin';
import { checkSchema } from './check-schema.ts';
import { type FileProblem, problemOfFinding, readProblem } from './file-problem.ts';
import type { JsonObject, OpenApiDocument } from './openapi-document.ts';

/** A plugin as it lies on the disk. */
export interface PluginPackage {
  /** As the registry names it. */
  readonly name: string;
  readonly folder: string;
  readonly manifest: PluginManifest;
  readonly configSchema?: JsonObject;
  readonly api?: OpenApiDocument;
  /** Its own error codes. */
  readonly errors: { readonly [code: string]: ErrorRow };
  /** Address of the module that holds its code. */
  entry(): string;
}

/** @param roots folders to look from, in order; the first is the registry's */
export function readPluginPackage(name: string, roots: readonly string[]): Outcome<PluginPackage> {
  const folder = findFolder(name, roots);
  if (folder === undefined) return fail({ code: 'PLUGIN_PACKAGE_MISSING', data: { package: name, from: roots[0] ?? '', cause: 'package.json' } });

  const read = <T>(file: string, schema?: JsonObject): Outcome<T> => readJson<T>(name, folder, file, schema);
  const manifest = read<PluginManifest>('plugin.json', pluginManifestSchema);
  if (!manifest.ok) return manifest;
  const { files } = manifest.value;
  const configSchema = files.config === undefined ? ok(undefined) : read<JsonObject>(files.config, { type: 'object' });
  if (!configSchema.ok) return configSchema;
  const api = files.api === undefined ? ok(undefined) : read<OpenApiDocument>(files.api, { type: 'object', required: ['info', 'paths'] });
  if (!api.ok) return api;
  const errors = files.errors === undefined ? ok({}) : read<PluginPackage['errors']>(files.errors, pluginErrorsSchema);
  if (!errors.ok) return errors;

  return ok({
    name,
    folder,
    manifest: manifest.value,
    errors: errors.value,
    ...(configSchema.value ? { configSchema: configSchema.value } : {}),
    ...(api.value ? { api: api.value } : {}),
    entry: () => pathToFileURL(entryFile(folder, files.main)).href,
  });
}

function findFolder(name: string, roots: readonly string[]): string | undefined {
  const places =
    name.startsWith('.') || isAbsolute(name)
      ? [resolve(roots[0] ?? '.', name)]
      : roots.flatMap((root) => (createRequire(join(root, 'registry.json')).resolve.paths(name) ?? []).map((place) => join(place, name)));
  const found = places.find((place) => existsSync(join(place, 'package.json')));
  return found === undefined ? undefined : realpathSync(found);
}

function readJson<T>(name: string, folder: string, file: string, schema?: JsonObject): Outcome<T> {
  const invalid = (pointer: string, rule: string, value: string, problem: FileProblem) =>
    fail({ code: 'PLUGIN_MANIFEST_INVALID', data: { package: name, file, pointer, rule, value, problem } });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    return invalid('', 'json', (error as NodeJS.ErrnoException).code ?? 'not JSON', readProblem(error));
  }
  const [finding] = schema ? checkSchema(schema, value) : [];
  return finding ? invalid(finding.pointer, finding.rule, finding.value ?? '', problemOfFinding(finding)) : ok(value as T);
}

/**
 * The file to import. When the package's main export is the manifest's main file, the export map decides,
 * so that a development condition may lead to the sources.
 */
function entryFile(folder: string, main: string): string {
  const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; exports?: { '.'?: { default?: string } } };
  const target = exports?.['.']?.default;
  if (name !== undefined && target !== undefined && normalize(target) === normalize(main)) return createRequire(join(folder, 'package.json')).resolve(name);
  return join(folder, main);
}
