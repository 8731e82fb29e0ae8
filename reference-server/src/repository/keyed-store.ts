/**
 * The store as one write with an idempotency key sees it: its transaction first looks whether the write was done, and keeps what it gives
 * together with what it writes. A kill at any moment leaves both or neither, and of many at once one is the first.
 */
import { ok } from '@jiyue/sdk/plugin';
import { type KeyedWrite, replayOf } from '../keyed-write.ts';
import type { Store } from '../store/store.ts';

/**
 * For one call of one use case with one transaction, whose value is plain JSON; a second transaction throws.
 * A failure is not kept: nothing was written, so the same key may be used again.
 */
export function keyedStore(store: Store, write: KeyedWrite): Store {
  let isUsed = false;
  const transact: Store['transact'] = (now, work) => {
    if (isUsed) throw new Error('a write with an idempotency key has one transaction');
    isUsed = true;
    return store.transact(now, async (transaction) => {
      const kept = await transaction.keptReply(write);
      if (kept) {
        const replay = replayOf(write, kept);
        if (!replay.ok) return replay;
        write.isReplayed = true;
        return ok(JSON.parse(replay.value ?? 'null'));
      }
      const outcome = await work(transaction);
      if (outcome.ok)
        await transaction.keepReply({
          caller: write.caller,
          key: write.key,
          request: write.request,
          expiresAt: write.expiresAt(transaction.time),
          reply: JSON.stringify(outcome.value ?? null),
        });
      return outcome;
    });
  };
  return { ...store, transact };
}
