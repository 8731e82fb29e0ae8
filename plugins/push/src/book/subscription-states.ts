/**
 * Changes of state of a subscription: confirmed, ended, suspended after failures. Each reads what is stored, changes it and writes it
 * back, one at a time a subscription, so that an end is never overwritten by something that was read before it.
 */
import { keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { StoredSubscription } from './stored-subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';

/** The changes. Each gives the subscription as it stands afterwards; undefined: there is none. */
export interface SubscriptionStates {
  /** Any other change. @param apply gives undefined when nothing is to be changed */
  change(id: string, apply: (stored: StoredSubscription) => StoredSubscription | undefined): Promise<StoredSubscription | undefined>;
  confirm(id: string): Promise<StoredSubscription | undefined>;
  end(id: string): Promise<StoredSubscription | undefined>;
  /** A delivery failed for good; after some of them in a row the subscription is suspended. */
  failed(id: string): Promise<void>;
  /** Its holder wants it to go on: failures of before count no longer. */
  resumed(id: string): Promise<void>;
  /** A delivery arrived. */
  succeeded(id: string): Promise<void>;
  /** The channel says that there is no such receiver. */
  gone(id: string): Promise<void>;
  failures(id: string): Promise<number>;
}

/** Failures in a row that suspend a subscription. */
const tolerated = 5;
const failuresKey = (id: string) => `failures/${id}`;

/** Who hears of a suspension. */
export interface SuspensionBook {
  suspended(stored: StoredSubscription, failures: number): Promise<void>;
  /** It goes on, or has ended. */
  over(id: string): Promise<void>;
}

/** @param eraseAtOnce the address goes with the end */
export function subscriptionStates(
  book: SubscriptionBook,
  storage: OwnStorage,
  clock: () => Date,
  eraseAtOnce: boolean,
  suspensions: SuspensionBook = { suspended: async () => undefined, over: async () => undefined },
): SubscriptionStates {
  const turns = new Map<string, Promise<unknown>>();
  /** Subscriptions with failures; all others have nothing to forget. */
  let failing: Promise<Set<string>> | undefined;
  const known = () => {
    failing ??= failingOnes(storage);
    return failing;
  };
  const change: SubscriptionStates['change'] = (id, apply) => {
    const turn = (turns.get(id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(async () => {
        const stored = await book.get(id);
        if (!stored) return undefined;
        const next = apply(stored);
        if (!next) return stored;
        const at = clock().toISOString();
        const saved: StoredSubscription = { ...next, record: { ...next.record, version: stored.record.version + 1, updatedAt: at } };
        await book.update(saved);
        return saved;
      });
    turns.set(id, turn);
    const forget = () => {
      if (turns.get(id) === turn) turns.delete(id);
    };
    turn.then(forget, forget);
    return turn;
  };
  const end: SubscriptionStates['end'] = async (id) => {
    const ended = await change(id, (stored) => (stored.record.state === 'ended' ? undefined : endedOf(stored, clock().toISOString(), eraseAtOnce)));
    await suspensions.over(id);
    return ended;
  };
  const forgetFailures = async (id: string): Promise<void> => {
    if ((await known()).delete(id)) await storage.write({ remove: [failuresKey(id)] });
  };
  return {
    change,
    end,
    confirm: (id) =>
      change(id, ({ confirmUntil: _until, wrongCodes: _wrong, ...stored }) =>
        stored.record.state === 'pending' ? { ...stored, record: { ...stored.record, state: 'active', confirmedAt: clock().toISOString() } } : undefined,
      ),
    async failed(id) {
      const failures = ((await storage.get<number>(failuresKey(id))) ?? 0) + 1;
      (await known()).add(id);
      await storage.write({ put: { [failuresKey(id)]: failures } });
      if (failures < tolerated) return;
      let isNew = false;
      const stored = await change(id, (one) => {
        isNew = one.record.state === 'active';
        return isNew ? { ...one, record: { ...one.record, state: 'suspended' } } : undefined;
      });
      if (stored && isNew) await suspensions.suspended(stored, failures);
    },
    async resumed(id) {
      await forgetFailures(id);
      await suspensions.over(id);
    },
    succeeded: forgetFailures,
    gone: async (id) => void (await end(id)),
    failures: async (id) => (await storage.get<number>(failuresKey(id))) ?? 0,
  };
}

async function failingOnes(storage: OwnStorage): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const key of keys(storage, failuresKey(''))) found.add(key.slice(failuresKey('').length));
  return found;
}

/** The same subscription, ended. */
function endedOf({ secrets: _secrets, ...stored }: StoredSubscription, at: string, eraseAtOnce: boolean): StoredSubscription {
  const { address: _address, ...rest } = stored.record;
  return { ...stored, record: { ...(eraseAtOnce ? rest : stored.record), state: 'ended', endedAt: at } };
}
