/** The channel of the guide (docs/guide/push-channels.md): screens in halls of government (政务大厅屏), told over HTTP by a vendor's own plugin. */
import {
  type ChannelAnswer,
  type ChannelMessage,
  type ChannelNote,
  type ChannelPromise,
  definePlugin,
  type PluginContext,
  type PluginTypes,
  type PushChannel,
  pushChannel,
} from '@jiyue/sdk/plugin';

// #region promise
const promise: ChannelPromise = {
  channel: 'terminal',
  title: { 'zh-CN': '政务大厅屏', en: 'Hall screens' },
  honoursKey: true,
  needsConsent: false,
  kinds: ['publication', 'correction', 'withdrawal', 'alert'],
  maxCharacters: 300,
  maxBatch: 20,
  perSecond: 10,
};
// #endregion

// #region answers
const notes = {
  address: { 'zh-CN': '屏幕编号应为“screen-”加数字。', en: 'A screen is "screen-" and digits.' },
  late: { 'zh-CN': '已过送达期限。', en: 'Its deadline was over.' },
  kind: { 'zh-CN': '大厅屏不显示这一种消息。', en: 'Screens do not show messages of this kind.' },
  busy: { 'zh-CN': '屏幕服务繁忙或不可用。', en: 'The service of the screens is busy or away.' },
  refused: { 'zh-CN': '屏幕服务拒绝了这条消息。', en: 'The service of the screens refused it.' },
  gone: { 'zh-CN': '这块屏幕已经拆除。', en: 'The screen was taken down.' },
} satisfies Record<string, ChannelNote>;

function answerOf(key: string, status: number): ChannelAnswer {
  if (status === 200) return { key, state: 'delivered' };
  if (status === 410) return { key, state: 'gone', failure: 'address-unknown', note: notes.gone };
  if (status === 429 || status >= 500) return { key, state: 'retry', afterSeconds: 60, failure: 'unreachable', note: notes.busy };
  return { key, state: 'refused', failure: 'refused', note: notes.refused };
}
// #endregion

type Needs = Pick<PluginContext<PluginTypes>, 'fetch' | 'clock' | 'logger' | 'signal'>;

// #region channel
const isScreen = (address: string) => /^screen-\d{1,6}$/.test(address);
const clean = (text: string, max: number) => [...text.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')].slice(0, max).join('');

/** @param token of the operator, a setting marked writeOnly */
export function hallScreens({ fetch, clock, logger, signal }: Needs, token: string): PushChannel {
  const show = async (message: ChannelMessage): Promise<ChannelAnswer> => {
    const { key, address, kind, title, items, deadline } = message;
    if (!promise.kinds.includes(kind)) return { key, state: 'refused', failure: 'content-refused', note: notes.kind };
    if (!isScreen(address)) return { key, state: 'refused', failure: 'address-unknown', note: notes.address };
    if (!(Date.parse(deadline) > clock().getTime())) return { key, state: 'refused', failure: 'timed-out', note: notes.late };
    const lines = items.slice(0, 1).map((item) => `${clean(item.title, 80)}\n${item.url}`);
    try {
      const reply = await fetch(`https://screens.vendor.example/${address}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'text/plain; charset=utf-8' },
        body: [clean(title, 60), ...lines].join('\n'),
        signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      });
      await reply.body?.cancel();
      return answerOf(key, reply.status);
    } catch (error) {
      // the name alone: texts of errors may hold addresses
      logger.warn(`hall screens: ${(error as Error).name}`);
      return answerOf(key, 503);
    }
  };
  return {
    describe: async () => [promise],
    judge: async (_channel, addresses) => addresses.map((address) => (isScreen(address) ? null : notes.address)),
    send: (messages) => Promise.all(messages.map(show)),
    reports: async () => ({ items: [] }),
  };
}
// #endregion

// #region plugin
export const plugin = definePlugin<{ config: { token: string }; api: Record<never, never> }>({
  setup(context) {
    context.provide(pushChannel, hallScreens(context, context.config.token));
    return { operations: {} };
  },
});
// #endregion
