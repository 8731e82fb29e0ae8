/** The caller of a signed call (JY-SEC-022): who has the key of the signature, once everything it covers is proven but the body. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { callWindowSeconds, type HeaderLookup, isSigned, readCallHeaders, verifyCall } from '@jiyue/sdk/signing';
import type { Principal } from '../../repository/principal.ts';
import type { AccountStore } from '../../store/account-store.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { CallKeys } from './call-keys-file.ts';
import type { UseNonce } from './seen-nonces.ts';

/** A request as far as a signature covers it. */
export interface SignedRequest {
  readonly method: string;
  /** As it came, without query. */
  readonly path: string;
  /** As it came, without "?". */
  readonly query: string;
  readonly header: HeaderLookup;
  /** Network of the caller: judging a signature costs, so each has a share of it. */
  readonly network: string;
}

/** A caller who is proven. */
export interface SignedCaller {
  readonly principal: Principal;
  /** SM3 that the body must have. */
  readonly contentDigest: string;
}

/** Proves callers by their signatures. */
export interface SignedCallers {
  /** Whether the request means to be signed. */
  isSigned(header: HeaderLookup): boolean;
  /** Fails with SIGNATURE_INVALID, SIGNATURE_EXPIRED, SIGNATURE_REPLAYED, RATE_LIMITED, or as the store does. */
  identify(request: SignedRequest): Promise<Outcome<SignedCaller>>;
  /** Whether a token is not enough for this account. */
  mustSign(account: string): boolean;
}

/** What it is made of. */
export interface SignedCallersNeeds {
  /** The keys as they stand now. */
  keys(): CallKeys;
  readonly accounts: Pick<AccountStore, 'account' | 'grants'>;
  readonly useNonce: UseNonce;
  /** Identity of this platform, which calls are signed for. */
  readonly audience: string;
  readonly now: () => Date;
}

/** Signatures judged per network and minute. */
const judgedPerMinute = 6_000;

/** Makes it. */
export function createSignedCallers({ keys, accounts, useNonce, audience, now }: SignedCallersNeeds): SignedCallers {
  const shares = createRateLimit(judgedPerMinute);
  return {
    isSigned,
    mustSign: (account) => keys().mustSign(account),
    async identify({ method, path, query, header, network }) {
      // two ways to say who calls: whoever stands in front may have looked at the other one
      if (header('authorization') !== undefined) return fail({ code: 'SIGNATURE_INVALID', data: { reason: 'form', header: 'authorization' } });
      const read = readCallHeaders(header);
      if (!read.ok) return read;
      const waitSeconds = shares.take(network)?.waitSeconds;
      if (waitSeconds !== undefined) return fail({ code: 'RATE_LIMITED', data: { retryAfterSeconds: waitSeconds } });

      const at = now();
      const text = (name: string) => header(name) as string | undefined;
      const call = { method, path, query, audience, ifMatch: text('if-match'), idempotencyKey: text('idempotency-key') };
      const proven = verifyCall(read.value, call, { keyOf: (keyId) => keys().find(keyId, at)?.key, now: at });
      if (!proven.ok) return proven;
      const { keyId, nonce, timestamp } = proven.value;
      const untilAt = new Date((timestamp + callWindowSeconds + 1) * 1000);
      const used = await useNonce({ keyId, nonce, untilAt, isWrite: method !== 'GET' && method !== 'HEAD' }, at);
      if (!used.ok) return used;

      const id = keys().find(keyId, at)?.account;
      const account = id === undefined ? undefined : await accounts.account(id);
      if (!account || account.disabledAt !== undefined) return fail({ code: 'SIGNATURE_INVALID', data: { reason: 'key' } });
      const principal = { id: account.id, kind: account.kind, grants: await accounts.grants(account.id) };
      return ok({ principal, contentDigest: read.value.contentDigest });
    },
  };
}
