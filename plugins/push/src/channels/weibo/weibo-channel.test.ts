/** The other side is a fake: it follows the public documents of the platform and nothing was tried against the real service. */
import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { type LocalServer, localServer, trialMessage, trialNeeds, trialNow } from '../shared/trial.suite.ts';
import { weiboChannel, weiboFate } from './weibo-channel.ts';

const names: Readonly<Record<string, string>> = { 'weibo-token-a': '青川发布', 'weibo-token-b': '虚构省政府网' };
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function world() {
  const shown: ShownMessage[] = [];
  const texts = new Set<string>();
  let mood: PeerMood = 'takes';
  const server = await localServer(({ path, body, headers }, response) => {
    if (mood === 'silent') return void response.destroy();
    const fail = (status: number, error_code: number) => void response.writeHead(status).end(JSON.stringify({ request: path, error_code, error: 'x' }));
    const form = new URLSearchParams(body.toString());
    const [token, text] = [String(form.get('access_token')), String(form.get('status'))];
    const name = names[token];
    if (name === undefined) return fail(403, 21_332);
    if (mood !== 'takes') return fail(400, { busy: 10_023, refuses: 20_021, gone: 0 }[mood as 'busy' | 'refuses' | 'gone']);
    if (path !== '/2/statuses/share.json' || headers['content-type'] !== 'application/x-www-form-urlencoded') return fail(404, 10_020);
    // the documents want a link of the registered domain in each post
    if (!/https?:\/\/\S+/.test(text)) return fail(400, 10_017);
    if ([...text].length > 140) return fail(400, 20_012);
    if (texts.has(name + text)) return fail(400, 20_019);
    texts.add(name + text);
    shown.push({ address: name, text });
    response.writeHead(200).end(JSON.stringify({ idstr: '5012345678901234' }));
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'api.weibo.com': server.port }));
  const accounts = Object.entries(names).map(([accessToken, name]) => ({ name, accessToken }));
  const channel = weiboChannel({ accounts }, needs);
  const become = (next: PeerMood) => {
    mood = next;
    // nobody leaves a public account's own page
    return next !== 'gone';
  };
  return {
    channel,
    message: trialMessage('weibo', '青川发布'),
    otherAddress: '虚构省政府网',
    shown: () => shown,
    become,
    logged: () => log.join('\n'),
    ownSecrets: Object.keys(names),
    needs,
  };
}

// three messages of one text are one post here: the platform refuses a repetition, which counts as there
test.each(
  pushChannelCases.filter(({ title }) => title !== 'other keys are other messages' && title !== 'every kind that it promises comes through, and no other'),
)('weibo: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test('each kind of message is another post, marked as what it is', async () => {
  const { channel, message, shown } = await world();
  const kinds = ['publication', 'correction', 'withdrawal', 'alert'] as const;
  const answers = await channel.send(kinds.map((kind) => ({ ...message, kind, key: kind, title: '优化营商环境' })));
  expect(answers.map((answer) => [answer.state, answer.state === 'delivered' && answer.receipt])).toEqual(kinds.map(() => ['delivered', '5012345678901234']));
  expect(shown().map(({ text }) => /^【(.+?)】/.exec(text)?.[1])).toEqual([undefined, '更正', '撤稿', '预警']);
});

test('a post has no link to leave: it is for everybody', async () => {
  const { channel, message, shown } = await world();
  await channel.send([message]);
  expect([shown()[0]?.text.includes('leave'), shown()[0]?.text.includes('退订')]).toEqual([false, false]);
});

test('a token that ended waits for a person', async () => {
  const { needs, message } = await world();
  const channel = weiboChannel({ accounts: [{ name: '青川发布', accessToken: 'old' }] }, needs);
  expect(await channel.send([message])).toEqual([
    expect.objectContaining({ state: 'retry', afterSeconds: 3600, note: expect.objectContaining({ en: expect.stringContaining('credentials') }) }),
  ]);
});

test.each([
  [20_019, 'delivered', {}],
  [10_023, 'retry', { failure: 'rate-limited' }],
  [20_016, 'retry', { afterSeconds: 54_000 }],
  [20_021, 'refused', { failure: 'content-refused' }],
  [21_327, 'retry', { afterSeconds: 3600 }],
  [10_001, 'retry', { failure: 'unreachable' }],
  [1, 'refused', {}],
])('error code %i is %s', (code, state, rest) => {
  expect(weiboFate(code, trialNow)).toMatchObject({ state, ...rest });
});
