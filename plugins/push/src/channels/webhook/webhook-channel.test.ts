import { newWebhookSecret, seenInMemory, createWebhookReceiver } from '@jiyue/sdk/signing';
import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { answerMood, type Asked, type LocalServer, localServer, trialMessage, trialNeeds, trialNow, trialWire } from '../shared/trial.suite.ts';
import type { LookUp } from '../shared/public-host.ts';
import { challengeEndpoint } from './challenge-endpoint.ts';
import { webhookChannel, type WebhookSettings } from './webhook-channel.ts';

const address = 'https://hook.receiver.example/in/first-of-two';
const otherAddress = 'https://hook.receiver.example/in/second-of-two';
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A receiver as the SDK gives it to other systems: it proves the sender and tells repetitions. */
async function world(
  settings: WebhookSettings = {},
  answer?: (asked: Asked) => { readonly status: number; readonly headers?: { readonly [name: string]: string | undefined }; readonly body?: string },
) {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  const shown: ShownMessage[] = [];
  const asked: Asked[] = [];
  let mood: PeerMood = 'takes';
  const receive = createWebhookReceiver({ secrets: [secrets[1]!], seen: seenInMemory(() => trialNow), now: () => trialNow });
  const server = await localServer(async (one, response) => {
    asked.push(one);
    if (answer) {
      const { status, headers = {}, body = '' } = answer(one);
      return void response.writeHead(status, headers).end(body);
    }
    if (answerMood(mood, response)) return;
    const received = await receive(
      (name) => one.headers[name],
      one.body,
      (event) => void shown.push({ address: `https://hook.receiver.example${one.path}`, text: JSON.stringify(event) }),
    );
    response.writeHead(received.ok ? 204 : 401).end();
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'hook.receiver.example': server.port }));
  const channel = webhookChannel(settings, needs, trialWire(needs));
  const message = trialMessage('webhook', address, { secrets });
  const become = (next: PeerMood) => {
    mood = next;
    return true;
  };
  return { channel, message, otherAddress, shown: () => shown, become, logged: () => log.join('\n'), ownSecrets: [], asked, secrets, needs };
}

test.each(pushChannelCases)('webhook: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test('a CloudEvent goes out, signed anew by both secrets, under the key of the message', async () => {
  const { channel, message, asked } = await world();
  await channel.send([
    {
      ...message,
      event: { specversion: '1.0', id: '0000000000000007', type: 'record.published', source: 'urn:jiyue:platform:qingchuan', data: { version: 2 } },
    },
  ]);
  const { headers, body } = asked[0]!;
  expect(JSON.parse(body.toString())).toMatchObject({ type: 'record.published', data: { version: 2 } });
  expect(headers).toMatchObject({
    'webhook-id': 'a3f1-0001',
    'webhook-timestamp': String(trialNow.getTime() / 1000),
    'content-type': 'application/cloudevents+json; charset=utf-8',
  });
  expect(
    String(headers['webhook-signature'])
      .split(' ')
      .map((one) => one.split(',')[0]),
  ).toEqual(['v1', 'v1sm3', 'v1', 'v1sm3']);
});

test.each([
  [200, {}, 'delivered', {}],
  [202, {}, 'delivered', {}],
  [301, { location: 'https://elsewhere.example/' }, 'refused', { failure: 'refused' }],
  [400, {}, 'refused', { failure: 'refused' }],
  [401, {}, 'refused', { failure: 'signature-refused' }],
  [404, {}, 'retry', { afterSeconds: 3600 }],
  [408, {}, 'retry', { failure: 'timed-out' }],
  [410, {}, 'gone', {}],
  [413, {}, 'refused', { failure: 'content-refused' }],
  [429, {}, 'retry', { failure: 'rate-limited', afterSeconds: 60 }],
  [429, { 'retry-after': '7' }, 'retry', { afterSeconds: 7 }],
  [429, { 'retry-after': new Date(trialNow.getTime() + 90_000).toUTCString() }, 'retry', { afterSeconds: 90 }],
  [429, { 'retry-after': 'soon' }, 'retry', { afterSeconds: 60 }],
  [503, { 'retry-after': '999999999' }, 'retry', { failure: 'unreachable', afterSeconds: 86_400 }],
])('status %i with %o is %s', async (status, headers, state, rest) => {
  const { channel, message, asked } = await world({}, () => ({ status, headers, body: 'a word about https://hook.receiver.example/in/first-of-two' }));
  expect(await channel.send([message])).toEqual([expect.objectContaining({ state, ...rest })]);
  expect(asked).toHaveLength(1);
});

