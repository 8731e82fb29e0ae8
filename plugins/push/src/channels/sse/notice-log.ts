/**
 * The last notices of each subscriber, in the plugin's own storage: what a stream goes on from after its connection broke. A place only
 * grows within one process; notices that two processes write in the same millisecond may be seen in another order.
 */
import type { Json, OwnStorage } from '@jiyue/sdk/plugin';

/** A notice with its place. */
export interface PlacedNotice {
  readonly place: string;
  readonly notice: { readonly [member: string]: Json };
}

/** The log. */
export interface NoticeLog {
  /** A key that is known adds nothing. */
  add(subscriberId: string, key: string, notice: PlacedNotice['notice']): Promise<void>;
  /** What stands behind a place, at most 50; `hasGap` when something in between is no longer kept. */
  after(subscriberId: string, place: string): Promise<{ readonly items: readonly PlacedNotice[]; readonly hasGap: boolean }>;
  /** Place of the newest; the first place of all where there is none. */
  newest(subscriberId: string): Promise<string>;
  /** Resolves when something was added for the subscriber in this process, when the signal ends, and after so long. */
  wait(subscriberId: string, signal: AbortSignal, ms: number): Promise<void>;
  /** Forgets a subscriber. */
  forget(subscriberId: string): Promise<void>;
}

/** Notices that are kept of one subscriber. */
export const keptNotices = 200;
const pageNotices = 50;
/** Before every other place. */
export const firstPlace = '000000000000000';
/** Form of a place. */
export const isPlace = (text: string): boolean => /^\d{15}$/.test(text);

/** Opens it. */
export function openNoticeLog(storage: OwnStorage, clock: () => Date): NoticeLog {
  const waiting = new Map<string, Set<() => void>>();
  const turns = new Map<string, Promise<void>>();
  let last = 0;
  const prefixOf = (subscriberId: string) => `sse/${encodeURIComponent(subscriberId)}/`;
  const keyOf = (subscriberId: string, key: string) => `sse-key/${encodeURIComponent(subscriberId)}/${key}`;
  const places = async (subscriberId: string): Promise<readonly string[]> => {
    const prefix = prefixOf(subscriberId);
    return (await storage.list(prefix)).keys.map((one) => one.slice(prefix.length));
  };
  const write = async (subscriberId: string, key: string, notice: PlacedNotice['notice']) => {
    if ((await storage.get(keyOf(subscriberId, key))) !== undefined) return;
    last = Math.max(clock().getTime(), last + 1);
    const place = String(last).padStart(15, '0');
    const old = (await places(subscriberId)).slice(0, -(keptNotices - 1));
    const remove: string[] = [];
    for (const one of old) {
      const stored = await storage.get<{ readonly key: string }>(prefixOf(subscriberId) + one);
      remove.push(prefixOf(subscriberId) + one, ...(stored ? [keyOf(subscriberId, stored.key)] : []));
    }
    await storage.write({ put: { [prefixOf(subscriberId) + place]: { key, notice }, [keyOf(subscriberId, key)]: place }, remove });
    for (const wake of waiting.get(subscriberId) ?? []) wake();
  };

  return {
    // one at a time for each subscriber, so that a key which comes twice at once is seen
    add(subscriberId, key, notice) {
      const turn = (turns.get(subscriberId) ?? Promise.resolve()).catch(() => undefined).then(() => write(subscriberId, key, notice));
      turns.set(subscriberId, turn);
      return turn.finally(() => {
        if (turns.get(subscriberId) === turn) turns.delete(subscriberId);
      });
    },
    async after(subscriberId, place) {
      const all = await places(subscriberId);
      const later = all.filter((one) => one > place).slice(0, pageNotices);
      const items: PlacedNotice[] = [];
      for (const one of later) {
        const stored = await storage.get<{ readonly notice: PlacedNotice['notice'] }>(prefixOf(subscriberId) + one);
        if (stored) items.push({ place: one, notice: stored.notice });
      }
      const hasGap = all.length >= keptNotices && place !== firstPlace && all[0]! > place;
      return { items, hasGap };
    },
    newest: async (subscriberId) => (await places(subscriberId)).at(-1) ?? firstPlace,
    wait(subscriberId, signal, ms) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const own = waiting.get(subscriberId) ?? new Set();
        waiting.set(subscriberId, own);
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          own.delete(end);
          if (own.size === 0 && waiting.get(subscriberId) === own) waiting.delete(subscriberId);
          resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end, { once: true });
        own.add(end);
      });
    },
    async forget(subscriberId) {
      for (const prefix of [prefixOf(subscriberId), keyOf(subscriberId, '')]) {
        const { keys } = await storage.list(prefix);
        if (keys.length > 0) await storage.write({ remove: keys });
      }
    },
  };
}
