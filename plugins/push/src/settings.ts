/** Settings as the channels want them: the host hands out secrets beside the other settings. */
import type { ChannelsSettings } from './channels/index.ts';
import type { PushConfig } from './types.ts';

/** Puts secrets where they belong. A channel whose secret is missing stays closed. */
export function channelSettings({ channels, emailPassword, emailDkimSecret, webPushSecret }: PushConfig): ChannelsSettings {
  const { webhook, email, webPush } = channels;
  return {
    ...(webhook ? { webhook } : {}),
    ...(email ? { email: mailSettings(email, emailPassword, emailDkimSecret) } : {}),
    ...(webPush && webPushSecret !== undefined ? { webPush: { ...webPush, privateKey: webPushSecret } } : {}),
  };
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
