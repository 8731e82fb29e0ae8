/** This plugin in a world in memory, with a channel that keeps what it carries. */
import type { ChannelAnswer, ChannelMessage, ChannelPromise, PushChannel } from '@jiyue/sdk/plugin';
import { definePlugin, pushChannel } from '@jiyue/sdk/plugin';
import { createPluginWorld, type PluginWorld, type PluginWorldOptions } from '@jiyue/sdk/testing';
import type { InterestQuery, Resource, SubscriptionDraft } from '@jiyue/standards/model';
import { plugin, type PushConfig, type PushTypes } from '../src/index.ts';

/** What a channel says of each message; undefined: delivered. */
export type Answer = (message: ChannelMessage) => Omit<ChannelAnswer, 'key'> | undefined;

/** A channel on paper. */
export interface PaperChannel extends PushChannel {
  readonly sent: ChannelMessage[];
  answer: Answer | undefined;
}

const usual: ChannelPromise = {
  channel: 'email',
  title: { 'zh-CN': '纸面渠道', en: 'Paper' },
  honoursKey: true,
  needsConsent: true,
  kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'],
  maxCharacters: 10_000,
  maxBatch: 50,
  perSecond: 100_000,
};

/** Opens one. */
export function paperChannel(promise: Partial<ChannelPromise> = {}): PaperChannel {
  const channel: PaperChannel = {
    sent: [],
    answer: undefined,
    describe: async () => [{ ...usual, ...promise }],
    judge: async (_kind, addresses) =>
      addresses.map((one) => (one.includes('@') || one.startsWith('https:') ? null : { 'zh-CN': '不是地址。', en: 'No address.' })),
    async send(messages) {
      channel.sent.push(...messages);
      return messages.map((message) => ({ key: message.key, ...(channel.answer?.(message) ?? { state: 'delivered' }) }) as ChannelAnswer);
    },
    reports: async () => ({ items: [] }),
  };
  return channel;
}

/** Settings of an operator who changes nothing. */
export const settings: PushConfig = {
  channels: {},
  alertColumns: {},
  publicAddress: 'https://www.xusheng.example',
  staleAfterDays: 7,
  giveUpHours: 48,
  leaseSeconds: 60,
  keepDeliveriesDays: 190,
  eraseAddressHours: 24,
  keepReceiptsDays: 40,
  ownerContacts: {},
  confirmWithinHours: 48,
  lettersPerHour: 1000,
  publicPages: true,
};

/** Whoever manages everything. */
export const manager = { id: 'manager', siteIds: ['*'] };
/** A person with an account and no right. */
export const reader = { id: 'reader-1', siteIds: [] };

/** Starts the plugin with paper channels. */
export async function begin({
  config = {},
  world: options = {},
  paper = [paperChannel()],
  fetch,
}: {
  readonly config?: Partial<PushConfig>;
  readonly world?: PluginWorldOptions;
  readonly paper?: readonly PaperChannel[];
  /** What stands outside; absent: no network. */
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
} = {}) {
  const world = createPluginWorld(options);
  const providers = paper.map((use, place) => ({ point: pushChannel, plugin: `paper-${place}`, use }));
  const start = () => world.start<PushTypes>(definePlugin(plugin), { config: { ...settings, ...config }, providers, ...(fetch ? { fetch } : {}) });
  const running = await start();
  await running.catchUp();
  return { world, running, paper: paper[0]!, start };
}

/** The log is taken in, and all that is due goes out. */
export async function settle(running: Awaited<ReturnType<typeof begin>>['running'], until: () => boolean | Promise<boolean>): Promise<void> {
  await running.catchUp();
  for (let turn = 0; turn < 400; turn += 1) {
    if (await until()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing more happens, and it is not as it should be');
}

/** A subscription by e-mail to everything of the portal. */
export const draft = (more: Partial<SubscriptionDraft> = {}): SubscriptionDraft => ({
  locale: 'zh-CN',
  siteId: 'site-province',
  name: '省政府要闻',
  basis: 'query',
  query: anyOf('site-province'),
  channel: 'email',
  address: 'reader@qingchuan.example',
  frequency: 'immediate',
  ...more,
});

/** Everything of a site. */
export const anyOf = (...siteIds: string[]): InterestQuery => ({ all: [{ any: [{ kind: 'site', siteIds, includesBelow: false }] }] });

/** A record of the sample as it is now. */
export const resource = (world: PluginWorld, id: string): Resource => world.content.resources.find((one) => one.id === id)!;
