/** The other side is a fake: it follows the public documents of the platform and nothing was tried against the real service. */
import type { ChannelMessage } from '@jiyue/sdk/plugin';
import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { type LocalServer, localServer, trialMessage, trialNeeds, trialNow } from '../shared/trial.suite.ts';
import { wechatChannel, wechatFate } from './wechat-channel.ts';

const openId = 'oAbCdEfGhIjKlMnOpQrStUvWxYz0';
const otherAddress = 'oZyXwVuTsRqPoNmLkJiHgFeDcBa9';
const places = { thing2: { value: 'title', max: 20 }, thing5: { value: 'site', max: 20 }, thing9: { value: 'lead', max: 20 } } as const;
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** The platform as its documents have it: tokens that end, ids that are shown once, places of at most 20 characters. */
async function world() {
  const shown: ShownMessage[] = [];
  const state = { tokens: 0, ends: new Set<string>(), sent: 0, errcode: 0, mood: 'takes' as PeerMood, secret: 'wechat-app-secret' };
  const seen = new Set<string>();
  const server = await localServer(({ path, query, body }, response) => {
    if (state.mood === 'silent') return void response.destroy();
    const reply = (value: object) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const asked = JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
    if (path === '/cgi-bin/stable_token') {
      if (asked['secret'] !== state.secret) return reply({ errcode: 40125, errmsg: 'invalid appsecret' });
      if (asked['force_refresh'] === true || state.tokens === 0) state.tokens += 1;
      return reply({ access_token: `wechat-token-${state.tokens}`, expires_in: 7200 });
    }
    state.sent += 1;
    const token = String(query.get('access_token'));
    if (state.ends.has(token) || token !== `wechat-token-${state.tokens}`) return reply({ errcode: 42001, errmsg: 'access_token expired' });
    if (state.errcode !== 0) return reply({ errcode: state.errcode, errmsg: `x ${asked['touser']}` });
    const { touser, url, client_msg_id: id, data } = asked as { touser: string; url: string; client_msg_id: string; data: Record<string, { value: string }> };
    const values = Object.values(data).map(({ value }) => value);
    if (values.some((value) => value === '' || [...value].length > 20)) return reply({ errcode: 47003, errmsg: 'argument invalid' });
    if (!seen.has(`${touser} ${id}`)) shown.push({ address: touser, text: `${values.join('\n')}\n${url}` });
    seen.add(`${touser} ${id}`);
    return reply({ errcode: 0, errmsg: 'ok', msgid: 200_228_332 });
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'api.weixin.qq.com': server.port }));
  let now = trialNow;
  const channel = wechatChannel({ appId: 'wx0123456789', appSecret: 'wechat-app-secret', templateId: 't1', places }, { ...needs, clock: () => now });
  const become = (mood: PeerMood) => {
    state.mood = mood;
    state.errcode = { takes: 0, silent: 0, busy: -1, refuses: 47003, gone: 43004 }[mood];
    return true;
  };
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return {
    channel,
    message: trialMessage('wechat-oa', openId),
    otherAddress,
    shown: () => shown,
    become,
    logged: () => log.join('\n'),
    ownSecrets: ['wechat-app-secret', 'wechat-token-1'],
    state,
    pass,
  };
}
const stateOf = async ({ channel }: Pick<Awaited<ReturnType<typeof world>>, 'channel'>, message: ChannelMessage) => (await channel.send([message]))[0]!.state;

test.each(pushChannelCases)('wechat: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test('one token serves many messages; one that ended early is renewed once, and one that is near its end before it ends', async () => {
  const it = await world();
  const many = Array.from({ length: 12 }, (_, n) => ({ ...it.message, key: `k${n}` }));
  expect((await it.channel.send(many)).every(({ state }) => state === 'accepted')).toBe(true);
  expect(it.state.tokens).toBe(1);
  it.state.ends.add('wechat-token-1');
  expect((await it.channel.send(many.map((one) => ({ ...one, key: `again-${one.key}` })))).every(({ state }) => state === 'accepted')).toBe(true);
  expect(it.state.tokens).toBe(2);
  const before = it.state.sent;
  it.pass(7000);
  expect([await stateOf(it, { ...it.message, key: 'late' }), it.state.sent - before]).toEqual(['accepted', 1]);
});

test('a secret that does not hold waits for the operator and is not asked for each message without end', async () => {
  const it = await world();
  it.state.secret = 'another';
  const [answer] = await it.channel.send([it.message]);
  expect(answer).toMatchObject({ state: 'retry', afterSeconds: 900, note: { en: expect.stringContaining('credentials') } });
});

test.each([
  [43004, 'gone', { failure: 'unsubscribed' }],
  [40003, 'gone', { failure: 'address-unknown' }],
  // 09:00 in China: 15 hours are left of the day
  [45009, 'retry', { failure: 'rate-limited', afterSeconds: 54_000 }],
  [45011, 'retry', { afterSeconds: 60 }],
  [47003, 'refused', { failure: 'content-refused' }],
  [40037, 'retry', { afterSeconds: 900 }],
  [40164, 'retry', { afterSeconds: 900 }],
  [-1, 'retry', { afterSeconds: 5 }],
  [99_999, 'refused', { failure: 'refused' }],
])('error code %i is %s', (errcode, state, rest) => {
  expect(wechatFate(errcode, trialNow)).toMatchObject({ state, ...rest });
});
