import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { type PeerMood, pushChannelCases, type ShownMessage } from '@jiyue/sdk/testing';
import { afterEach, expect, test } from 'vitest';
import { answerMood, type Asked, type LocalServer, localServer, trialMessage, trialNeeds, trialNow, trialWire } from '../shared/trial.suite.ts';
import { encryptPush, maxPushBytes } from './encrypt-push.ts';
import { readPushAddress } from './push-address.ts';
import { newVapidKeys, vapidPublicKey, vapidSigner } from './vapid.ts';
import { webPushChannel } from './web-push-channel.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

// RFC 8291, section 5 and appendix A
const rfc8291 = {
  text: 'When I grow up, I want to be a watermelon',
  senderPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  browserPrivate: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  browserPublic: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
// RFC 8292, section 2.4
const rfc8292 = {
  token:
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA',
  key: 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
};

/** A browser: reads a message as RFC 8291 says, with nothing of ours. */
function browser(privateKey?: string, authText?: string) {
  const pair = createECDH('prime256v1');
  if (privateKey === undefined) pair.generateKeys();
  else pair.setPrivateKey(bytes(privateKey));
  const auth = authText === undefined ? Buffer.alloc(16, 7) : bytes(authText);
  const read = (body: Buffer) => {
    const [salt, size, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body[20]!];
    const sender = body.subarray(21, 21 + idLength);
    const sealed = body.subarray(21 + idLength);
    const hkdf = (secret: Buffer, saltBytes: Buffer, info: Buffer, length: number) => Buffer.from(hkdfSync('sha256', secret, saltBytes, info, length));
    const secret = hkdf(pair.computeSecret(sender), auth, Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]), 32);
    const open = createDecipheriv(
      'aes-128-gcm',
      hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
    );
    open.setAuthTag(sealed.subarray(-16));
    const record = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
    const end = record.lastIndexOf(2);
    expect([size, idLength, sealed.length <= size, record.subarray(end + 1).every((one) => one === 0)]).toEqual([4096, 65, true, true]);
    return record.subarray(0, end);
  };
  return { publicKey: pair.getPublicKey('base64url'), auth: auth.toString('base64url'), read };
}

function isSigned(token: string, key: string): boolean {
  const [head, body, signature = ''] = token.split('.');
  const point = bytes(key);
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  return verify('sha256', Buffer.from(`${head}.${body}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, bytes(signature));
}

test('the message of RFC 8291 comes out byte by byte, and its browser reads it', () => {
  const { text, senderPrivate, browserPrivate, browserPublic, auth, salt, body } = rfc8291;
  const made = encryptPush(Buffer.from(text), { p256dh: bytes(browserPublic), auth: bytes(auth) }, 0, { salt: bytes(salt), privateKey: bytes(senderPrivate) });
  expect(made.toString('base64url')).toBe(body);
  expect(browser(browserPrivate, auth).read(made).toString()).toBe(text);
});

test('padding hides the length and is no part of the text; the longest text fills one record', () => {
  const reader = browser();
  const keys = { p256dh: bytes(reader.publicKey), auth: bytes(reader.auth) };
  const made = ['短', '一段长一些的文字'].map((text) => encryptPush(Buffer.from(text), keys, 500));
  expect([made[0]!.length === made[1]!.length, ...made.map((one) => reader.read(one).toString())]).toEqual([true, '短', '一段长一些的文字']);
  const longest = encryptPush(Buffer.alloc(maxPushBytes, 65), keys);
  expect([longest.length, reader.read(longest).length]).toEqual([4096, maxPushBytes]);
  expect(() => encryptPush(Buffer.alloc(maxPushBytes + 1), keys)).toThrow(RangeError);
});

test('the judge of signatures takes the token of RFC 8292 and not one that was changed; ours passes it too', () => {
  expect(isSigned(rfc8292.token, rfc8292.key)).toBe(true);
  expect(isSigned(rfc8292.token.replace('.i3CY', '.i3CZ'), rfc8292.key)).toBe(false);
  const { privateKey, publicKey } = newVapidKeys();
  expect([bytes(privateKey).length, bytes(publicKey).length, vapidPublicKey(privateKey)]).toEqual([32, 65, publicKey]);
  const sign = vapidSigner({ privateKey, subject: 'mailto:push@qingchuan.example' });
  const header = sign('https://push.example.net/p/1', trialNow);
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  expect([isSigned(token, key), key]).toEqual([true, publicKey]);
  const seconds = trialNow.getTime() / 1000;
  expect(JSON.parse(bytes(token.split('.')[1]!).toString())).toEqual({
    aud: 'https://push.example.net',
    exp: seconds + 43_200,
    sub: 'mailto:push@qingchuan.example',
  });
  // the same token serves the same service for a while, and no other service
  expect(sign('https://push.example.net/p/2', new Date(trialNow.getTime() + 3_600_000))).toBe(header);
  expect(sign('https://other.example.net/p/1', trialNow)).not.toBe(header);
  expect(sign('https://push.example.net/p/1', new Date(trialNow.getTime() + 7 * 3_600_000))).not.toBe(header);
});

const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function world(answer?: (asked: Asked) => number) {
  const asked: Asked[] = [];
  const screen = new Map<string, ShownMessage>();
  const readers = new Map(['/p/first', '/p/second'].map((path) => [path, browser()]));
  const addressOf = (path: string) =>
    JSON.stringify({
      endpoint: `https://push.service.example${path}`,
      expirationTime: null,
      keys: { p256dh: readers.get(path)!.publicKey, auth: readers.get(path)!.auth },
    });
  let mood: PeerMood = 'takes';
  const server = await localServer((one, response) => {
    asked.push(one);
    if (answer) return void response.writeHead(answer(one)).end();
    if (answerMood(mood, response)) return;
    const { title, body, url, tag } = JSON.parse(readers.get(one.path)!.read(one.body).toString()) as Readonly<Record<string, string>>;
    // the Notifications API keeps one notification a tag
    screen.set(`${one.path} ${tag}`, { address: addressOf(one.path), text: `${title}\n${body}\n${url}` });
    response.writeHead(201, { location: 'https://push.service.example/m/1' }).end();
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'push.service.example': server.port }));
  const keys = newVapidKeys();
  const channel = webPushChannel({ privateKey: keys.privateKey, subject: 'mailto:push@qingchuan.example' }, needs, trialWire(needs));
  const become = (next: PeerMood) => {
    mood = next;
    return true;
  };
  return {
    channel,
    message: trialMessage('web-push', addressOf('/p/first')),
    otherAddress: addressOf('/p/second'),
    shown: () => [...screen.values()],
    become,
    logged: () => log.join('\n'),
    ownSecrets: [keys.privateKey],
    asked,
    keys,
  };
}

