/** Checks the OpenAPI file of a plugin as far as mounting needs it; the schemas themselves are compiled when first used. */
import type { Failure } from '@jiyue/sdk/plugin';
import type { PluginApi } from './merge-openapi.ts';
import { type JsonObject, type OpenApiDocument, operationsOf, resolveReference } from './openapi-document.ts';

/** First fault, or undefined. */
export function checkApi(api: PluginApi, standard: OpenApiDocument, file: string): Failure | undefined {
  const { document } = api;
  const fault = (pointer: string, rule: string): Failure => ({ code: 'PLUGIN_API_INVALID', data: { id: api.id, file, pointer, rule } });
  if (!document) return undefined;
  if (typeof document['openapi'] !== 'string' || !document['openapi'].startsWith('3.1.')) return fault('/openapi', '3.1');

  const ids = new Set<string>();
  for (const { method, path, operation } of operationsOf(document)) {
    const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
    if (!path.startsWith('/')) return fault(pointer, 'path');
    if (typeof operation.operationId !== 'string' || !/^[a-z][A-Za-z0-9]{0,63}$/.test(operation.operationId))
      return fault(`${pointer}/operationId`, 'operationId');
    if (ids.has(operation.operationId)) return fault(`${pointer}/operationId`, 'unique');
    ids.add(operation.operationId);
    if (!operation.responses || Object.keys(operation.responses).length === 0) return fault(`${pointer}/responses`, 'required');
  }
  // references may point into the standard's components too
  const both: OpenApiDocument = { ...document, components: joinComponents(standard, document) };
  for (const reference of referencesOf(document)) {
    try {
      resolveReference(both, { $ref: reference });
    } catch {
      return fault(reference, '$ref');
    }
  }
  return undefined;
}

function joinComponents(standard: OpenApiDocument, own: OpenApiDocument): NonNullable<OpenApiDocument['components']> {
  const sections = new Set([...Object.keys(standard.components ?? {}), ...Object.keys(own.components ?? {})]);
  return Object.fromEntries([...sections].map((section) => [section, { ...standard.components?.[section], ...own.components?.[section] }]));
}

function* referencesOf(node: unknown): Generator<string> {
  if (node === null || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node as JsonObject)) {
    if (name === '$ref' && typeof value === 'string') yield value;
    else yield* referencesOf(value);
  }
}
