import { createHmac } from 'node:crypto';
import { createMemoryStorage, type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { afterEach, expect, test } from 'vitest';
import { answerMood, type Asked, type LocalServer, localServer, trialMessage, trialNeeds, trialNow, trialWire } from '../shared/trial.suite.ts';
import type { LookUp } from '../shared/public-host.ts';
import { openHub, type WebsubSettings } from './hub.ts';
import { formatOf, websubChannel } from './websub-channel.ts';

const topic = 'https://www.qingchuan.example/api/v1/sites/qingchuan/feed?format=atom';
const rssTopic = 'https://www.qingchuan.example/api/v1/sites/qingchuan/feed?format=rss';
const hubUrl = 'https://www.qingchuan.example/api/plugins/push/v0/websub';
const callback = 'https://reader.example/in/first?own=1';
const secret = 'secret-of-the-subscriber';
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A subscriber after the W3C document: answers challenges it expects, judges signatures, reads feeds. */
async function world(settings: WebsubSettings = {}, lookUp?: LookUp) {
  const asked: Asked[] = [];
  const shown: (ShownMessage & { readonly callback: string })[] = [];
  const state = { mood: 'takes' as PeerMood, echo: (challenge: string) => challenge, status: 200 };
  const server = await localServer((one, response) => {
    asked.push(one);
    if (one.method === 'GET') return void response.writeHead(state.status).end(state.echo(one.query.get('hub.challenge') ?? ''));
    if (answerMood(state.mood, response)) return;
    const expected = `sha256=${createHmac('sha256', secret).update(one.body).digest('hex')}`;
    if (one.headers['x-hub-signature'] !== expected) return void response.writeHead(202).end();
    const feed = parseAtomFeed(one.body.toString());
    shown.push({
      callback: one.path,
      address: one.path,
      text: (feed.entries ?? []).map(({ title, links, summary }) => [title?.value, links?.[0]?.href, summary?.value].join('\n')).join('\n'),
    });
    response.writeHead(204).end();
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'reader.example': server.port }));
  const wire = trialWire(needs, lookUp);
  let now = trialNow;
  const own = { ...needs, clock: () => now };
  const hub = openHub(settings, { ...own, storage: createMemoryStorage(), isTopic: async (one) => one === topic || one === rssTopic, wire });
  const channel = websubChannel(hub, hubUrl, settings, own, wire);
  const subscribe = async (more: Readonly<Record<string, string>> = {}) => {
    const outcome = await hub.request({ 'hub.mode': 'subscribe', 'hub.callback': callback, 'hub.topic': topic, 'hub.secret': secret, ...more });
    return outcome.ok ? ((await hub.verifyPending()) > 0 ? 'agreed' : 'not agreed') : `${outcome.failure.data?.['member']} ${outcome.failure.data?.['rule']}`;
  };
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return { hub, channel, subscribe, asked, shown, state, log, pass };
}
type World = Awaited<ReturnType<typeof world>>;
const idOf = async ({ hub }: World, path = '/in/first') => (await hub.subscribersOf(topic)).find((one) => one.callback.includes(path))!.id;

test.each(pushChannelCases)('websub: $title', async ({ run }) => {
  const it = await world();
  await it.subscribe();
  await it.subscribe({ 'hub.callback': 'https://reader.example/in/second' });
  const [address, otherAddress] = [await idOf(it), await idOf(it, '/in/second')];
  const become = (mood: PeerMood) => {
    it.state.mood = mood;
    return true;
  };
  const shown = () => it.shown.map(({ callback: path, text }) => ({ address: path === '/in/first' ? address : otherAddress, text }));
  await expect(
    run({
      channel: it.channel,
      message: trialMessage('websub', address),
      otherAddress,
      shown,
      become,
      logged: () => it.log.join('\n'),
      ownSecrets: [secret, callback],
    }),
  ).resolves.toBeUndefined();
});

test('a subscriber is asked whether it meant it, and told how long it lasts; its own query is kept', async () => {
  const it = await world();
  expect(await it.subscribe({ 'hub.lease_seconds': '86400' })).toBe('agreed');
  const { query } = it.asked[0]!;
  expect(Object.fromEntries(query)).toEqual({
    own: '1',
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.challenge': expect.stringMatching(/^[\w-]{32}$/),
    'hub.lease_seconds': '86400',
  });
  expect(await it.hub.subscribersOf(topic)).toEqual([{ id: expect.any(String), callback, topic, secret, until: '2026-03-03T01:00:00.000Z' }]);
  expect(await it.hub.subscribersOf(rssTopic)).toEqual([]);
});

test.each<readonly [string, (state: World['state']) => void]>([
  [
    'gives another value back',
    (state) => {
      state.echo = () => 'guess';
    },
  ],
  [
    'gives the value with more',
    (state) => {
      state.echo = (challenge) => `${challenge}\n`;
    },
  ],
  [
    'does not know of it',
    (state) => {
      state.status = 404;
    },
  ],
])('a subscriber that %s is none, for a subscription and for its end', async (_, spoil) => {
  const it = await world();
  spoil(it.state);
  expect([await it.subscribe(), await it.hub.subscribersOf(topic)]).toEqual(['not agreed', []]);
  const other = await world();
  await other.subscribe();
  spoil(other.state);
  await other.subscribe({ 'hub.mode': 'unsubscribe' });
  expect(await other.hub.subscribersOf(topic)).toHaveLength(1);
});