test.each(pushChannelCases)('web push: $title', async ({ run }) => {
  await expect(run(await world())).resolves.toBeUndefined();
});

test.each([
  ['alert', 'high'],
  ['publication', 'normal'],
  ['digest', 'low'],
] as const)('a message of kind %s has urgency %s, a life until its deadline and a topic of its own', async (kind, urgency) => {
  const { channel, message, asked, keys } = await world();
  await channel.send([{ ...message, kind }]);
  const { headers } = asked[0]!;
  expect(headers).toMatchObject({
    urgency,
    ttl: '86400',
    'content-encoding': 'aes128gcm',
    topic: expect.stringMatching(/^[\w-]{32}$/),
    authorization: expect.stringMatching(new RegExp(`^vapid t=[\\w.-]+, k=${keys.publicKey}$`)),
  });
});

test.each([
  [400, 'refused'],
  [403, 'refused'],
  [404, 'gone'],
  [410, 'gone'],
  [413, 'refused'],
  [429, 'retry'],
  [500, 'retry'],
])('status %i of a push service is %s', async (status, state) => {
  const { channel, message } = await world(() => status);
  expect(await channel.send([message])).toEqual([expect.objectContaining({ state })]);
});

test('a digest of many items with long texts in three-byte signs still fits one record', async () => {
  const { channel, message, shown } = await world();
  const items = Array.from({ length: 500 }, (_, n) => ({ ...message.items[0]!, resourceId: `r${n}`, title: `${n}${'题'.repeat(400)}` }));
  expect(await channel.send([{ ...message, kind: 'digest', items, lead: '文'.repeat(2000) }])).toEqual([expect.objectContaining({ state: 'delivered' })]);
  expect(shown()).toHaveLength(1);
});

test.each<readonly [string, (good: { endpoint: string; keys: { p256dh: string; auth: string } }) => unknown]>([
  ['plain http', (good) => ({ ...good, endpoint: 'http://push.service.example/p/1' })],
  ['no keys', ({ endpoint }) => ({ endpoint })],
  ['a short secret', (good) => ({ ...good, keys: { ...good.keys, auth: 'AAAA' } })],
  [
    'a point on no curve',
    (good) => ({ ...good, keys: { ...good.keys, p256dh: Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 3)]).toString('base64url') } }),
  ],
  ['a list', () => []],
  ['null', () => null],
])('an address with %s is none', (_, spoil) => {
  const { publicKey, auth } = browser();
  const good = { endpoint: 'https://push.service.example/p/1', keys: { p256dh: publicKey, auth } };
  expect(readPushAddress(JSON.stringify(good))).toBeDefined();
  expect(readPushAddress(JSON.stringify(spoil(good)))).toBeUndefined();
});
