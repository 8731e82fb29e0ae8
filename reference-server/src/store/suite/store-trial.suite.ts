/** What the parts of the suite work with: a fresh store for each test. */
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import { afterEach, beforeEach } from 'vitest';
import { sampleWrite } from '../sample-write.suite.ts';
import type { Store } from '../store.ts';

/** A fresh store that can be closed and opened again over the same data. */
export interface StoreWorld {
  readonly store: Store;
  /** Opens what `store` left behind, after it was closed. */
  reopen(): Promise<Store>;
  /** Closes what is open and removes all. */
  remove(): Promise<void>;
}

/** The store of the test that runs. */
export interface StoreTrial {
  readonly store: Store;
  /** Opens what `store` left behind, after it was closed; from then on it is `store`. */
  reopen(): Promise<Store>;
  /** One transaction with these writes; their time is that of the transaction. */
  put(seconds: number, ...given: readonly Parameters<typeof sampleWrite>[1][]): Promise<Outcome<string>>;
}

/** A moment of the suite. */
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

/** Opens a world before each test and removes it after. Called within `describe`. */
export function storeTrial(open: () => Promise<StoreWorld>): StoreTrial {
  let world: StoreWorld;
  let store: Store;
  beforeEach(async () => {
    world = await open();
    store = world.store;
  });
  afterEach(() => world.remove());
  return {
    get store() {
      return store;
    },
    async reopen() {
      store = await world.reopen();
      return store;
    },
    put: (seconds, ...given) =>
      store.transact(at(seconds), async (transaction) => {
        await transaction.put(given.map((one) => sampleWrite(transaction.time, one)));
        return ok(transaction.time);
      }),
  };
}
