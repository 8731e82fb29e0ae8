/** The plugin on the real platform over HTTP: messages on the site, one click to leave, endpoints that are verified, signed events, a kill. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Platform, preparePlatform, publish, seedPlaces } from './running-platform.ts';
import { openSink, register, type Sink } from './sink.ts';

let sink: Sink;
let platform: Platform;

beforeAll(async () => {
  sink = await openSink();
  platform = await preparePlatform({ channels: { webhook: { privateHosts: ['127.0.0.1'] } }, leaseSeconds: 2 }, sink.certificate);
  await platform.start();
  await seedPlaces(platform);
});
afterAll(async () => {
  await platform.stop();
  platform.remove();
  await sink.close();
});

const until = async <T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> => {
  for (let turn = 0; turn < 600; turn += 1) {
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
  expect(delivery).toMatchObject({ channel: 'web', resources: [{ resourceId: id, version }], isExactlyOnce: true });
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
  const attempts = await platform.send('GET', '/api/v1/webhook-endpoints/e1/attempts');
  expect(attempts.json.items.map(({ failure }: { failure?: string }) => failure)).toEqual([undefined, undefined, undefined]);
});
