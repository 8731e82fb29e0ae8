/** The published schemas of a plugin's own files, as data: hosts judge by them before any code runs, authors while they write. */
import errors from './plugin-errors.schema.json' with { type: 'json' };
import manifest from './plugin-manifest.schema.json' with { type: 'json' };

/** JSON Schema 2020-12 of plugin.json, closed. Also published as the file `@jiyue/sdk/plugin-manifest.schema.json`. */
export const pluginManifestSchema: { readonly [keyword: string]: unknown } = manifest;

/** JSON Schema 2020-12 of errors.json: code -> status, title and detail in both languages. Also `@jiyue/sdk/plugin-errors.schema.json`. */
export const pluginErrorsSchema: { readonly [keyword: string]: unknown } = errors;