test('who agrees to the end is out; who asks again has its lease renewed, once', async () => {
  const it = await world();
  await it.subscribe({ 'hub.lease_seconds': '600' });
  it.pass(500);
  await it.subscribe({ 'hub.lease_seconds': '600' });
  expect((await it.hub.subscribersOf(topic)).map(({ until }) => Date.parse(until) - trialNow.getTime())).toEqual([1_100_000]);
  await it.subscribe({ 'hub.mode': 'unsubscribe' });
  expect(await it.hub.subscribersOf(topic)).toEqual([]);
});

test('a lease that is over gets nothing and is forgotten; none is longer than the operator allows', async () => {
  const it = await world({ leaseDays: 1 });
  await it.subscribe({ 'hub.lease_seconds': '999999999' });
  const address = await idOf(it);
  it.pass(86_401);
  expect([
    await it.hub.subscribersOf(topic),
    (await it.channel.send([trialMessage('websub', address, { deadline: '2027-01-01T00:00:00Z' })]))[0]?.state,
    await it.hub.forgetExpired(),
    await it.hub.forgetExpired(),
  ]).toEqual([[], 'gone', 1, 0]);
});

test.each<readonly [Readonly<Record<string, string>>, string]>([
  [{ 'hub.mode': 'publish' }, 'hub.mode enum'],
  [{ 'hub.callback': 'http://reader.example/in' }, 'hub.callback format'],
  [{ 'hub.callback': 'https://u:p@reader.example/in' }, 'hub.callback format'],
  [{ 'hub.callback': `https://reader.example/${'x'.repeat(1000)}` }, 'hub.callback format'],
  [{ 'hub.topic': 'https://elsewhere.example/feed' }, 'hub.topic unknown'],
  [{ 'hub.secret': 'x'.repeat(200) }, 'hub.secret length'],
  [{ 'hub.lease_seconds': '-1' }, 'hub.lease_seconds format'],
])('a request with %o is refused: %s', async (more, fault) => {
  const it = await world();
  expect([await it.subscribe(more), it.asked]).toEqual([fault, []]);
});

test('a private network is not asked and gets nothing, unless the operator permits the host', async () => {
  const inside = async () => ['10.0.0.9'];
  const it = await world({}, inside);
  expect([await it.subscribe(), it.asked]).toEqual(['not agreed', []]);
  const permitted = await world({ privateHosts: ['reader.example'] }, inside);
  expect(await permitted.subscribe({ 'hub.callback': 'http://reader.example/in/first' })).toBe('agreed');
});

test('a host that asks for very much is put off, and others are still heard', async () => {
  const it = await world();
  const ask = (path: string, host = 'reader.example') =>
    it.hub.request({ 'hub.mode': 'subscribe', 'hub.callback': `https://${host}/${path}`, 'hub.topic': topic });
  for (let n = 0; n < 50; n += 1) expect(await ask(`in/${n}`)).toMatchObject({ ok: true });
  expect(await ask('in/50')).toMatchObject({ failure: { data: { member: 'hub', rule: 'busy' } } });
  expect(await ask('in', 'other.example')).toMatchObject({ ok: true });
  expect(await it.hub.verifyPending()).toBe(50);
  expect(await ask('in/50')).toMatchObject({ ok: true });
});

test('what is sent is a feed in the format of the topic, with its links and its signature; without a secret it has none', async () => {
  const it = await world();
  await it.subscribe();
  await it.channel.send([trialMessage('websub', await idOf(it), { kind: 'withdrawal', lead: '内容有误。' })]);
  const sent = it.asked.at(-1)!;
  expect(sent.headers).toMatchObject({ 'content-type': 'application/atom+xml; charset=utf-8', link: `<${hubUrl}>; rel="hub", <${topic}>; rel="self"` });
  expect(parseAtomFeed(sent.body.toString()).entries?.[0]).toMatchObject({
    id: 'urn:jiyue:1:resource:policy-0001',
    title: { value: '【撤稿】青川市优化营商环境若干措施' },
    summary: { value: '内容有误。' },
  });
  const plain = await world();
  await plain.hub.request({ 'hub.mode': 'subscribe', 'hub.callback': callback, 'hub.topic': rssTopic });
  await plain.hub.verifyPending();
  const { id } = (await plain.hub.subscribersOf(rssTopic))[0]!;
  await plain.channel.send([trialMessage('websub', id)]);
  expect([plain.asked.at(-1)?.headers['x-hub-signature'], parseRssFeed(plain.asked.at(-1)!.body.toString()).items?.[0]?.guid?.value]).toEqual([
    undefined,
    'policy-0001',
  ]);
});

test('a callback that is gone ends the subscription; a denial is told', async () => {
  const it = await world();
  await it.subscribe();
  const id = await idOf(it);
  it.state.mood = 'gone';
  await it.channel.send([trialMessage('websub', id)]);
  expect(await it.hub.find(id)).toBeUndefined();
  await it.subscribe();
  await it.hub.deny(id, '订阅源已停用');
  expect(Object.fromEntries(it.asked.at(-1)!.query)).toEqual({ own: '1', 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': '订阅源已停用' });
  expect([await it.hub.find(id), formatOf('nothing')]).toEqual([undefined, 'atom']);
});
