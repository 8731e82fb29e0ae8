/**
 * Idempotency keys for operations that do not write in a transaction of the store, those of plugins above all: the key is noted before
 * the handler runs and its reply afterwards. Where the process dies in between nobody knows what was done, and the caller is told so.
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { type KeyedWrite, replayOf } from './keyed-write.ts';
import type { OperationHandler, OperationReply } from './operation.ts';
import type { Store } from './store/store.ts';

/** What keeping needs. */
export interface KeepNeeds {
  readonly store: Pick<Store, 'transact'>;
  readonly now: () => Date;
  /** A write that was begun so long ago and has not ended will not: its process died. */
  readonly longestMs: number;
}

/** A handler that honours keys. */
export type KeepReplies = (handler: OperationHandler) => OperationHandler;

/** One for all operations of a server: a key is the caller's, whatever operation it was used for. */
export function createKeepReplies(needs: KeepNeeds): KeepReplies {
  const running = new Map<string, Promise<void>>();
  return (handler) => async (call) => {
    const { keyed } = call;
    if (!keyed) return handler(call);
    const name = JSON.stringify([keyed.caller, keyed.key]);
    // one after another: who comes second gets the reply of the first
    while (running.has(name)) await running.get(name);
    const { promise, resolve } = Promise.withResolvers<void>();
    running.set(name, promise);
    try {
      return await once(keyed, () => handler(call), needs);
    } finally {
      running.delete(name);
      resolve();
    }
  };
}

/** What throws leaves the note: nobody knows what was done. A failure takes it away: nothing was. */
async function once(keyed: KeyedWrite, run: () => Promise<Outcome<OperationReply>>, { store, now, longestMs }: KeepNeeds): Promise<Outcome<OperationReply>> {
  const { caller, key, request } = keyed;
  const keep = (reply?: string) =>
    store.transact(now(), async (transaction) => {
      await transaction.keepReply({ caller, key, request, expiresAt: keyed.expiresAt(transaction.time), ...(reply === undefined ? {} : { reply }) });
      return ok(undefined);
    });

  const known = await store.transact<OperationReply | undefined>(now(), async (transaction) => {
    const kept = await transaction.keptReply(keyed);
    if (!kept) {
      await transaction.keepReply({ caller, key, request, expiresAt: keyed.expiresAt(transaction.time) });
      return ok(undefined);
    }
    const replay = replayOf(keyed, kept);
    if (!replay.ok) return replay;
    if (replay.value !== undefined) return ok(fromText(replay.value));
    const leftMs = longestMs - (Date.parse(transaction.time) - Date.parse(kept.keptAt));
    if (leftMs > 0) return fail({ code: 'IDEMPOTENCY_KEY_BUSY', data: { key, retryAfterSeconds: Math.ceil(leftMs / 1000) } });
    return fail({ code: 'IDEMPOTENCY_OUTCOME_UNKNOWN', data: { key } });
  });
  if (!known.ok) return known;
  if (known.value !== undefined) {
    keyed.isReplayed = true;
    return ok(known.value);
  }

  const outcome = await run();
  if (!outcome.ok) {
    const dropped = await store.transact(now(), async (transaction) => {
      await transaction.dropReply(keyed);
      return ok(undefined);
    });
    return dropped.ok ? outcome : dropped;
  }
  // had it been done and not kept, a repetition would be told that nobody knows: never that it may try again
  await keep(toText(outcome.value));
  return outcome;
}

function toText({ bytes, ...reply }: OperationReply): string {
  return JSON.stringify({ ...reply, ...(bytes ? { bytes: { ...bytes, body: Buffer.from(bytes.body).toString('base64') } } : {}) });
}

function fromText(text: string): OperationReply {
  const { bytes, ...reply } = JSON.parse(text) as OperationReply & {
    readonly bytes?: { readonly body: string; readonly mediaType: string; readonly fileName: string };
  };
  return { ...reply, ...(bytes ? { bytes: { ...bytes, body: Buffer.from(bytes.body as string, 'base64') } } : {}) };
}
