/**
 * Nonces of signed calls that were seen within the window of their time. Those of writes stand in the store, for all processes of the
 * platform and over a restart; those of reads in this process alone: a read that is played again changes nothing.
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Store } from '../../store/store.ts';

/** One nonce. */
export interface UsedNonce {
  readonly keyId: string;
  readonly nonce: string;
  /** When its call cannot be taken any more, whatever its nonce. */
  readonly untilAt: Date;
  readonly isWrite: boolean;
}

/** Fails with SIGNATURE_REPLAYED, or as the store does. */
export type UseNonce = (used: UsedNonce, now: Date) => Promise<Outcome<undefined>>;

/** @param mostReads nonces of reads remembered at a time; the oldest are forgotten first */
export function createSeenNonces(store: Pick<Store, 'transact'>, mostReads = 200_000): UseNonce {
  const seen = new Map<string, number>();
  const useHere = (name: string, until: number, now: number): boolean => {
    if ((seen.get(name) ?? 0) > now) return false;
    for (const [old, end] of seen) {
      if (end > now && seen.size < mostReads) break;
      seen.delete(old);
    }
    seen.set(name, until);
    return true;
  };
  return async ({ keyId, nonce, untilAt, isWrite }, now) => {
    const replayed = fail({ code: 'SIGNATURE_REPLAYED', data: { nonce } });
    if (!useHere(`${keyId} ${nonce}`, untilAt.getTime(), now.getTime())) return replayed;
    if (!isWrite) return ok(undefined);
    // no account has a blank in its id, so these never meet the keys of writes
    const key = { caller: `signed call of ${keyId}`, key: nonce };
    return store.transact(now, async (transaction) => {
      if (await transaction.keptReply(key)) return replayed;
      await transaction.keepReply({ ...key, request: 'nonce', expiresAt: untilAt.toISOString() });
      return ok(undefined);
    });
  };
}