test('without a secret nothing is sent: an unsigned webhook proves nothing', async () => {
  const { channel, message, asked } = await world();
  const { secrets: _, ...bare } = message;
  expect(await channel.send([bare])).toEqual([expect.objectContaining({ state: 'refused', failure: 'signature-refused' })]);
  expect(asked).toEqual([]);
});

test.each([
  'https://127.0.0.1/x',
  'https://10.1.2.3/x',
  'https://[::1]/x',
  'https://[::ffff:192.168.0.1]/x',
  'https://[fd00::1]/x',
  'https://169.254.169.254/latest',
  'https://localhost/x',
  'https://db.internal/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
])('the private address %s is refused although its host is granted', async (target) => {
  const { message, needs, asked } = await world();
  const channel = webhookChannel({}, { ...needs, fetch: () => Promise.reject(new Error('called')) });
  expect(await channel.send([{ ...message, address: target }])).toEqual([expect.objectContaining({ state: 'refused', failure: 'address-unknown' })]);
  expect(asked).toEqual([]);
});

test('a name that leads into a private network is refused, unless the operator permits the host', async () => {
  const { message, needs, asked } = await world();
  const inside = async () => ['93.184.216.34', '10.0.0.8'];
  expect(await webhookChannel({}, needs, trialWire(needs, inside)).send([message])).toEqual([
    expect.objectContaining({ state: 'refused', failure: 'address-unknown' }),
  ]);
  expect(asked).toEqual([]);
  expect(await webhookChannel({ privateHosts: ['hook.receiver.example'] }, needs, trialWire(needs, inside)).send([message])).toEqual([
    expect.objectContaining({ state: 'delivered' }),
  ]);
});

test('a host that is not granted is refused for good, and said so', async () => {
  const { channel, message } = await world();
  const [answer] = await channel.send([{ ...message, address: 'https://other.example/in' }]);
  expect(answer).toMatchObject({ state: 'refused', note: { en: expect.stringContaining('not granted the host') } });
});

test('only https is an address, without user, password or fragment', async () => {
  const { channel } = await world();
  const judged = await channel.judge('webhook', [
    address,
    'http://hook.receiver.example/',
    'https://u:p@hook.receiver.example/',
    `${address}#x`,
    'ftp://a.example/',
    'https://a.example/中',
  ]);
  expect(judged.map((note) => note === null)).toEqual([true, false, false, false, false, false]);
});

test('a receiver that does not answer in time is asked again', async () => {
  const { message, needs } = await world();
  const never: typeof needs.fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject((init.signal as AbortSignal).reason)));
  expect(await webhookChannel({ timeoutSeconds: 0.01 }, { ...needs, fetch: never }, trialWire({ fetch: never })).send([message])).toEqual([
    expect.objectContaining({ state: 'retry', failure: 'timed-out' }),
  ]);
});

test.each([
  ['gives the value back', 200, (body: string) => body, 'verified'],
  ['gives another value', 200, () => '{"challenge":"guess"}', 'wrong-answer'],
  ['gives no JSON', 200, () => 'hello', 'wrong-answer'],
  ['refuses', 403, () => '', 'refused'],
  ['points elsewhere', 302, () => '', 'refused'],
] as const)('an endpoint that %3$s %s', async (_title, status, echo, result) => {
  const { needs, secrets } = await world({}, ({ body }) => ({
    status,
    headers: status === 302 ? { location: 'https://x.example/' } : {},
    body: echo(body.toString()),
  }));
  expect(await challengeEndpoint({ id: 'endpoint-1', url: address, secrets }, {}, needs, trialWire(needs))).toBe(result);
});

test('a challenge is not sent to a private network, to a host that is not granted, or over http', async () => {
  const { needs, secrets, asked } = await world();
  const ask = (url: string, lookUp?: LookUp) => challengeEndpoint({ id: 'endpoint-1', url, secrets }, {}, needs, trialWire(needs, lookUp));
  expect([await ask(address, async () => ['10.0.0.1']), await ask('https://other.example/'), await ask('http://hook.receiver.example/')]).toEqual([
    'address-private',
    'host-not-granted',
    'address-invalid',
  ]);
  expect(asked).toEqual([]);
});
