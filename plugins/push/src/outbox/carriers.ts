/** The channels that can carry something now: those of this plugin, then those of others, as the operator ordered them. */
import type { ChannelPromise, PushChannel } from '@jiyue/sdk/plugin';

/** One kind of channel with who carries it. */
export interface Carrier {
  readonly promise: ChannelPromise;
  readonly use: PushChannel;
}

/** Carriers by kind of channel; asked anew each time, since a provider may come and go. */
export interface Carriers {
  all(): Promise<readonly Carrier[]>;
  of(channel: string): Promise<Carrier | undefined>;
}

/** @param channels live list, the first that carries a kind counts */
export function openCarriers(channels: () => readonly PushChannel[]): Carriers {
  const described = new WeakMap<PushChannel, Promise<readonly ChannelPromise[]>>();
  const describe = (use: PushChannel): Promise<readonly ChannelPromise[]> => {
    const known = described.get(use) ?? use.describe();
    described.set(use, known);
    // one that could not answer is asked again next time
    known.catch(() => described.delete(use));
    return known.catch(() => []);
  };
  const all = async (): Promise<readonly Carrier[]> => {
    const found = new Map<string, Carrier>();
    for (const use of channels()) for (const promise of await describe(use)) if (!found.has(promise.channel)) found.set(promise.channel, { promise, use });
    return [...found.values()];
  };
  return { all, of: async (channel) => (await all()).find(({ promise }) => promise.channel === channel) };
}
