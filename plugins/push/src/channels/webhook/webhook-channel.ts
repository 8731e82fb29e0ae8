/**
 * Webhooks (JY-PUSH-009, JY-PUSH-017): one CloudEvent by POST, signed as Standard Webhooks 1.0.0, id and key being the same, so that a
 * receiver tells a repetition. Redirects are not followed, private networks only where the operator permits the host.
 */
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { signWebhook } from '@jiyue/sdk/signing';
import { delivered, type Fate, notes, refused, retry } from '../shared/answers.ts';
import { callOutside, type Wire } from '../shared/call-outside.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate } from '../shared/http-fate.ts';
import { isCallable } from '../shared/public-host.ts';
import { cleanMessage } from '../shared/texts.ts';

/** Settings of the channel. */
export interface WebhookSettings {
  /** Hosts inside a private network that may be called, over http too. Default: none. */
  readonly privateHosts?: readonly string[];
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** Largest body that is sent. */
const maxBodyBytes = 1_000_000;

/** Opens it. @param wire the network, for tests */
export function webhookChannel(settings: WebhookSettings, needs: ChannelNeeds, wire?: Wire): PushChannel {
  const isPermitted = (host: string) => settings.privateHosts?.includes(host) === true;
  const call = callOutside(settings, needs, wire);
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    const { address, key, secrets = [] } = message;
    if (secrets.length === 0) return refused('signature-refused', notes.configured);
    const body = JSON.stringify(message.event ?? eventOf(message, needs.clock()));
    if (Buffer.byteLength(body) > maxBodyBytes) return refused('content-refused', notes.tooLarge);
    const headers = {
      ...signWebhook({ id: key, at: needs.clock(), body }, { secrets }),
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Jiyue-Push/1.0',
    };
    // nothing in the body counts
    return call(address, { method: 'POST', headers, body }, (reply) => webhookFate(reply, needs.clock()) ?? delivered());
  };
  return createChannel(
    {
      promise: {
        channel: 'webhook',
        title: { 'zh-CN': '网络回调', en: 'Webhook' },
        honoursKey: true,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters: 500_000,
        maxBatch: 100,
        perSecond: 200,
      },
      judge(address) {
        const host = URL.parse(address)?.hostname ?? '';
        return isCallable(address, isPermitted(host)) ? undefined : notes.addressInvalid;
      },
      carry,
    },
    needs,
  );
}

/** Only 410 says that nobody will ever listen here; 404 may be a slip of the receiver's. */
function webhookFate(reply: Response, now: Date): Fate | undefined {
  if (reply.status === 404) return retry('unreachable', notes.unreachable, 3600);
  return httpFate(reply, now);
}

/** A CloudEvent of a message that has none of its own: what changed, and where to read it. */
export function eventOf(message: ChannelMessage, now: Date): { readonly [member: string]: unknown } {
  const { title, lead, items } = cleanMessage(message);
  return {
    specversion: '1.0',
    id: message.key,
    type: `push.${message.kind}`,
    source: message.site.url,
    subject: message.items[0]?.resourceId ?? message.subscriptionId,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    data: {
      subscriptionId: message.subscriptionId,
      siteId: message.site.id,
      title,
      ...(lead === '' ? {} : { lead }),
      resources: items.map((item, index) => ({
        resourceId: message.items[index]!.resourceId,
        version: message.items[index]!.version,
        title: item.title,
        url: item.url,
        ...(item.summary === '' ? {} : { summary: item.summary }),
      })),
      ...(message.unsubscribe ? { unsubscribeUrl: message.unsubscribe.url } : {}),
    },
  };
}
