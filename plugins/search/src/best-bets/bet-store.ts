/**
 * Best bets (编辑推荐) as editors keep them, in the storage that all processes have in common. Each write also leaves an entry of who changed
 * what. The rules are read once and kept until the stamp says that somebody changed them.
 */
import { randomBytes } from 'node:crypto';
import { asJson, type OwnStorage } from '@jiyue/sdk/plugin';
import type { BestBetChange, BestBetRule } from '../generated/types.ts';

/** Rules of the whole platform, at most. */
export const mostRules = 2000;
/** How long other processes may show the rules of before. */
const lookEveryMs = 2000;
const stampKey = 'bet-stamp';
const ruleKey = (id: string) => `bet/${id}`;

/** Keeps them. */
export interface BetStore {
  /** In order of their ids. */
  rules(): Promise<readonly BestBetRule[]>;
  find(id: string): Promise<BestBetRule | undefined>;
  /** Writes the rule and the entry together. */
  write(change: BestBetChange): Promise<void>;
  /** Newest first. */
  changes(): Promise<readonly BestBetChange[]>;
}

/** @param storage common to all processes */
export function betStore(storage: OwnStorage, clock: () => Date): BetStore {
  let kept: { readonly rules: readonly BestBetRule[]; readonly stamp: string | undefined; readonly at: number } | undefined;
  const readAll = async <T>(prefix: string): Promise<T[]> => {
    const found: T[] = [];
    for (let after: string | undefined; ; ) {
      const page = await storage.list(prefix, after);
      for (const one of await Promise.all(page.keys.map((key) => storage.get(key)))) if (one !== undefined) found.push(one as T);
      if (page.next === undefined) return found;
      after = page.next;
    }
  };

  return {
    async rules() {
      const now = clock().getTime();
      if (kept && Math.abs(now - kept.at) < lookEveryMs) return kept.rules;
      const stamp = await storage.get<string>(stampKey);
      const isSame = kept && kept.stamp === stamp;
      kept = { rules: isSame ? kept!.rules : await readAll<BestBetRule>('bet/'), stamp, at: now };
      return kept.rules;
    },
    find: async (id) => (await storage.get(ruleKey(id))) as BestBetRule | undefined,
    async write(change) {
      const { betId, after, at } = change;
      const entry = { [`bet-change/${at}/${randomBytes(6).toString('hex')}`]: asJson(change), [stampKey]: randomBytes(12).toString('hex') };
      if (after) await storage.write({ put: { ...entry, [ruleKey(betId)]: asJson(after) } });
      else await storage.write({ put: entry, remove: [ruleKey(betId)] });
      kept = undefined;
    },
    changes: async () => (await readAll<BestBetChange>('bet-change/')).reverse(),
  };
}
