/** The contract of each operation, compiled from the merged OpenAPI document when an operation is first used. */
import { compileSchemas, type Finding } from '@jiyue/sdk';
import type { Outcome } from '@jiyue/sdk/plugin';
import type { OpenApiDocument } from '../host/openapi-document.ts';

/** Parameters as they came over the wire. */
export interface RawParams {
  /** Decoded path parameters. */
  readonly path: { readonly [name: string]: string };
  /** Every value of each name. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

/** What an operation takes and gives. Findings point to /path/…, /query/…, /header/…, /body/…. */
export interface OperationContract {
  /** Converted and checked, defaults filled in; unknown query parameters are findings. */
  params(raw: RawParams): Outcome<{ readonly [name: string]: unknown }>;
  /** The same for values that are typed already. */
  typedParams(values: { readonly [name: string]: unknown }): Outcome<{ readonly [name: string]: unknown }>;
  body(value: unknown): readonly Finding[];
  /** Findings of a JSON reply; a status that the document does not name is one. */
  reply(status: number, value: unknown): readonly Finding[];
}

/** Contracts by operationId. */
export const compileContract = (document: OpenApiDocument): ((operationId: string) => OperationContract) => compileSchemas(document);
