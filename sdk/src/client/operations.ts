/**
 * The operations of the platform by operationId: method, path, what they take and give, and whether a request may be repeated when nobody
 * knows if it arrived. The table is generated; a test reads the OpenAPI document once more by itself, types compare it with generated/api.ts.
 */
import type { operations as ApiOperations } from './generated/api.ts';
import { operations as generated } from './generated/operations.ts';
import type { ModelName } from './models.ts';

/** Name of an operation. */
export type OperationId = keyof ApiOperations;

/** How an operation is called. */
export interface OperationRow {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  readonly path: string;
  /** Schema of the JSON body; `any`: whatever JSON; `bytes`: the file itself; absent: no body. */
  readonly body?: ModelName | 'any' | 'bytes';
  /** Media type of the file; given with `bytes` only. */
  readonly bodyType?: string;
  /** Schema of the reply; `any`: whatever JSON; `bytes`: the file itself; `none`: no content. */
  readonly reply: ModelName | 'any' | 'bytes' | 'none';
  /**
   * Whether the request may be sent again when its reply was lost. `always`: reads, and what stores nothing. `with-origins`: a batch whose
   * items all state their origin, which makes it idempotent. `never`: other writes, unless the platform honours idempotency keys; had a write
   * that rests on a version (If-Match) arrived, repeating it without a key would answer RECORD_CHANGED and hide that the change was one's own.
   */
  readonly repeat: 'always' | 'with-origins' | 'never';
  /** Whether it takes an idempotency key: all that stores something. */
  readonly takesKey?: true;
}

/** The table. */
export const operations = generated satisfies { readonly [Id in OperationId]: OperationRow };
