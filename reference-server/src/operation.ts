/** The seam between HTTP and everything behind it: an operation of the OpenAPI document, by operationId. */
import type { Outcome } from '@jiyue/sdk/plugin';
import type { KeyedWrite } from './keyed-write.ts';
import type { Principal } from './repository/principal.ts';

/** One call. Parameters of path, query and header stand together in `params`, already validated and converted. */
export interface OperationCall {
  readonly params: { readonly [name: string]: unknown };
  /** Validated JSON body; undefined without one. */
  readonly body: unknown;
  /** Raw body of operations marked `x-jiyue-body: bytes`. */
  readonly bytes?: Uint8Array;
  readonly caller: Principal;
  readonly language: 'zh-CN' | 'en';
  /** Protocol and host as the caller used them, behind a trusted proxy too. */
  readonly baseUrl: string;
  readonly requestId: string;
  /** Whose share of the limits it counts against. Absent: the server calls itself, nobody's. */
  readonly rateKey?: string | undefined;
  /** Present when the write carries an idempotency key. */
  readonly keyed?: KeyedWrite | undefined;
  readonly signal: AbortSignal;
}

/** Reply of a handler. Exactly one of json, value, bytes, page, stream or nothing (204). */
export interface OperationReply {
  /** Absent: the success status of the OpenAPI document. */
  readonly status?: number;
  /** A value to serialise. */
  readonly value?: unknown;
  /** The same, serialised already (hot reads hand out stored text). */
  readonly json?: string;
  readonly bytes?: { readonly body: Uint8Array; readonly mediaType: string; readonly fileName: string };
  readonly page?: {
    readonly mediaType: string;
    readonly body: string | Uint8Array;
    /** The browser saves it under this name. */
    readonly fileName?: string;
    readonly location?: string;
    readonly cacheControl?: string;
    /** Header set-cookie of a choice, see `PageReply`. */
    readonly choiceCookie?: string;
  };
  /** A piece of a text that goes on; the handler is called again with `after`, see `StreamReply` of the contract. */
  readonly stream?: { readonly mediaType: string; readonly part: string; readonly after?: string };
  /** Entity tag with quotes, e.g. "\"3\"". */
  readonly etag?: string;
}

/** What serves an operationId. */
export type OperationHandler = (call: OperationCall) => Promise<Outcome<OperationReply>>;
