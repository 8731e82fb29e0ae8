/** Signs the requests of a client: give it to `createClient` as `sign`. */
import { createHash } from 'node:crypto';
import type { CallSigner } from '../client/send.ts';
import { type CallKey, type SignOptions, signCall } from './sign-call.ts';

/**
 * @param audience identity of the platform: `platform` of its capability document
 * @throws TypeError at the first call, for a key that is none
 */
export function callSigner(key: CallKey, audience: string, options: SignOptions = {}): CallSigner {
  return async (request, baseUrl) => {
    const { pathname, search } = new URL(request.url);
    const base = new URL(baseUrl).pathname.replace(/\/+$/, '');
    return signCall(
      {
        method: request.method,
        path: pathname.slice(base.length),
        query: search.slice(1),
        audience,
        ifMatch: request.headers.get('if-match') ?? undefined,
        idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
        contentDigest: await digestOf(request),
      },
      key,
      options,
    );
  };
}

/** SM3 of the body, read as it comes: a large file is not held in memory. */
async function digestOf(request: Request): Promise<string> {
  const hash = createHash('sm3');
  const { body } = request.clone();
  if (body) for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}
