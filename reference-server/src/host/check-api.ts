/** Checks the OpenAPI file of a plugin: what mounting needs, and that the schemas of its own operations compile, so that no request meets a broken one. */
import { compileSchemas } from '@jiyue/sdk';
import type { Failure } from '@jiyue/sdk/plugin';
import type { PluginApi } from './merge-openapi.ts';
import { type JsonObject, type OpenApiDocument, operationsOf, type PlacedOperation, resolveReference } from './openapi-document.ts';

/** First fault, or undefined. */
export function checkApi(api: PluginApi, standard: OpenApiDocument, file: string): Failure | undefined {
  const { document } = api;
  const fault = (pointer: string, rule: string): Failure => ({ code: 'PLUGIN_API_INVALID', data: { id: api.id, file, pointer, rule } });
  if (!document) return undefined;
  if (typeof document['openapi'] !== 'string' || !document['openapi'].startsWith('3.1.')) return fault('/openapi', '3.1');

  const ids = new Set<string>();
  for (const { method, path, operation } of operationsOf(document)) {
    const pointer = pointerOf(path, method);
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
  return schemaFault(
    both,
    [...operationsOf(document)].filter(({ operation }) => !isOfStandard(operation.operationId, standard)),
    fault,
  );
}

const isOfStandard = (operationId: string, standard: OpenApiDocument) =>
  [...operationsOf(standard)].some(({ operation }) => operation.operationId === operationId);

function schemaFault(document: OpenApiDocument, placed: readonly PlacedOperation[], fault: (pointer: string, rule: string) => Failure): Failure | undefined {
  if (placed.length === 0) return undefined;
  // of the standard only what is referred to: walking all of it took most of a plugin's start
  const contractOf = compileSchemas(withoutUnused(document));
  for (const { method, path, operation } of placed) {
    try {
      contractOf(operation.operationId).compile();
    } catch (error) {
      return fault(pointerOf(path, method), error instanceof Error ? error.message : String(error));
    }
  }
  return undefined;
}

const pointerOf = (path: string, method: string) => `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;

function joinComponents(standard: OpenApiDocument, own: OpenApiDocument): NonNullable<OpenApiDocument['components']> {
  const sections = new Set([...Object.keys(standard.components ?? {}), ...Object.keys(own.components ?? {})]);
  return Object.fromEntries([...sections].map((section) => [section, { ...standard.components?.[section], ...own.components?.[section] }]));
}

/** The document with those components alone that its paths lead to. */
function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  const { components = {}, ...rest } = document;
  const used: Record<string, Record<string, unknown>> = {};
  const waiting: unknown[] = [rest];
  while (waiting.length > 0) {
    for (const reference of referencesOf(waiting.pop())) {
      const [section, name] = reference.replace('#/components/', '').split('/').map(unescaped);
      const node = section === undefined || name === undefined ? undefined : components[section]?.[name];
      if (node === undefined || used[section!]?.[name!] !== undefined) continue;
      used[section!] = { ...used[section!], [name!]: node };
      waiting.push(node);
    }
  }
  return { ...rest, components: used as NonNullable<OpenApiDocument['components']> };
}

const unescaped = (step: string) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');

function* referencesOf(node: unknown): Generator<string> {
  if (node === null || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node as JsonObject)) {
    if (name === '$ref' && typeof value === 'string') yield value;
    else yield* referencesOf(value);
  }
}
