/** Works through what waits for several hosts: so many at a time, none of the hosts with more than its share, and the hosts in turns. */

/** How. */
export interface Turns<T> {
  readonly hostOf: (item: T) => string;
  /** One item. What it throws ends the round after what is under way, and is thrown. */
  readonly work: (item: T) => Promise<void>;
  /** Ends the round after what is under way. */
  readonly signal: AbortSignal;
  /** Under way at a time over all hosts. Default 8. */
  readonly atATime?: number;
  /** Of them for one host. Default 2. */
  readonly ofOneHost?: number;
}

/** Until all is done. Items of one host begin in their order. */
export async function inTurns<T>(items: readonly T[], { hostOf, work, signal, atATime = 8, ofOneHost = 2 }: Turns<T>): Promise<void> {
  const waiting = Map.groupBy(items, hostOf);
  const running = new Map<string, number>();
  const faults: unknown[] = [];
  const take = (): { readonly host: string; readonly item: T } | undefined => {
    for (const [host, queue] of waiting) {
      if ((running.get(host) ?? 0) >= ofOneHost) continue;
      const item = queue.shift()!;
      // to the end of the round: every other host comes before this one comes again
      waiting.delete(host);
      if (queue.length > 0) waiting.set(host, queue);
      return { host, item };
    }
    return undefined;
  };
  const under = new Set<Promise<void>>();
  const begin = (host: string, item: T) => {
    running.set(host, (running.get(host) ?? 0) + 1);
    const done = work(item)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => {
        running.set(host, running.get(host)! - 1);
        under.delete(done);
      });
    under.add(done);
  };
  for (;;) {
    while (under.size < atATime && faults.length === 0 && !signal.aborted) {
      const next = take();
      if (!next) break;
      begin(next.host, next.item);
    }
    if (under.size === 0) break;
    await Promise.race(under);
  }
  if (faults.length > 0) throw faults[0];
}
