/** The plugin on the real platform over HTTP: messages on the site, one click to leave, endpoints that are verified, signed events, a kill. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Platform, preparePlatform, publish, seedPlaces } from './running-platform.ts';
import { openSink, register, type Sink } from './sink.ts';

let sink: Sink;
let platform: Platform;

beforeAll(async () => {
  sink = await openSink();
  platform = await preparePlatform({ channels: { webhook: { privateHosts: ['127.0.0.1'] } }, leaseSeconds: 5 }, sink.certificate);
  await platform.start();
  await seedPlaces(platform);
});
afterAll(async () => {
  await platform.stop();
  platform.remove();
  await sink.close();
});

const until = async <T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> => {
  for (let turn = 0; turn < 2400; turn += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it does not happen');
};
const query = { all: [{ any: [{ kind: 'site', siteIds: ['s1'], includesBelow: true }] }] };

test('the platform says that it serves the module', async () => {
  const { json } = await platform.send('GET', '/.well-known/jiyue');
  expect(json.modules).toContainEqual(expect.objectContaining({ name: 'push', servedBy: 'push' }));
});

test('messages on the site: saved with an entity tag, delivered, listed for their reader alone, taken along', async () => {
  const person = await platform.token('person-1');
  const body = { locale: 'zh-CN', siteId: 's1', name: '全站', basis: 'site', query, channel: 'web', frequency: 'immediate' };
  const saved = await platform.send('PUT', '/api/v1/me/subscriptions/mine', body, { by: person });
  expect([saved.status, saved.headers.get('etag'), saved.json.state]).toEqual([200, '"1"', 'active']);
  expect((await platform.send('PUT', '/api/v1/me/subscriptions/mine', body, { by: person, version: 7 })).status).toBe(409);
  const { id, version } = await publish(platform, '云川江治理工程通过验收');
  const own = () => platform.send('GET', '/api/v1/me/deliveries', undefined, { by: person });
  const delivery = await until(async () => (await own()).json.items.find(({ state }: { state: string }) => state === 'delivered'));
  expect(delivery).toMatchObject({ channel: 'web', resources: [{ resourceId: id, version }], isExactlyOnce: true, deliveredAt: expect.any(String) });
  expect((await platform.send('GET', '/api/v1/me/deliveries')).json.total).toBe(0);
  const message = await platform.send('GET', `/api/v1/push-messages/${delivery.messageId}`);
  expect(message.json).toMatchObject({ receivers: 1, resources: [{ title: '云川江治理工程通过验收', url: `http://localhost:8080/s/9900000001/r/${id}` }] });
  expect((await platform.send('GET', '/api/v1/push-messages', undefined, { by: 'public' })).status).toBe(401);
  expect((await platform.send('GET', '/api/plugins/push/v0/me/data', undefined, { by: person })).json.deliveries).toHaveLength(1);
  expect((await platform.send('DELETE', '/api/v1/me/subscriptions/mine', undefined, { by: person })).status).toBe(204);
});

test('the form that mail programs send for one click is taken; an unknown link is told of, a page for people says what to do', async () => {
  const path = `/api/v1/unsubscriptions/${'A'.repeat(43)}`;
  const unknown = await platform.send('POST', path, undefined, { by: 'public', form: 'List-Unsubscribe=One-Click' });
  expect([unknown.status, unknown.json.code]).toEqual([404, 'PUSH_LINK_UNKNOWN']);
  const page = await platform.send('GET', `/api/plugins/push/v0/unsubscribe/${'A'.repeat(43)}`, undefined, { by: 'public' });
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});

test('the personal page of each of two accounts is its own at one address, and no shared cache may keep it', async () => {
  for (const account of ['person-3', 'person-4']) {
    const by = await platform.token(account);
    const preferences = { locale: 'zh-CN', usesRecommendations: true, keepsHistory: false, displayMode: 'ordinary' };
    expect((await platform.send('PUT', '/api/v1/me/preferences', preferences, { by })).status).toBe(200);
    const interest = { locale: 'zh-CN', name: `${account}的兴趣`, origin: 'stated', isOnHome: true, query };
    expect((await platform.send('PUT', '/api/v1/me/interests/mine', interest, { by })).status).toBe(200);
    const home = await platform.send('GET', '/api/v1/me/home', undefined, { by });
    expect([home.json.sections[0].title, home.headers.get('cache-control')]).toEqual([`${account}的兴趣`, 'private, no-store']);
  }
  expect((await platform.send('GET', '/api/v1/me/home', undefined, { by: 'public' })).status).toBe(401);
});

test('a live stream tells its reader of what was published, under an id from which it goes on', async () => {
  const person = await platform.token('person-2');
  const body = { locale: 'zh-CN', siteId: 's1', name: '实时', basis: 'site', query, channel: 'sse', address: 'person-2', frequency: 'immediate' };
  expect((await platform.send('PUT', '/api/v1/me/subscriptions/live', { ...body, address: 'x y' }, { by: person })).status).toBe(422);
  expect((await platform.send('PUT', '/api/v1/me/subscriptions/live', body, { by: person })).status).toBe(200);
  const path = `${platform.origin()}/api/plugins/push/v0/me/notices`;
  expect((await fetch(path)).status).toBe(401);
  const leave = new AbortController();
  const stream = await fetch(path, { headers: { authorization: `Bearer ${person}` }, signal: leave.signal });
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const { id } = await publish(platform, '实时送到的消息');
  let text = '';
  for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.includes('event: publication')) break;
  }
  leave.abort();
  const [, place = '', data = ''] = /id: (\d{15})\nevent: publication\ndata: (.*)\n\n/.exec(text) ?? [];
  expect(JSON.parse(data)).toMatchObject({ kind: 'publication', title: '实时送到的消息', resources: [{ resourceId: id }] });
  const resumed = await fetch(path, { headers: { authorization: `Bearer ${person}`, 'last-event-id': String(Number(place) - 1).padStart(15, '0') } });
  const reader = resumed.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain(`id: ${place}`);
  await reader.cancel();
  expect((await platform.send('DELETE', '/api/v1/me/subscriptions/live', undefined, { by: person })).status).toBe(204);
});

test('feeds: three formats over HTTP, not sent again while nothing changed, without what was withdrawn', async () => {
  const { id, version } = await publish(platform, '订阅源中的消息');
  const feed = (format: string, tag?: string) =>
    fetch(`${platform.origin()}/api/v1/sites/s1/feed?format=${format}`, tag === undefined ? {} : { headers: { 'if-none-match': tag } });
  const atom = await feed('atom');
  expect([atom.status, atom.headers.get('content-type'), (await atom.text()).includes(`urn:jiyue:1:resource:${id}`)]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
    true,
  ]);
  const tag = atom.headers.get('etag') ?? '';
  expect((await feed('atom', tag)).status).toBe(304);
  expect([(await feed('rss')).headers.get('content-type'), (await feed('json')).headers.get('content-type')]).toEqual([
    'application/rss+xml; charset=utf-8',
    'application/feed+json; charset=utf-8',
  ]);
  await platform.send('POST', `/api/v1/resources/${id}/withdraw`, { kind: 'withdrawn', reason: '内容有误' }, { version });
  const after = await feed('atom', tag);
  expect([after.status, (await after.text()).includes(id)]).toEqual([200, false]);
  expect((await platform.send('GET', '/api/v1/sites/s1/feed?format=atom&cursor=made-up', undefined, { by: 'public' })).json.code).toBe('CURSOR_INVALID');
  expect((await platform.send('GET', '/api/v1/sites/s1/feeds', undefined, { by: 'public' })).json.items[0]).toMatchObject({ siteId: 's1', format: 'rss' });
});

test('an endpoint gets nothing before it is verified, then each event once and signed, also over a kill in the middle', async () => {
  await publish(platform, '验证之前');
  const verified = await register(sink, platform.send);
  expect([verified.status, verified.json]).toMatchObject([200, { state: 'receiving' }]);
  expect(sink.arrived.size).toBe(0);
  const { id, version } = await publish(platform, '验证之后');
  await until(() => sink.arrived.size === 1);
  // the receiver has it, and the platform dies before it hears so
  let killed: Promise<void> | undefined;
  sink.before = async () => {
    killed ??= platform.stop('SIGKILL');
    await killed;
  };
  await publish(platform, '中断时发布');
  await until(() => killed && sink.arrived.size === 2);
  await killed;
  await platform.start();
  await until(() => [...sink.arrived.values()].some(({ times }) => times === 2));
  await platform.send('POST', `/api/v1/resources/${id}/withdraw`, { kind: 'withdrawn', reason: '内容有误' }, { version });
  await until(() => sink.arrived.size === 3);
  expect([...sink.arrived.values()].map(({ event, times }) => [event.type, times])).toEqual([
    ['record.published', 1],
    ['record.published', 2],
    ['record.withdrawn', 1],
  ]);
  expect(sink.refused).toBe(0);
  // an attempt is written down after its answer came
  const attempts = await until(async () => {
    const listed = await platform.send('GET', '/api/v1/webhook-endpoints/e1/attempts');
    return listed.json.items.length >= 3 && listed;
  });
  expect(attempts.json.items.map(({ failure }: { failure?: string }) => failure)).toEqual([undefined, undefined, undefined]);
});
