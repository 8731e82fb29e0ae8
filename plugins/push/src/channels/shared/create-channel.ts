/**
 * Makes a channel of one kind out of what is special about it: how an address looks and how one message is carried. What all have in
 * common stands here once: limits, deadlines, kinds, several at a time, and that nothing that goes wrong is an exception.
 */
import {
  type ChannelAnswer,
  type ChannelMessage,
  type ChannelNote,
  type ChannelPromise,
  channelLimits,
  type PluginContext,
  type PluginTypes,
  type PushChannel,
} from '@jiyue/sdk/plugin';
import { type Fate, notes, refused, retry } from './answers.ts';

/** What channels need of the context of a plugin. */
export type ChannelNeeds = Pick<PluginContext<PluginTypes>, 'fetch' | 'assertHost' | 'clock' | 'logger' | 'signal'>;

/** What is special about a channel. */
export interface KindOfChannel {
  readonly promise: ChannelPromise;
  /** Why an address cannot be used; undefined when it can. Its length was looked at. */
  judge(address: string): ChannelNote | undefined;
  /** Carries one message whose address, kind, key and deadline were looked at. What it throws becomes `retry`. */
  carry(message: ChannelMessage): Promise<Fate>;
  /** Later words; absent: it never answers `accepted`. */
  readonly reports?: PushChannel['reports'];
  /** How many messages are under way at a time. Default 8. */
  readonly atATime?: number;
}

/** Makes it. */
export function createChannel(kind: KindOfChannel, { clock, logger }: Pick<ChannelNeeds, 'clock' | 'logger'>): PushChannel {
  const { promise, atATime = 8 } = kind;
  const judge = (address: string) =>
    address.length === 0 || address.length > channelLimits.addressCharacters ? notes.addressInvalid : (kind.judge(address) ?? null);

  const carry = async (message: ChannelMessage): Promise<ChannelAnswer> => {
    const { key } = message;
    const fault = faultOf(message);
    if (fault) return { key, ...fault };
    try {
      return { key, ...(await kind.carry(message)) };
    } catch (error) {
      const fate = fateOf(error);
      // the code alone: texts of errors name hosts and addresses
      logger.warn(`push channel ${promise.channel}: ${codeOf(error)}`);
      return { key, ...fate };
    }
  };
  const faultOf = ({ key, channel, kind: messageKind, address, deadline }: ChannelMessage): Fate | undefined => {
    if (!channelLimits.keyForm.test(key)) return refused('content-refused', notes.keyInvalid);
    if (channel !== promise.channel || !promise.kinds.includes(messageKind)) return refused('content-refused', notes.kindUnknown);
    // a deadline that is none has passed
    if (!(Date.parse(deadline) > clock().getTime())) return refused('timed-out', notes.deadline);
    const why = judge(address);
    return why === null ? undefined : refused('address-unknown', why);
  };

  return {
    describe: async () => [promise],
    judge: async (_channel, addresses) => addresses.map(judge),
    send: (messages) => mapSome(messages, atATime, carry),
    reports: kind.reports ?? (async () => ({ items: [] })),
  };
}

/** What a thrown error means for the message that was under way. */
export function fateOf(error: unknown): Fate {
  const code = codeOf(error);
  if (code === 'PLUGIN_FORBIDDEN') return refused('unreachable', notes.hostNotGranted);
  if (code === 'ADDRESS_PRIVATE') return refused('address-unknown', notes.addressPrivate);
  if (code === 'TimeoutError' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'ETIMEDOUT')
    return retry('timed-out', notes.timedOut, 60);
  return retry('unreachable', notes.unreachable, 60);
}

/** The code of an error or of what caused it; its name when it has none. */
export function codeOf(error: unknown): string {
  for (let one = error as { readonly code?: unknown; readonly name?: unknown; readonly cause?: unknown } | undefined, depth = 0; one && depth < 5; depth += 1) {
    if (typeof one.code === 'string' && /^[A-Z0-9_]{3,60}$/.test(one.code)) return one.code;
    if (typeof one.cause !== 'object' || one.cause === null) return typeof one.name === 'string' && /^[A-Za-z]{3,60}$/.test(one.name) ? one.name : 'unknown';
    one = one.cause as typeof one;
  }
  return 'unknown';
}

/** Maps in order, so many at a time. */
async function mapSome<T, R>(items: readonly T[], atATime: number, map: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await map(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, work));
  return results;
}
