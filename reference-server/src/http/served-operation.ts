/** One operation as HTTP serves it: everything the way of a request needs, worked out once. */
import type { OperationHandler } from '../operation.ts';
import { type JsonObject, type OpenApiDocument, type PlacedOperation, resolveReference } from '../host/openapi-document.ts';
import { deprecationHeaders } from './deprecation-headers.ts';
import { keyHeader } from './keyed-write-of.ts';
import type { OperationContract } from './contract.ts';
import { parameterNames, type Routed } from './route-table.ts';

/** An operation with its place, needs, contract and handler. */
export interface ServedOperation extends Routed {
  readonly operationId: string;
  /** "core" or the id of a plugin. */
  readonly servedBy: string;
  /** Path parameters in the order of the path. */
  readonly names: readonly string[];
  /** never: tokens are not read; optional: the public may call; required: it may not. */
  readonly token: 'never' | 'optional' | 'required';
  /** Whether it honours idempotency keys. */
  readonly takesKey: boolean;
  /** Whether it asks for the address of the caller, by the name that proxies use: X-Forwarded-For. */
  readonly takesAddress: boolean;
  /** Headers of every reply to it. */
  readonly headers: readonly (readonly [string, string])[];
  /** Which limit counts. */
  readonly rate: 'write' | 'search' | undefined;
  readonly body: 'none' | 'json' | 'form' | 'bytes';
  readonly isBodyRequired: boolean;
  /** Media types of the body as the document names them. */
  readonly bodyTypes: readonly string[];
  /** Status of success when the handler names none. */
  readonly successStatus: number;
  /** Replies are JSON and can be checked. */
  readonly isJsonReply: boolean;
  readonly contract: OperationContract;
  readonly handler: OperationHandler;
}

/** Works it out of the merged document. */
export function serveOperation(
  document: OpenApiDocument,
  { method, path, operation }: PlacedOperation,
  servedBy: string,
  contract: OperationContract,
  handler: OperationHandler,
): ServedOperation {
  const requestBody = operation.requestBody && resolveReference(document, operation.requestBody);
  const security = operation.security ?? [{}];
  const takesToken = security.some((one) => Object.keys(one).length > 0);
  const isPublic = security.some((one) => Object.keys(one).length === 0);
  const takesHeader = (header: string) =>
    (operation.parameters ?? []).some((parameter) => {
      const { in: place, name } = resolveReference(document, parameter);
      return place === 'header' && name === header;
    });
  const success = Object.keys(operation.responses).find((status) => /^2\d\d$/.test(status));
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    servedBy,
    names: parameterNames(path),
    token: takesToken ? (isPublic ? 'optional' : 'required') : 'never',
    takesKey: takesHeader(keyHeader),
    takesAddress: takesHeader('X-Forwarded-For'),
    headers: deprecationHeaders({ path, operation }),
    rate: method !== 'get' ? 'write' : operation.tags?.includes('search') ? 'search' : undefined,
    body: bodyKind(requestBody, operation['x-jiyue-body']),
    isBodyRequired: requestBody?.['required'] === true,
    bodyTypes: Object.keys((requestBody?.['content'] ?? {}) as object),
    successStatus: success === undefined ? 200 : Number(success),
    isJsonReply: operation['x-jiyue-reply'] === undefined,
    contract,
    handler,
  };
}

/** A form where the document names forms and no JSON: programs that are not of this platform send them (RFC 8058, WebSub). */
function bodyKind(requestBody: JsonObject | undefined, mark: 'bytes' | undefined): ServedOperation['body'] {
  if (!requestBody) return 'none';
  if (mark === 'bytes') return 'bytes';
  return Object.hasOwn((requestBody['content'] ?? {}) as object, 'application/x-www-form-urlencoded') ? 'form' : 'json';
}
