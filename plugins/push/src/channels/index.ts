/** The channels that come with the platform, as one provider of the point `push-channel`: those whose settings are given are open. */
import type { ChannelAnswer, ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { mailChannel } from './mail/mail-channel.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import { notes } from './shared/answers.ts';
import type { ChannelNeeds } from './shared/create-channel.ts';
import { type SmsSettings, smsChannel } from './sms/sms-channel.ts';
import { type WebPushSettings, webPushChannel } from './web-push/web-push-channel.ts';
import { type WebhookSettings, webhookChannel } from './webhook/webhook-channel.ts';
import { type WechatSettings, wechatChannel } from './wechat/wechat-channel.ts';
import { type WeiboSettings, weiboChannel } from './weibo/weibo-channel.ts';

/** Settings by channel; an absent one is closed, except webhooks, which need none. */
export interface ChannelsSettings {
  readonly webhook?: WebhookSettings;
  readonly email?: MailSettings;
  readonly webPush?: WebPushSettings;
  readonly wechat?: WechatSettings;
  readonly weibo?: WeiboSettings;
  readonly sms?: SmsSettings;
}

/** Opens them. What they hold open ends with `needs.signal`. */
export function openChannels(settings: ChannelsSettings, needs: ChannelNeeds): PushChannel {
  return joinChannels({
    webhook: webhookChannel(settings.webhook ?? {}, needs),
    ...(settings.email ? { email: mailChannel(settings.email, needs) } : {}),
    ...(settings.webPush ? { 'web-push': webPushChannel(settings.webPush, needs) } : {}),
    ...(settings.wechat ? { 'wechat-oa': wechatChannel(settings.wechat, needs) } : {}),
    ...(settings.weibo ? { weibo: weiboChannel(settings.weibo, needs) } : {}),
    ...(settings.sms ? { sms: smsChannel(settings.sms, needs) } : {}),
  });
}

/** Several channels as one; each message goes to the one that its `channel` names. */
export function joinChannels(channels: { readonly [channel: string]: PushChannel }): PushChannel {
  const find = (channel: string) => (Object.hasOwn(channels, channel) ? channels[channel] : undefined);
  const sendAll = async (channel: string, messages: readonly ChannelMessage[]): Promise<readonly ChannelAnswer[]> =>
    find(channel)?.send(messages) ?? messages.map(({ key }) => ({ key, state: 'refused', failure: 'content-refused', note: notes.kindUnknown }));
  return {
    describe: async () => (await Promise.all(Object.values(channels).map((channel) => channel.describe()))).flat(),
    judge: async (channel, addresses) => find(channel)?.judge(channel, addresses) ?? addresses.map(() => notes.kindUnknown),
    async send(messages) {
      const answers = new Map<ChannelMessage, ChannelAnswer>();
      const sendKind = async (kind: string) => {
        const own = messages.filter(({ channel }) => channel === kind);
        const sent = await sendAll(kind, own);
        for (const [index, message] of own.entries()) answers.set(message, sent[index]!);
      };
      await Promise.all([...new Set(messages.map(({ channel }) => channel))].map(sendKind));
      return messages.map((message) => answers.get(message)!);
    },
    async reports({ after = '', limit }) {
      // the place is "<channel> <its own place>": one channel after the other
      const names = Object.keys(channels);
      const [name = names[0] ?? '', own] = after === '' ? [] : [after.slice(0, after.indexOf(' ')), after.slice(after.indexOf(' ') + 1)];
      const channel = find(name);
      if (!channel) return { items: [] };
      const page = await channel.reports({ limit, ...(own ? { after: own } : {}) });
      const following = names[names.indexOf(name) + 1];
      const next = page.next === undefined ? following && `${following} ` : `${name} ${page.next}`;
      return { items: page.items, ...(next ? { next } : {}) };
    },
  };
}
