/** Signed calls over real HTTP, on the real store (JY-SEC-022). */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm3 } from '@jiyue/sdk';
import { createClient } from '@jiyue/sdk/client';
import { type CallKey, callHeaders, callSigner, newSm2KeyPair, signCall } from '@jiyue/sdk/signing';
import type { ResourceDraft } from '@jiyue/standards/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, everything, type PlatformWorld, platformWorld, type Reply, seed } from './platform-world.ts';

const pair = newSm2KeyPair();
const secret = Buffer.alloc(32, 7);
const keys = {
  sm2: { keyId: 'portal-1', algorithm: 'sm2', privateKey: pair.privateKey },
  hmac: { keyId: 'exchange-1', algorithm: 'hmac-sm3', secret },
  ended: { keyId: 'portal-0', algorithm: 'sm2', privateKey: pair.privateKey },
} as const satisfies Record<string, CallKey>;
const folder = mkdtempSync(join(tmpdir(), 'jiyue-call-keys-'));
const file = join(folder, 'call-keys.json');
const content = {
  keys: [
    { keyId: 'portal-1', account: 'portal', algorithm: 'sm2', publicKey: pair.publicKey },
    { keyId: 'portal-0', account: 'portal', algorithm: 'sm2', publicKey: pair.publicKey, untilAt: '2026-01-01T00:00:00+08:00' },
    { keyId: 'exchange-1', account: 'exchange', algorithm: 'hmac-sm3', secretVariable: 'TEST_EXCHANGE_SECRET' },
    { keyId: 'nobody-1', account: 'nobody', algorithm: 'hmac-sm3', secretVariable: 'TEST_EXCHANGE_SECRET' },
  ],
  mustSign: ['exchange'],
};
const audience = 'https://platform.xusheng.example/';

let world: PlatformWorld;
let exchangeToken: string;
beforeAll(async () => {
  process.env['TEST_EXCHANGE_SECRET'] = secret.toString('base64');
  writeFileSync(file, JSON.stringify(content));
  world = await platformWorld({ JIYUE_CALL_KEYS: file, JIYUE_PLATFORM: audience });
  await seed(world);
  await world.token('portal', everything);
  exchangeToken = await world.token('exchange', everything);
});
afterAll(async () => {
  await world.server.stop();
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
}
const create: Asked = { method: 'POST', path: '/api/v1/resources', body: JSON.stringify(article()) };
const headersFor = ({ method, path, query = '', body = '', headers = {} }: Asked, key: CallKey, now = () => new Date(), platform = audience) =>
  signCall(
    { method, path, query, audience: platform, ifMatch: headers['if-match'], idempotencyKey: headers['idempotency-key'], contentDigest: sm3(body) },
    key,
    { now },
  );
const send = ({ method, path, query = '', body, headers = {} }: Asked, signed: { readonly [name: string]: string }): Promise<Reply> =>
  world.send(query === '' ? path : `${path}?${query}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers, ...signed },
    ...(body === undefined ? {} : { body }),
  });
const call = async (asked: Asked, key: CallKey = keys.hmac) => send(asked, await headersFor(asked, key));
const refusal = ({ status, json }: Reply) => [status, json['code'], (json['data'] as { readonly reason?: string } | undefined)?.reason];

describe('a signed call', () => {
  test.each(['sm2', 'hmac'] as const)('with %s is made in the name of the account of its key', async (name) => {
    const reply = await call(create, keys[name]);
    expect(reply.status, reply.text).toBe(201);
    const read = await call({ method: 'GET', path: `/api/v1/resources/${String(reply.json['id'])}`, query: 'edition=draft' }, keys[name]);
    expect([read.status, read.json['title']]).toEqual([200, article().title]);
  });

  test('of the client does what a call with a token does, uploads and queries included', async () => {
    const { privateKey } = pair;
    const baseUrl = `http://127.0.0.1:${world.server.port}`;
    // #region client
    const key = { keyId: 'portal-1', algorithm: 'sm2', privateKey } as const; // PEM 用 readSm2PrivateKey 读取 · readSm2PrivateKey reads PEM
    const client = createClient({ baseUrl, sign: callSigner(key, 'https://platform.xusheng.example/') });
    // #endregion
    const stored = await client.createDraft({ body: article({ title: '签名的调用' }) as ResourceDraft });
    if (!stored.ok) throw new Error(stored.failure.detail);
    expect(await client.publishResource({ resourceId: stored.value.id, ifMatch: 1 })).toMatchObject({ ok: true, value: { status: 'published' } });
    expect(await client.storeAttachment({ siteId: 's1', fileName: '申请表 (1).csv', content: new Blob(['姓名\n']) })).toMatchObject({ ok: true });
    expect(await client.listResources({ siteId: 's1', status: 'draft', limit: 5 })).toMatchObject({ ok: true });
    expect(() => createClient({ baseUrl: 'https://x.example', token: 'x', sign: callSigner(keys.sm2, audience) })).toThrow(TypeError);
  });

  test('is named in the capability document', async () => {
    expect((await world.send('/.well-known/jiyue')).json['callSignatures']).toEqual({ algorithms: ['sm2', 'hmac-sm3'], windowSeconds: 300 });
  });
});

