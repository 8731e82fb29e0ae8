/**
 * What is served at one moment: merged document, routes, contracts. Immutable; a change of plugins makes a new one,
 * and requests under way keep the one they began with.
 */
import { createHash } from 'node:crypto';
import { fail, type Outcome } from '@jiyue/sdk/plugin';
import type { OperateContext } from '../host/host-ports.ts';
import { operationsOf } from '../host/openapi-document.ts';
import type { HostedApi } from '../host/plugin-host.ts';
import { LazyCall } from '../lazy-call.ts';
import type { KeepReplies } from '../keep-replies.ts';
import type { OperationHandler, OperationReply } from '../operation.ts';
import { compileContract } from './contract.ts';
import { keyedWriteOf, takeKey } from './keyed-write-of.ts';
import type { ErrorTable } from './problem-reply.ts';
import type { Rates } from './rate-limit.ts';
import { createRouteTable, type RouteTable } from './route-table.ts';
import { type ServedOperation, serveOperation } from './served-operation.ts';

/** One state of the platform. */
export interface PlatformService {
  readonly routes: RouteTable<ServedOperation>;
  readonly byId: ReadonlyMap<string, ServedOperation>;
  /** The merged OpenAPI document as it is sent, with its entity tag. */
  readonly openapi: { readonly body: Buffer; readonly etag: string };
  readonly api: HostedApi;
  readonly errorsOf: (servedBy: string) => ErrorTable;
}

/** Handlers of the server's own operations, and who keeps replies for whom. */
export interface CoreService {
  readonly handlers: ReadonlyMap<string, OperationHandler>;
  /** Operations that keep the reply of a write with an idempotency key in the transaction of the write. */
  readonly keptInTransaction: ReadonlySet<string>;
  /** Makes every other handler honour such keys. */
  readonly keepReplies: KeepReplies;
}

/** Works out what is served. */
export function createPlatformService(api: HostedApi, { handlers, keptInTransaction, keepReplies }: CoreService): PlatformService {
  const contracts = compileContract(api.document);
  const byId = new Map<string, ServedOperation>();
  for (const placed of operationsOf(api.document)) {
    const { operationId } = placed.operation;
    const ofPlugin = api.handlers.get(operationId);
    const found = ofPlugin ?? handlers.get(operationId);
    if (!found) throw new Error(`no handler for operation ${operationId}`);
    const handler = !ofPlugin && keptInTransaction.has(operationId) ? found : keepReplies(found);
    byId.set(operationId, serveOperation(api.document, placed, api.servedBy.get(operationId) ?? 'core', contracts(operationId), handler));
  }
  const body = Buffer.from(JSON.stringify(api.document));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { routes: createRouteTable(byId.values()), byId, openapi: { body, etag }, api, errorsOf: (servedBy) => api.errorsOf(servedBy) };
}

/**
 * Runs an operation without HTTP, as the given caller and against their limits: how a page uses what vendors use.
 * Operations with a body are not offered.
 */
export async function operate(
  service: PlatformService,
  operationId: string,
  params: { readonly [name: string]: unknown },
  context: OperateContext,
  { rates, idempotencyKeyHours }: { readonly rates: Rates; readonly idempotencyKeyHours: number },
): Promise<Outcome<unknown>> {
  const operation = service.byId.get(operationId);
  if (operation?.body !== 'none') return fail({ code: 'OPERATION_NOT_FOUND', data: { method: '-', path: operationId } });
  if (operation.token === 'required' && context.caller.kind === 'anonymous') return fail({ code: 'TOKEN_MISSING' });
  const wait = operation.rate && context.rateKey !== undefined ? rates[operation.rate].take(context.rateKey)?.waitSeconds : undefined;
  if (wait !== undefined) return fail({ code: 'RATE_LIMITED', data: { retryAfterSeconds: wait } });
  const checked = operation.contract.typedParams(params);
  if (!checked.ok) return checked;
  const { caller, language, baseUrl, requestId, rateKey } = context;
  const { params: own, key } = takeKey(checked.value);
  const bound = { operationId, callerId: caller.id, params: own, body: new Uint8Array(), hours: idempotencyKeyHours };
  const keyed = key === undefined ? undefined : keyedWriteOf(key, bound);
  const parts = { params: own, body: undefined, caller, language, baseUrl, requestId, rateKey, keyed };
  const outcome = await operation.handler(new LazyCall(parts, () => context.signal));
  return outcome.ok ? { ok: true, value: wireValue(outcome.value) } : outcome;
}

const wireValue = (reply: OperationReply): unknown =>
  reply.json === undefined ? (reply.value ?? reply.page ?? reply.bytes) : (JSON.parse(reply.json) as unknown);
