/** The trace of the draft, from its sources. */
import { readClauseFiles } from './clauses.ts';
import { readModel } from './model-ast.ts';
import { buildOpenApi } from './openapi.ts';
import { requirementsJson } from './requirements.ts';
import { rootTypes } from './roots.ts';
import { readFolder } from './sources.ts';
import { type Trace, traceOf } from './trace.ts';

/** Reads and traces. */
export function readTrace(): Trace {
  const openapi = buildOpenApi(readFolder('openapi'), {});
  return traceOf(readClauseFiles(), requirementsJson(), { operations: operationIds(openapi), schemas: rootTypes(readModel()) });
}

/** Ids of all operations of an OpenAPI document. */
export const operationIds = (openapi: unknown): readonly string[] =>
  [...JSON.stringify((openapi as { readonly paths?: unknown }).paths ?? {}).matchAll(/"operationId":"(\w+)"/g)].map(([, id = '']) => id);