describe('a signed call is refused and nothing is stored', () => {
  const other: Asked = { ...create, body: JSON.stringify(article({ title: '换过的正文' })) };
  test.each<readonly [string, () => Promise<Reply>, readonly unknown[]]>([
    ['with another body', async () => send(other, await headersFor(create, keys.sm2)), [401, 'SIGNATURE_INVALID', 'content']],
    [
      'with another body and the digest of it',
      async () => send(other, { ...(await headersFor(create, keys.sm2)), [callHeaders.contentDigest]: sm3(other.body!) }),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    [
      'with a body that is no JSON, by its signature first',
      async () => send({ ...create, body: '{' }, await headersFor(create, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'content'],
    ],
    [
      'on another address',
      async () => send({ ...create, path: '/api/v1/resources/batch' }, await headersFor(create, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    [
      'with another query',
      async () =>
        send({ method: 'GET', path: '/api/v1/resources', query: 'status=draft' }, await headersFor({ method: 'GET', path: '/api/v1/resources' }, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    [
      'with a version put in',
      async () => send({ ...create, headers: { 'if-match': '"1"' } }, await headersFor(create, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    [
      'with an idempotency key put in',
      async () => send({ ...create, headers: { 'idempotency-key': '"abcdefgh12345678"' } }, await headersFor(create, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    [
      'for another platform',
      async () => send(create, await headersFor(create, keys.hmac, undefined, 'https://platform.qingchuan.example/')),
      [401, 'SIGNATURE_INVALID', 'signature'],
    ],
    ['by an unknown key', () => call(create, { ...keys.hmac, keyId: 'exchange-2' }), [401, 'SIGNATURE_INVALID', 'key']],
    ['by a key whose time is over', () => call(create, keys.ended), [401, 'SIGNATURE_INVALID', 'key']],
    ['by a key of no account', () => call(create, { ...keys.hmac, keyId: 'nobody-1' }), [401, 'SIGNATURE_INVALID', 'key']],
    ['by the wrong key', () => call(create, { ...keys.sm2, privateKey: newSm2KeyPair().privateKey }), [401, 'SIGNATURE_INVALID', 'signature']],
    [
      'with a token beside it',
      async () => send({ ...create, headers: { authorization: `Bearer ${exchangeToken}` } }, await headersFor(create, keys.hmac)),
      [401, 'SIGNATURE_INVALID', 'form'],
    ],
    [
      'without one of its headers',
      async () => send(create, Object.fromEntries(Object.entries(await headersFor(create, keys.hmac)).slice(1))),
      [401, 'SIGNATURE_INVALID', 'form'],
    ],
    [
      'five minutes and more too late',
      async () => send(create, await headersFor(create, keys.hmac, () => new Date(Date.now() - 400_000))),
      [401, 'SIGNATURE_EXPIRED', undefined],
    ],
    [
      'five minutes and more too early',
      async () => send(create, await headersFor(create, keys.hmac, () => new Date(Date.now() + 400_000))),
      [401, 'SIGNATURE_EXPIRED', undefined],
    ],
  ])('%s', async (_name, ask, expected) => {
    const before = await world.logLength();
    const reply = await ask();
    expect(refusal(reply), reply.text).toEqual(expected);
    expect(await world.logLength()).toBe(before);
    expect(reply.text).not.toContain(secret.toString('base64'));
  });

  test('played again, a write as well as a read', async () => {
    const write = await headersFor(create, keys.hmac);
    expect((await send(create, write)).status).toBe(201);
    const before = await world.logLength();
    expect(refusal(await send(create, write))).toEqual([401, 'SIGNATURE_REPLAYED', undefined]);
    const read = { method: 'GET', path: '/api/v1/sites' };
    const signed = await headersFor(read, keys.sm2);
    expect([(await send(read, signed)).status, refusal(await send(read, signed))[1]]).toEqual([200, 'SIGNATURE_REPLAYED']);
    expect(await world.logLength()).toBe(before);
  });

  test('of many at once with one nonce one is taken', async () => {
    const signed = await headersFor(create, keys.hmac);
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(create, signed)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ json }) => json['code'] === 'SIGNATURE_REPLAYED')).toHaveLength(9);
  });

  test('with a header of it sent twice, at the header', async () => {
    const signed = await headersFor(create, keys.hmac);
    const reply = await send(create, { ...signed, [callHeaders.nonce]: [signed[callHeaders.nonce]!, 'another-nonce-0001'] as never });
    expect([reply.status, (reply.json['errors'] as { pointer: string }[])[0]!.pointer]).toEqual([400, '/header/Jiyue-Nonce']);
  });
});

test('an account that has to sign is not known by its token, public reads of others need nothing', async () => {
  const reply = await world.write(exchangeToken, 'POST', '/api/v1/resources', article());
  expect([reply.status, reply.json['code'], reply.json['data']]).toEqual([401, 'SIGNATURE_MISSING', { account: 'exchange' }]);
  expect((await world.send('/api/v1/sites')).status).toBe(200);
});

test('a right taken away is gone with the next signed call', async () => {
  await world.server.store.accounts.saveGrants('portal', '*', []);
  expect((await call(create, keys.sm2)).json['code']).toBe('SITE_FORBIDDEN');
  const account = (await world.server.store.accounts.account('portal'))!;
  await world.server.store.accounts.saveAccount({ ...account, disabledAt: '2026-01-01T00:00:00.000Z' });
  expect(refusal(await call(create, keys.sm2))).toEqual([401, 'SIGNATURE_INVALID', 'key']);
});
