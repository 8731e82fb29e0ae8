/** The idempotency key of a request, bound to what was asked: account, operation, parameters and the bytes of the body. */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { KeyedWrite } from '../keyed-write.ts';

/** Name of the header, as the document spells it. */
export const keyHeader = 'Idempotency-Key';

type Params = { readonly [name: string]: unknown };

/** What the key is bound to beside the header. */
export interface KeyedRequest {
  readonly operationId: string;
  readonly callerId: string;
  readonly params: Params;
  /** Empty without a body. */
  readonly body: Uint8Array;
  readonly hours: number;
}

/** Refuses a key that the operation would ignore: its caller believes to be safe. */
export function refuseUselessKey({ method, takesKey }: { readonly method: string; readonly takesKey: boolean }, header: unknown): Outcome<undefined> {
  if (header === undefined || takesKey || method === 'GET') return ok(undefined);
  return fail({
    code: 'REQUEST_INVALID',
    data: { findings: [{ pointer: `/header/${keyHeader}`, rule: 'additionalProperties', params: { name: keyHeader, near: [], variant: 'parameter' } }] },
  });
}

/** @returns parameters without the key, and the key where one was given */
export function takeKey(given: Params): { readonly params: Params; readonly key?: string } {
  const { [keyHeader]: quoted, ...params } = given;
  return typeof quoted === 'string' ? { params, key: quoted.slice(1, -1) } : { params };
}

/** The key as the rest of the server works with it. */
export const keyedWriteOf = (key: string, { operationId, callerId, params, body, hours }: KeyedRequest): KeyedWrite => ({
  caller: callerId,
  key,
  request: sm3(`${canonicalJson([operationId, params])}\n${sm3(body)}`),
  expiresAt: (time) => new Date(Date.parse(time) + hours * 3_600_000).toISOString(),
  isReplayed: false,
});
