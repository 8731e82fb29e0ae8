import { expect, test } from 'vitest';
import type { ChannelAnswer, ChannelMessage, PushChannel } from '../plugin/index.ts';
import { type PeerMood, pushChannelCases, type PushChannelTrial, type ShownMessage } from './push-channel-cases.ts';

const note = { 'zh-CN': '对方未接收。', en: 'The other side did not take it.' };
const message: ChannelMessage = {
  key: 'k1',
  channel: 'x-demo-board',
  kind: 'publication',
  language: 'zh-CN',
  address: 'board-0001',
  subscriptionId: 'sub-1',
  subscriberId: 'reader-1',
  site: { id: 'qingchuan', name: '青川市人民政府', url: 'https://qingchuan.example/' },
  title: '新发布1条',
  items: [{ resourceId: 'r1', version: 1, title: '关于印发办法的通知', url: 'https://qingchuan.example/r1' }],
  unsubscribe: { url: 'https://qingchuan.example/leave/abcdef' },
  deadline: '2099-01-01T00:00:00Z',
};

const clean = (text: string) => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, ' ');

/** A notice board in memory, as small as a channel can be. @param spoil turns it into one that is wrong in one way */
function trial(
  spoil: (channel: PushChannel, world: { readonly log: string[]; readonly board: ShownMessage[] }) => Partial<PushChannel> = () => ({}),
): PushChannelTrial {
  const board: ShownMessage[] = [];
  const log: string[] = [];
  const seen = new Set<string>();
  let mood: PeerMood = 'takes';
  const isAddress = (address: string) => /^board-\d{4}$/.test(address);
  const carry = (one: ChannelMessage): ChannelAnswer => {
    const { key, address, kind, title, lead, items } = one;
    if (!isAddress(address)) return { key, state: 'refused', failure: 'address-unknown', note };
    if (Date.parse(one.deadline) < Date.now()) return { key, state: 'refused', failure: 'timed-out', note };
    if (kind === 'alert') return { key, state: 'refused', failure: 'content-refused', note };
    if (mood === 'busy' || mood === 'silent') return { key, state: 'retry', afterSeconds: 60, failure: 'unreachable', note };
    if (mood === 'refuses' || mood === 'gone') return { key, state: mood === 'gone' ? 'gone' : 'refused', failure: 'refused', note };
    const text = [...items.map((item) => `${item.url} ${clean(item.title).slice(0, 40)}`), clean(lead ?? ''), clean(title)].join(' ');
    if (!seen.has(key)) board.push({ address, text: text.slice(0, 200) });
    seen.add(key);
    return { key, state: 'delivered' };
  };
  const good: PushChannel = {
    describe: async () => [
      {
        channel: 'x-demo-board',
        title: { 'zh-CN': '公告板', en: 'Board' },
        honoursKey: true,
        needsConsent: false,
        maxCharacters: 200,
        maxBatch: 100,
        perSecond: 100,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'confirmation'],
      },
    ],
    judge: async (_, addresses) => addresses.map((address) => (isAddress(address) ? null : note)),
    send: async (messages) => messages.map(carry),
    reports: async () => ({ items: [] }),
  };
  const become = (next: PeerMood) => {
    mood = next;
    return true;
  };
  return {
    channel: { ...good, ...spoil(good, { log, board }) },
    message,
    otherAddress: 'board-0002',
    shown: () => board,
    become,
    logged: () => log.join('\n'),
    ownSecrets: ['token-of-the-board'],
  };
}

test.each(pushChannelCases)('a board in memory: $title', async ({ run }) => {
  await expect(run(trial())).resolves.toBeUndefined();
});

const changed = (change: (answer: ChannelAnswer) => unknown) => (good: PushChannel) => ({
  send: async (messages: readonly ChannelMessage[]) => (await good.send(messages)).map(change) as readonly ChannelAnswer[],
});

test.each<readonly [string, string, Parameters<typeof trial>[0]]>([
  [
    'logs where it sent',
    'neither logs nor answers',
    (good, { log }) => ({ send: (messages) => (log.push(`to ${messages[0]?.address}`) > 0 ? good.send(messages) : good.send([])) }),
  ],
  ['says where it sent', 'neither logs nor answers', changed((answer) => ({ ...answer, receipt: 'board-0001/7' }))],
  ['answers in another order', 'in order', (good) => ({ send: async (messages) => [...(await good.send(messages))].reverse() })],
  [
    'throws when nobody answers',
    'no luck',
    (good) => ({
      send: async (messages) => {
        const answers = await good.send(messages);
        if (answers[0]?.state === 'retry') throw new Error('no luck');
        return answers;
      },
    }),
  ],
  [
    'promises a key it does not honour',
    'shown 2 times',
    (good) => ({
      send: async (messages) =>
        (await good.send(messages.map((one) => ({ ...one, key: crypto.randomUUID() })))).map((answer, n) => ({ ...answer, key: messages[n]!.key })),
    }),
  ],
  ['tries for ever', 'what can never work', changed((answer) => (answer.state === 'refused' ? { ...answer, state: 'retry', afterSeconds: 5 } : answer))],
  ['asks to come back at once', '1 to 86400 seconds', changed((answer) => (answer.state === 'retry' ? { ...answer, afterSeconds: 0 } : answer))],
  ['takes every address', 'Expected values to be strictly', () => ({ judge: async (_, addresses) => addresses.map(() => null) })],
  ['speaks English alone', 'Chinese', changed((answer) => (answer.state === 'refused' ? { ...answer, note: { 'zh-CN': 'refused', en: 'refused' } } : answer))],
  [
    'shows what hides text',
    'hide or break',
    (_, { board }) => ({
      send: async (messages) =>
        messages.map(({ key, address, items }) => {
          board.push({ address, text: items.map(({ title, url }) => title + url).join() });
          return { key, state: 'delivered' };
        }),
    }),
  ],
])('a channel that %s is caught', async (_, reason, spoil) => {
  const failures = await Promise.all(
    pushChannelCases.map(({ run }) =>
      run(trial(spoil)).then(
        () => '',
        (error: Error) => error.message,
      ),
    ),
  );
  expect(failures.filter((text) => text.includes(reason))).not.toEqual([]);
});
