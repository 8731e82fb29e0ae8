/** Settings as the channels want them: the host hands out secrets beside the other settings. */
import type { ChannelsSettings } from './channels/index.ts';
import type { PushConfig } from './types.ts';

/** Puts secrets where they belong. A channel whose secret is missing stays closed. */
export function channelSettings(config: PushConfig): ChannelsSettings {
  const { channels, emailPassword, emailDkimSecret, webPushSecret, wechatSecret, weiboSecret, smsSecret } = config;
  const { webhook, email, webPush, wechat, weibo, sms } = channels;
  return {
    ...(webhook ? { webhook } : {}),
    ...(email ? { email: mailSettings(email, emailPassword, emailDkimSecret) } : {}),
    ...(webPush && webPushSecret !== undefined ? { webPush: { ...webPush, privateKey: webPushSecret } } : {}),
    ...(wechat && wechatSecret !== undefined ? { wechat: { ...wechat, appSecret: wechatSecret } } : {}),
    ...(weibo && weiboSecret !== undefined ? { weibo: weiboSettings(weibo, weiboSecret) } : {}),
    ...(sms && smsSecret !== undefined ? { sms: { ...sms, keySecret: smsSecret } } : {}),
  };
}

function weiboSettings({ account, ...settings }: NonNullable<PushConfig['channels']['weibo']>, accessToken: string): NonNullable<ChannelsSettings['weibo']> {
  return { ...settings, accounts: [{ name: account, accessToken }] };
}

function mailSettings(
  { dkimSelector, ...settings }: NonNullable<PushConfig['channels']['email']>,
  password: string | undefined,
  dkimSecret: string | undefined,
): NonNullable<ChannelsSettings['email']> {
  return {
    ...settings,
    ...(password === undefined ? {} : { password }),
    ...(dkimSelector === undefined || dkimSecret === undefined ? {} : { dkim: { selector: dkimSelector, privateKey: dkimSecret } }),
  };
}
