/**
 * Subscriptions in own storage. Every change leaves a touch, so that other processes, and the index of this one, hear of it without
 * reading everything again.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { InterestQuery } from '@jiyue/standards/model';
import { asJson, type Json, keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { StoredSubscription } from './stored-subscription.ts';

/** A change of one subscription. */
export interface Touch {
  /** Never the same twice. */
  readonly key: string;
  readonly subscriptionId: string;
}

/** The book. */
export interface SubscriptionBook {
  get(id: string): Promise<StoredSubscription | undefined>;
  /** By the key of a link. */
  byLink(linkKey: string): Promise<StoredSubscription | undefined>;
  /** @param linkKey given once, when it is new */
  save(subscription: StoredSubscription, query: InterestQuery, linkKey?: string): Promise<void>;
  /** The same query as before. */
  update(subscription: StoredSubscription): Promise<void>;
  /** Forgets it wholly. */
  forget(subscription: StoredSubscription): Promise<void>;
  query(queryId: string): Promise<InterestQuery | undefined>;
  ofAccount(accountId: string): Promise<readonly StoredSubscription[]>;
  /** Those of a subscriber without an account. */
  ofSubscriber(subscriberId: string): Promise<readonly StoredSubscription[]>;
  /** All, in order of their ids. */
  all(): AsyncGenerator<StoredSubscription>;
  /** Touches at or after an instant, in order. */
  touchesSince(instant: string): Promise<readonly Touch[]>;
  forgetTouches(before: string): Promise<void>;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const places = {
  subscription: (id: string) => `sub/${id}`,
  query: (id: string) => `query/${id}`,
  link: (linkKey: string) => `link/${digest(linkKey)}`,
  own: (accountId: string, id: string) => `own/${digest(accountId)}/${id}`,
  by: (subscriberId: string, id: string) => `by/${subscriberId}/${id}`,
  // never the same twice: who has seen a touch need not look again
  touch: (at: string, id: string) => `touch/${at}~${randomBytes(6).toString('hex')}~${id}`,
};

/** Where it is listed for whoever holds it. */
const holderKey = ({ record: { id, accountId, subscriberId } }: StoredSubscription): string =>
  accountId === undefined ? places.by(subscriberId, id) : places.own(accountId, id);

/** Lists the subscriptions without an account that were made before there was such a list. */
export async function listHolders(storage: OwnStorage): Promise<void> {
  for await (const key of keys(storage, places.subscription(''))) {
    const one = await storage.get<StoredSubscription>(key);
    if (one) await storage.write({ put: { [holderKey(one)]: null } });
  }
}

/** @param clock of the host */
export function openBook(storage: OwnStorage, clock: () => Date): SubscriptionBook {
  const get = (id: string) => storage.get<StoredSubscription>(places.subscription(id));
  const change = (one: StoredSubscription): Record<string, Json> => ({
    [places.subscription(one.record.id)]: asJson(one),
    [places.touch(clock().toISOString(), one.record.id)]: null,
  });
  const below = async (prefix: string): Promise<readonly StoredSubscription[]> => {
    const found: StoredSubscription[] = [];
    for await (const key of keys(storage, prefix)) {
      const one = await get(key.slice(prefix.length));
      if (one) found.push(one);
    }
    return found;
  };
  return {
    get,
    async byLink(linkKey) {
      const id = await storage.get<string>(places.link(linkKey));
      return id === undefined ? undefined : get(id);
    },
    async save(one, query, linkKey) {
      const { id } = one.record;
      await storage.write({
        put: {
          ...change(one),
          [places.query(one.queryId)]: asJson(query),
          ...(linkKey === undefined ? {} : { [places.link(linkKey)]: id }),
          [holderKey(one)]: null,
        },
      });
    },
    update: async (one) => storage.write({ put: change(one) }),
    async forget(one) {
      const { id } = one.record;
      const remove = [places.subscription(id), `digest/${id}`, `failures/${id}`, holderKey(one)];
      await storage.write({ remove, put: { [places.touch(clock().toISOString(), id)]: null } });
    },
    query: (queryId) => storage.get<InterestQuery>(places.query(queryId)),
    ofAccount: (accountId) => below(places.own(accountId, '')),
    ofSubscriber: (subscriberId) => below(places.by(subscriberId, '')),
    async *all() {
      let after: string | undefined;
      do {
        const page = await storage.list('sub/', after);
        const part = await Promise.all(page.keys.map((key) => get(key.slice('sub/'.length))));
        for (const one of part) if (one) yield one;
        after = page.next;
      } while (after !== undefined);
    },
    async touchesSince(instant) {
      const touches: Touch[] = [];
      for (let after: string | undefined = `touch/${instant}`; after !== undefined; ) {
        const page: Awaited<ReturnType<OwnStorage['list']>> = await storage.list('touch/', after);
        for (const key of page.keys) touches.push({ key, subscriptionId: key.slice(key.lastIndexOf('~') + 1) });
        after = page.next;
      }
      return touches;
    },
    async forgetTouches(before) {
      for (;;) {
        const { keys: found } = await storage.list('touch/');
        const old = found.filter((key) => key < `touch/${before}`);
        if (old.length > 0) await storage.write({ remove: old });
        if (old.length < found.length || found.length === 0) return;
      }
    },
  };
}
