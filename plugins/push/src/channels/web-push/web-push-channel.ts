/**
 * Web Push (RFC 8030): the push service of the reader's browser takes an encrypted message. Topic and tag are the key: a repetition takes
 * the place of the first on the way and on the screen.
 */
import { createHash } from 'node:crypto';
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { delivered, type Fate, notes } from '../shared/answers.ts';
import { callOutside, type Wire } from '../shared/call-outside.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate } from '../shared/http-fate.ts';
import { cleanMessage, cleanUrl, shorten } from '../shared/texts.ts';
import { encryptPush, maxPushBytes } from './encrypt-push.ts';
import { readPushAddress } from './push-address.ts';
import { vapidSigner } from './vapid.ts';

/** Settings of the channel. */
export interface WebPushSettings {
  /** Base64url of 32 bytes, as `newVapidKeys` makes it. */
  readonly privateKey: string;
  /** mailto: or https: address at which the operator of a push service finds somebody. */
  readonly subject: string;
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** Four weeks: no push service keeps a message longer. */
const longestSeconds = 2_419_200;
const urgencies = { alert: 'high', publication: 'normal', correction: 'normal', withdrawal: 'normal', confirmation: 'normal', digest: 'low' } as const;

/** Opens it. @throws when the key is none. @param wire the network, for tests */
export function webPushChannel(settings: WebPushSettings, needs: ChannelNeeds, wire?: Wire): PushChannel {
  const sign = vapidSigner(settings);
  const { timeoutSeconds } = settings;
  const call = callOutside(timeoutSeconds === undefined ? {} : { timeoutSeconds }, needs, wire);
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    const { endpoint, keys } = readPushAddress(message.address)!;
    const now = needs.clock();
    const request = {
      method: 'POST',
      headers: {
        authorization: sign(endpoint, now),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(Math.min(longestSeconds, Math.max(0, Math.floor((Date.parse(message.deadline) - now.getTime()) / 1000)))),
        urgency: urgencies[message.kind],
        topic: createHash('sha256').update(message.key).digest('base64url').slice(0, 32),
      },
      body: new Uint8Array(encryptPush(Buffer.from(payloadOf(message)), keys, 1024)),
    };
    return call(endpoint, request, (reply) => httpFate(reply, now) ?? delivered());
  };
  return createChannel(
    {
      promise: {
        channel: 'web-push',
        title: { 'zh-CN': '浏览器推送', en: 'Browser push' },
        honoursKey: true,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters: 1500,
        maxBatch: 100,
        perSecond: 100,
      },
      judge: (address) => (readPushAddress(address) ? undefined : notes.addressInvalid),
      carry,
    },
    needs,
  );
}

/** What the service worker of the site shows: title, body, tag, and where a click leads. */
function payloadOf(message: ChannelMessage): string {
  const { site, title, lead, items } = cleanMessage(message);
  const [first] = items;
  const write = (titleMax: number, bodyMax: number) =>
    JSON.stringify({
      title: shorten(items.length > 1 ? title : (first?.title ?? title), titleMax),
      body: shorten([items.length > 1 ? items.map((item) => item.title).join('；') : title, lead, site].filter((part) => part !== '').join('\n'), bodyMax),
      tag: message.key,
      lang: message.language,
      kind: message.kind,
      url: first?.url || cleanUrl(message.site.url),
      ...(message.unsubscribe ? { unsubscribeUrl: cleanUrl(message.unsubscribe.url) } : {}),
    });
  for (const [titleMax, bodyMax] of [
    [200, 800],
    [100, 200],
    [40, 40],
  ] as const) {
    const text = write(titleMax, bodyMax);
    if (Buffer.byteLength(text) <= maxPushBytes) return text;
  }
  return JSON.stringify({ title: shorten(title, 40), tag: message.key, lang: message.language, kind: message.kind, url: cleanUrl(message.site.url) });
}
