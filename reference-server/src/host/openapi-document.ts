/** The parts of an OpenAPI 3.1 document that the server works with. */

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

/** One operation. Parameters and bodies may be references; `resolveReference` follows them. */
export interface OpenApiOperation extends JsonObject {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly JsonObject[];
  readonly parameters?: readonly JsonObject[];
  readonly requestBody?: JsonObject;
  readonly responses: { readonly [status: string]: JsonObject };
  /** The body is the file itself. */
  readonly 'x-jiyue-body'?: 'bytes';
  /** The reply is a file, a finished page, or a text that goes on. */
  readonly 'x-jiyue-reply'?: 'bytes' | 'page' | 'stream';
  /** Name of the choice of a reader that its page may let the browser keep. */
  readonly 'x-jiyue-choice'?: string;
  /** Its announced end; days are YYYY-MM-DD. */
  readonly 'x-jiyue-deprecated'?: { readonly fromDate: string; readonly endDate: string; readonly use?: string };
}

/** A document, merged or of one plugin. */
export interface OpenApiDocument extends JsonObject {
  readonly info: JsonObject;
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly components?: { readonly [section: string]: { readonly [name: string]: JsonObject } };
  readonly paths: { readonly [path: string]: { readonly [method: string]: unknown } };
}

/** An operation with its place. */
export interface PlacedOperation {
  /** Lower case, as in the document. */
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** Every operation of a document, in its order. */
export function* operationsOf(document: OpenApiDocument): Generator<PlacedOperation> {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (methods.has(method)) yield { method, path, operation: operation as OpenApiOperation };
    }
  }
}

/** The object itself, or what its `$ref` points to in the document. Throws on a reference to nothing. */
export function resolveReference(document: OpenApiDocument, object: JsonObject): JsonObject {
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  let found: unknown = document;
  for (const step of reference.slice(2).split('/')) found = (found as JsonObject | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  if (!reference.startsWith('#/') || found === null || typeof found !== 'object') throw new Error(`reference to nothing: ${reference}`);
  return resolveReference(document, found as JsonObject);
}
