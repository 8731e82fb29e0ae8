/** Reads the data files of a plugin package and finds its entry. No code of the plugin runs before `load`. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginDefinition, PluginManifest, PluginTypes } from '../../plugin/index.ts';
import { pluginErrorsSchema, pluginManifestSchema } from '../../plugin/package-schemas.ts';
import { codeTable } from '../../codes/code-tables.ts';
import { nearNames } from '../../validate/near-names.ts';
import { compileSchema } from '../../validate/compile-schema.ts';
import { describeFinding } from '../../validate/describe-finding.ts';
import type { Finding } from '../../validate/finding.ts';
import type { Schema } from '../../validate/schema-place.ts';
import { findingOf, type PluginFinding, type TwoWords } from '../finding.ts';

/** A plugin as it lies on the disk, as far as it could be read. */
export interface PluginFolder {
  readonly folder: string;
  readonly manifest: PluginManifest;
  readonly configSchema: Schema | undefined;
  readonly api: Schema | undefined;
  /** Its own codes; empty when there is no table or it is wrong. */
  readonly errors: { readonly [code: string]: { readonly title: LanguageTexts; readonly detail: LanguageTexts } };
  /** Imports its code. Throws what the module throws. */
  load(): Promise<PluginDefinition<PluginTypes>>;
}

interface LanguageTexts {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** @returns the plugin, or nothing when the manifest is unusable; and what is wrong with the files */
export function readPluginFolder(root: string): { readonly plugin: PluginFolder | undefined; readonly findings: readonly PluginFinding[] } {
  const folder = resolve(root);
  const findings: PluginFinding[] = [];
  const manifest = readJson<PluginManifest>(folder, 'plugin.json', (cause) =>
    findings.push(findingOf('manifest/schema:unreadable', { at: 'plugin.json', cause })),
  );
  if (manifest === undefined) return { plugin: undefined, findings };
  for (const { pointer, text } of problemsOf(pluginManifestSchema, manifest)) {
    const at = `plugin.json${pointer}`;
    const place = /^\/permissions\/(\d+)$/.exec(pointer)?.[1];
    const value = place === undefined ? undefined : manifest.permissions[Number(place)];
    if (typeof value === 'string') findings.push(findingOf('manifest/schema:permission', { at, value, near: nearPermission(value) }));
    else findings.push(findingOf('manifest/schema:broken', { at, problem: text }));
  }
  if (findings.length > 0) return { plugin: undefined, findings };

  const { files } = manifest;
  const read = <T>(file: string | undefined) =>
    file === undefined ? undefined : readJson<T>(folder, file, (cause) => findings.push(findingOf('manifest/files:missing', { at: file, cause })));
  const configSchema = read<Schema>(files.config);
  const api = read<Schema>(files.api);
  const errors = read<PluginFolder['errors']>(files.errors) ?? {};
  const faults = problemsOf(pluginErrorsSchema, errors);
  for (const { pointer, text } of faults) findings.push(findingOf('errors/table:broken', { at: `${files.errors}${pointer}`, problem: text }));
  const entry = entryFile(folder, files.main);
  if (!existsSync(entry)) findings.push(findingOf('manifest/files:missing', { at: files.main, cause: 'ENOENT' }));

  const plugin: PluginFolder = {
    folder,
    manifest,
    configSchema,
    api,
    errors: faults.length === 0 ? errors : {},
    async load() {
      const module = (await import(pathToFileURL(entry).href)) as { readonly plugin?: PluginDefinition<PluginTypes> };
      if (typeof module.plugin?.setup !== 'function') throw new NoPluginError();
      return module.plugin;
    },
  };
  return { plugin, findings };
}

/** What may have been meant; nothing when no permission is near. */
function nearPermission(value: string): TwoWords {
  const kinds = (codeTable('resource-kind')?.members ?? []).map(({ code }) => code);
  const events = (codeTable('event-type')?.members ?? []).map(({ code }) => code);
  const own = ['storage', 'index', 'queue', 'series', 'blobs'].map((one) => `${one}:own`);
  const known = ['schedule', ...own, ...events.map((one) => `log:${one}`), ...kinds.flatMap((one) => [`records:read:${one}`, `records:submit:${one}`])];
  const [near] = nearNames(value, known);
  return near === undefined ? { 'zh-CN': '。', en: '.' } : { 'zh-CN': `；是否为“${near}”？`, en: `; did you mean "${near}"?` };
}

/** The entry exports no plugin. */
export class NoPluginError extends Error {}

function readJson<T>(folder: string, file: string, tell: (cause: string) => void): T | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  } catch (error) {
    tell((error as NodeJS.ErrnoException).code ?? (error as Error).message);
    return undefined;
  }
}

/** What a schema finds, with its place. */
export function problemsOf(schema: Schema, value: unknown): readonly { readonly pointer: string; readonly text: TwoWords }[] {
  const check = compileSchema(schema);
  if (!check.ok) throw new Error(`a schema of ours does not compile: ${JSON.stringify(check.failure.data)}`);
  // the place stands in front of the sentence
  return check.value(value).map((finding) => ({
    pointer: finding.pointer,
    text: { 'zh-CN': describeFinding(finding, 'zh-CN'), en: describeFinding(finding, 'en') },
  }));
}

/** A finding of a schema as a sentence with its place. */
export const problemOfFinding = (finding: Finding): TwoWords => ({
  'zh-CN': `${finding.pointer} ${describeFinding(finding, 'zh-CN')}`.trim(),
  en: `${finding.pointer} ${describeFinding(finding, 'en')}`.trim(),
});

/**
 * The file to import. When the main export of the package is the manifest's main file the export map decides, so that a
 * development condition may lead to the sources.
 */
function entryFile(folder: string, main: string): string {
  try {
    const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; exports?: { '.'?: { default?: string } } };
    const target = exports?.['.']?.default;
    if (name !== undefined && target !== undefined && normalize(target) === normalize(main)) return createRequire(join(folder, 'package.json')).resolve(name);
  } catch {
    // no package.json, or it leads nowhere: the manifest's own word counts
  }
  return join(folder, main);
}
