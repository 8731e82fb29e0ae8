/** The operations a plugin has to serve: those of its OpenAPI file and those of the modules of the standard it implements. */
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { type OperationContract, compileSchemas } from '../../validate/compile-schemas.ts';
import type { Schema } from '../../validate/schema-place.ts';
import { memberOf } from '../../validate/schema-place.ts';

/** One operation with what judges it. */
export interface PluginOperation {
  readonly operationId: string;
  /** Lower case, as in the document. */
  readonly method: string;
  /** As in its document: below the mount when it is the plugin's own. */
  readonly path: string;
  /** Written by the plugin itself, so that its examples are the plugin's business. */
  readonly isOwn: boolean;
  /** Replies are finished pages. */
  readonly isPage: boolean;
  /** Replies are pieces of a text that goes on. */
  readonly isStream: boolean;
  /** Resolved parameters. */
  readonly parameters: readonly Schema[];
  readonly requestBody: Schema | undefined;
  /** Status -> resolved response. */
  readonly responses: { readonly [status: string]: Schema };
  readonly contract: OperationContract;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** Modules of the standard and their version. */
export const standardModules: ReadonlyMap<string, string> = new Map(
  (standard.tags as readonly { name: string }[]).map(({ name }) => [name, standard.info.version]),
);

/** @param api OpenAPI file of the plugin @param modules of the standard that it implements. Throws on a document that cannot be used. */
export function pluginOperations(api: Schema | undefined, modules: readonly string[]): readonly PluginOperation[] {
  const document = joined(api);
  const contractOf = compileSchemas(document);
  const found: PluginOperation[] = [];
  const take = (paths: unknown, isOwn: boolean) => {
    for (const [path, item] of Object.entries((paths ?? {}) as object)) {
      for (const method of methods) {
        const operation = memberOf(item, method) as Schema | undefined;
        if (!operation || (!isOwn && !modules.includes(String(memberOf(operation['tags'], '0'))))) continue;
        const operationId = String(operation['operationId']);
        if (found.some((one) => one.operationId === operationId)) continue;
        found.push({
          operationId,
          method,
          path,
          isOwn,
          isPage: operation['x-jiyue-reply'] === 'page',
          isStream: operation['x-jiyue-reply'] === 'stream',
          parameters: [...list(memberOf(item, 'parameters')), ...list(operation['parameters'])].map((one) => resolved(one, document)),
          requestBody: operation['requestBody'] === undefined ? undefined : resolved(operation['requestBody'] as Schema, document),
          responses: Object.fromEntries(
            Object.entries((operation['responses'] ?? {}) as object).map(([status, one]) => [status, resolved(one as Schema, document)]),
          ),
          contract: contractOf(operationId),
        });
      }
    }
  };
  take(standard.paths, false);
  take(api?.['paths'], true);
  return found;
}

/** What is wrong with the document as a document, before anything is compiled; undefined: nothing. */
export function documentFault(api: Schema): string | undefined {
  if (!String(api['openapi']).startsWith('3.1.')) return '/openapi: 3.1';
  if (typeof api['paths'] !== 'object' || api['paths'] === null) return '/paths';
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(api['paths'] as object)) {
    if (!path.startsWith('/')) return `/paths/${path}`;
    for (const method of methods) {
      const operation = memberOf(item, method) as Schema | undefined;
      if (!operation) continue;
      const id = operation['operationId'];
      if (typeof id !== 'string' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(id)) return `${method} ${path}: operationId`;
      if (ids.has(id)) return `${method} ${path}: operationId ${id} (2)`;
      ids.add(id);
      if (Object.keys((operation['responses'] ?? {}) as object).length === 0) return `${method} ${path}: responses`;
    }
  }
  const document = joined(api);
  for (const reference of referencesOf(api)) {
    if (placeOfReference(reference, document) === undefined) return reference;
  }
  return undefined;
}

/** The plugin's document; what it refers to may stand in the standard's components. */
function joined(api: Schema | undefined): Schema {
  const own = (api?.['components'] ?? {}) as { readonly [section: string]: object };
  const sections = new Set([...Object.keys(standard.components), ...Object.keys(own)]);
  const components = Object.fromEntries(
    [...sections].map((section) => [section, { ...(standard.components as { readonly [section: string]: object })[section], ...own[section] }]),
  );
  return { ...standard, ...api, components, paths: { ...standard.paths, ...(api?.['paths'] as object | undefined) } };
}

const list = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as readonly Schema[]) : []);

/** What a reference points to; the object itself when it is none. */
export function resolved(node: Schema, document: Schema): Schema {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  const found = placeOfReference(reference, document);
  return found ? resolved(found, document) : {};
}

function placeOfReference(reference: string, document: Schema): Schema | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let node: unknown = document;
  for (const step of reference.slice(2).split('/')) node = memberOf(node, decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  return typeof node === 'object' && node !== null ? (node as Schema) : undefined;
}

function* referencesOf(node: unknown): Generator<string> {
  if (node === null || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node)) {
    if (name === '$ref' && typeof value === 'string') yield value;
    else yield* referencesOf(value);
  }
}
