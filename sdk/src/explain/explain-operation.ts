/** Operations of the interface, by operationId. */

import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import type { Explanation, Item } from './explanation.ts';
import { requirements, type Words } from './standard.ts';
import { twoWords } from './two-words.ts';

/** An operation of the interface. */
export interface Operation {
  /** operationId */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Module it belongs to: the tag of the document. */
  readonly module: string;
  readonly summary: Words;
  readonly requirements: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Types that its request and its replies hold, by name. */
  readonly types: readonly string[];
  readonly request: string | undefined;
  readonly reply: string | undefined;
  /** Whether it answers without a token, too. */
  readonly isPublic: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
}

/** All operations in the order of the document. */
export const operations: readonly Operation[] = readOperations();

/** Undefined when there is no such operation. */
export function explainOperation(id: string): Explanation | undefined {
  const operation = operations.find((one) => one.id === id) ?? operations.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (!operation) return undefined;
  const parameters = operation.parameters.map(
    (parameter): Item => ({
      id: parameter.name,
      title: twoWords(parameter.description ?? parameter.name),
      ...(parameter.required ? { isRequired: true } : {}),
    }),
  );
  const bound = operation.requirements
    .flatMap((one) => requirements.get(one) ?? [])
    .map((requirement): Item => ({ id: requirement.id, title: requirement.title }));
  return {
    kind: 'operation',
    id: operation.id,
    title: operation.summary,
    facts: [
      { key: 'method', value: `${operation.method} ${operation.path}` },
      {
        key: 'access',
        value: operation.isPublic
          ? { zh: '公开，也可带令牌', en: 'public, a token is optional' }
          : { zh: '须带令牌（Authorization: Bearer …）', en: 'needs a token (Authorization: Bearer …)' },
      },
      ...(operation.request === undefined ? [] : [{ key: 'request' as const, value: operation.request }]),
      ...(operation.reply === undefined ? [] : [{ key: 'reply' as const, value: operation.reply }]),
    ],
    lists: [
      ...(parameters.length > 0 ? [{ key: 'parameters' as const, items: parameters }] : []),
      ...(bound.length > 0 ? [{ key: 'requirements' as const, items: bound }] : []),
    ],
    see: operation.types.slice(0, 3),
  };
}

interface RawOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-jiyue-requirement'?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content?: unknown };
  readonly responses?: { readonly [status: string]: unknown };
}

function readOperations(): readonly Operation[] {
  const paths = openapi.paths as { readonly [path: string]: { readonly [method: string]: RawOperation } };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, raw]) => (raw.operationId === undefined ? [] : [readOperation(raw.operationId, method, path, raw)])),
  );
}

function readOperation(id: string, method: string, path: string, raw: RawOperation): Operation {
  const request = typesIn(raw.requestBody);
  const success = Object.entries(raw.responses ?? {}).filter(([status]) => status.startsWith('2'));
  const reply = typesIn(success.map(([, response]) => response));
  return {
    id,
    method: method.toUpperCase(),
    path,
    module: raw.tags?.[0] ?? '',
    summary: twoWords(raw.summary ?? id),
    requirements: raw['x-jiyue-requirement'] ?? [],
    parameters: (raw.parameters ?? []).flatMap((parameter) => ('$ref' in parameter ? (shared(parameter.$ref) ?? []) : [parameter])),
    types: [...new Set([...request, ...reply])],
    request: request.length > 0 ? request.join(' | ') : undefined,
    reply: reply.length > 0 ? reply.join(' | ') : undefined,
    isPublic: (raw.security ?? []).some((one) => Object.keys(one).length === 0),
  };
}

function shared(reference: string): Parameter | undefined {
  return (openapi.components.parameters as { readonly [name: string]: Parameter })[reference.split('/').at(-1) ?? ''];
}

/** Names of the types that are referred to directly. */
function typesIn(value: unknown): readonly string[] {
  return [...new Set([...JSON.stringify(value ?? null).matchAll(/"(?:#\/components\/schemas\/|x-jiyue-items":")(\w+)"/g)].map(([, name]) => name!))];
}
