/** Bearer token to principal, read anew for every request: a right taken away is gone with the next request (NT-right-outlives). */
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { anonymous, type Principal } from '../repository/principal.ts';
import type { ServedOperation } from './served-operation.ts';

/** Looks a token up; undefined: unknown, revoked or expired. */
export type TokenLookup = (token: string) => Promise<Principal | undefined>;

const form = /^Bearer ([A-Za-z0-9._~+/-]{8,512}=*)$/i;
const publicCaller = ok(anonymous);

/** @param header Authorization */
export async function authenticate(operation: ServedOperation, header: string | undefined, principalOf: TokenLookup): Promise<Outcome<Principal>> {
  if (operation.token === 'never') return publicCaller;
  if (header === undefined) return operation.token === 'optional' ? publicCaller : fail({ code: 'TOKEN_MISSING' } satisfies Failure);
  const token = form.exec(header.trim())?.[1];
  const principal = token === undefined ? undefined : await principalOf(token);
  return principal ? ok(principal) : fail({ code: 'TOKEN_INVALID' } satisfies Failure);
}
