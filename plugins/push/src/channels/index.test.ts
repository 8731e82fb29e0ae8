import type { ChannelPromise, PushChannel } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { joinChannels, openChannels } from './index.ts';
import { trialMessage, trialNeeds } from './shared/trial.suite.ts';
import { newVapidKeys } from './web-push/vapid.ts';

const board = (channel: string, words: readonly string[] = []): PushChannel => ({
  describe: async () => [{ channel } as ChannelPromise],
  judge: async (_, addresses) => addresses.map(() => null),
  send: async (messages) => messages.map(({ key }) => ({ key, state: 'delivered', receipt: `${channel}-${key}` })),
  async reports({ after = '0', limit }) {
    const from = Number(after);
    const items = words
      .slice(from, from + limit)
      .map((receipt) => ({ channel, receipt, state: 'delivered' as const, occurredAt: '2026-03-02T09:00:00+08:00' }));
    return { items, ...(from + limit < words.length ? { next: String(from + limit) } : {}) };
  },
});

test('channels are open whose settings are given', async () => {
  const { needs } = trialNeeds(() => ({}));
  const kinds = async (settings: Parameters<typeof openChannels>[0]) => (await openChannels(settings, needs).describe()).map(({ channel }) => channel);
  expect(await kinds({})).toEqual(['webhook']);
  const webPush = { privateKey: newVapidKeys().privateKey, subject: 'mailto:push@qingchuan.example' };
  expect(await kinds({ email: { host: 'mail.qingchuan.example', from: 'push@qingchuan.example' }, webPush })).toEqual(['webhook', 'email', 'web-push']);
});

test('each message goes to its channel, answers stay in order, and an unknown channel is refused', async () => {
  const joined = joinChannels({ a: board('a'), b: board('b') });
  const list = ['b', 'a', 'none', 'b', 'toString'].map((channel, n) => trialMessage(channel, 'x', { key: `k${n}` }));
  const answers = await joined.send(list);
  expect(answers.map((answer) => [answer.key, answer.state, answer.state === 'delivered' ? answer.receipt : ''])).toEqual([
    ['k0', 'delivered', 'b-k0'],
    ['k1', 'delivered', 'a-k1'],
    ['k2', 'refused', ''],
    ['k3', 'delivered', 'b-k3'],
    ['k4', 'refused', ''],
  ]);
  expect(await joined.judge('none', ['x'])).toEqual([expect.objectContaining({ en: expect.any(String) })]);
});

test('later words are read channel by channel', async () => {
  const joined = joinChannels({ a: board('a', ['1', '2', '3']), b: board('b'), c: board('c', ['4']) });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await joined.reports({ limit: 2, ...(after === undefined ? {} : { after }) });
    seen.push(...page.items.map(({ receipt }) => receipt));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual(['1', '2', '3', '4']);
});
