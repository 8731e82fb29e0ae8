/** Messages on the site (站内消息): whoever signs in finds them among the own deliveries. Nothing leaves the platform, so nothing can be lost. */
import type { PushChannel } from '@jiyue/sdk/plugin';

/** The channel `web`. */
export const siteMessages: PushChannel = {
  describe: async () => [
    {
      channel: 'web',
      title: { 'zh-CN': '站内消息', en: 'Messages on the site' },
      honoursKey: true,
      needsConsent: false,
      kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'],
      maxCharacters: 100_000,
      maxBatch: 500,
      perSecond: 10_000,
    },
  ],
  judge: async (_channel, addresses) => addresses.map(() => null),
  send: async (messages) => messages.map(({ key }) => ({ key, state: 'delivered' })),
  reports: async () => ({ items: [] }),
};
