/**
 * What all operations have in common, written into each of them when the OpenAPI document is built, so that no module can forget it:
 * idempotency keys of writes, signed calls beside tokens, headers of limits, announcement of the end. `x-jiyue-repeat: always` says that a write stores nothing.
 */
import { type OperationDeprecation, deprecationOf, deprecationText } from './deprecation.ts';
import type { Doc } from './sources.ts';

/** A copy of the document with the common rules in its operations. */
export function withCallRules(document: Doc): Doc {
  const paths = Object.entries((document['paths'] ?? {}) as Record<string, Record<string, Doc>>).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, withRules(method, operation)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as Doc };
}

const component = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });

function withRules(method: string, operation: Doc): Doc {
  const isKeyed = takesKey(method, operation);
  const deprecation = deprecationOf(operation);
  const {
    parameters = [],
    responses,
    security = [],
    ...rest
  } = operation as { readonly security?: readonly Doc[]; readonly parameters?: readonly Doc[]; readonly responses?: Record<string, Doc> };
  return {
    ...rest,
    ...('security' in operation ? { security: withSignature(security) } : {}),
    ...(deprecation ? announced(rest, deprecation) : {}),
    ...(isKeyed || parameters.length > 0 ? { parameters: [...parameters, ...(isKeyed ? [component('parameters', 'IdempotencyKey')] : [])] } : {}),
    responses: Object.fromEntries(Object.entries(responses ?? {}).map(([status, response]) => [status, withHeaders(response, isKeyed, deprecation)])),
    ...(isKeyed ? { 'x-jiyue-errors': withStatuses((operation['x-jiyue-errors'] ?? []) as readonly number[], [409, 422]) } : {}),
  };
}

/** Wherever a token is taken, so is a signed call. */
const withSignature = (ways: readonly Doc[]): readonly Doc[] => (ways.some((way) => 'token' in way) ? [...ways, { signature: [] }] : ways);

/** Whether the operation takes an idempotency key: all that stores something. */
export const takesKey = (method: string, operation: Doc): boolean => method !== 'get' && operation['x-jiyue-repeat'] !== 'always';

const withStatuses = (given: readonly number[], more: readonly number[]) => [...new Set([...given, ...more])].sort((a, b) => a - b);

/** The one form of errors has its headers in its own description. */
function withHeaders(response: Doc, isKeyed: boolean, deprecation: OperationDeprecation | undefined): Doc {
  if (response['$ref'] !== undefined) return response;
  const names = ['RateLimit', 'RateLimit-Policy', ...(isKeyed ? ['Idempotency-Replayed'] : []), ...(deprecation ? ['Deprecation', 'Sunset', 'Link'] : [])];
  const own = (response['headers'] ?? {}) as Doc;
  return { ...response, headers: { ...own, ...Object.fromEntries(names.map((name) => [name, component('headers', name)])) } };
}

const announced = (operation: Doc, deprecation: OperationDeprecation): Doc => ({
  deprecated: true,
  description: [operation['description'], deprecationText(deprecation)].filter((text) => text !== undefined).join('\n\n'),
});
