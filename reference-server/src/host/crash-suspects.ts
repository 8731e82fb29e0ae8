/**
 * Finds the entry of the log that ends a plugin. A plugin behind a wall may end in the middle of a batch: then its entries come one at a time,
 * and one with which it ends again and again is set aside, or it would come back for ever.
 */
import type { Follower, LogEntry } from '@jiyue/sdk/plugin';
import { RealmEnded } from './isolation/realm.ts';
import type { FollowerNeeds } from './log-follower.ts';

/** What is known of a plugin's crashes, over all its runs. */
export interface CrashSuspects {
  /** The follower, watched. */
  watch(follower: Follower): Follower;
  /** The plugin has ended by itself. */
  crashed(cause: string): void;
  /** For the follower of the next run. */
  readonly needs: Pick<FollowerNeeds, 'oneByOneUpTo' | 'condemned'>;
}

/** Crashes with one entry before it is set aside. */
const chances = 3;

/** Nothing is known yet. */
export function createCrashSuspects(): CrashSuspects {
  let underWay: readonly LogEntry[] = [];
  let oneByOneUpTo = 0;
  const crashes = new Map<number, number>();
  const condemned = new Map<number, string>();
  return {
    watch: (follower) => ({
      ...follower,
      async apply(batch, storage) {
        underWay = batch;
        try {
          await follower.apply(batch, storage);
        } catch (error) {
          if (!(error instanceof RealmEnded)) underWay = [];
          throw error;
        }
        underWay = [];
      },
    }),
    crashed(cause) {
      const [first, ...others] = underWay;
      const last = underWay.at(-1);
      underWay = [];
      if (!first || !last) return;
      oneByOneUpTo = Math.max(oneByOneUpTo, last.seq);
      if (others.length > 0) return;
      const times = (crashes.get(first.seq) ?? 0) + 1;
      crashes.set(first.seq, times);
      if (times >= chances) condemned.set(first.seq, `the plugin ended ${times} times with this entry: ${cause}`);
    },
    get needs() {
      return { oneByOneUpTo, condemned };
    },
  };
}
