/**
 * Server-sent events: a message goes into the log of its subscriber, from where the streams of that person read it. The address is the id
 * of the subscriber's own account, so nobody writes into the stream of another.
 */
import type { ChannelMessage, Json, PushChannel } from '@jiyue/sdk/plugin';
import { delivered, type Fate, notes, refused } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { cleanMessage, shorten } from '../shared/texts.ts';
import type { NoticeLog } from './notice-log.ts';

/** Items that a notice names. */
const maxItems = 50;

/** Opens it. */
export function sseChannel(log: NoticeLog, needs: Pick<ChannelNeeds, 'clock' | 'logger'>): PushChannel {
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    if (message.address !== message.subscriberId) return refused('address-unknown', notes.addressInvalid);
    await log.add(message.subscriberId, message.key, noticeOf(message));
    return delivered();
  };
  return createChannel(
    {
      promise: {
        channel: 'sse',
        title: { 'zh-CN': '网页实时消息', en: 'Live messages on pages' },
        honoursKey: true,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters: 100_000,
        maxBatch: 200,
        perSecond: 500,
      },
      judge: (address) => (/^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/.test(address) ? undefined : notes.addressInvalid),
      carry,
    },
    needs,
  );
}

function noticeOf(message: ChannelMessage): { readonly [member: string]: Json } {
  const { site, title, lead, items } = cleanMessage(message);
  return {
    id: message.key,
    kind: message.kind,
    siteId: message.site.id,
    site,
    title,
    ...(lead === '' ? {} : { lead }),
    resources: items.slice(0, maxItems).map((item, index) => ({
      resourceId: message.items[index]!.resourceId,
      version: message.items[index]!.version,
      title: item.title,
      url: item.url,
      ...(item.summary === '' ? {} : { summary: shorten(item.summary, 300) }),
    })),
  };
}
