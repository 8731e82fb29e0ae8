import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import vectors from '@jiyue/standards/generated/vectors.json' with { type: 'json' };
import { describe, expect, onTestFinished, test } from 'vitest';
import { signWebhook } from './sign-webhook.ts';
import { verifyWebhook } from './verify-webhook.ts';
import { createWebhookReceiver, seenInMemory } from './webhook-receiver.ts';
import { newWebhookSecret, webhookSecretBytes } from './webhook-secret.ts';

interface Case {
  readonly name: string;
  readonly secret: string;
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
  readonly signatures: Readonly<Record<'v1' | 'v1sm3', string>>;
}
const { cases, refused, toleranceSeconds } = vectors.find(({ id }) => id === 'webhook-signature') as {
  readonly cases: readonly Case[];
  readonly refused: readonly { readonly name: string; readonly case: string; readonly now: number; readonly change: Partial<Case>; readonly code: string }[];
  readonly toleranceSeconds: number;
};
const at = (seconds: number) => new Date(seconds * 1000);
const bytes = (text: string) => Buffer.from(text, 'utf8');
const lookup = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name];
const headersOf = ({ id, timestamp }: Pick<Case, 'id' | 'timestamp'>, signature: string) =>
  lookup({ 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature });

describe('the published vectors', () => {
  test.each(cases)('$name: both signatures, made and taken', ({ secret, id, timestamp, body, signatures }) => {
    expect(signWebhook({ id, at: at(timestamp), body }, { secrets: [secret] })).toEqual({
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `${signatures.v1} ${signatures.v1sm3}`,
    });
    for (const signature of Object.values(signatures))
      for (const now of [timestamp, timestamp + toleranceSeconds, timestamp - toleranceSeconds])
        expect(verifyWebhook(headersOf({ id, timestamp }, signature), bytes(body), { secrets: [secret], now: at(now) })).toEqual({
          ok: true,
          value: { id, timestamp },
        });
  });

  test.each(refused)('$name is refused as $code', ({ case: name, now, change, code }) => {
    const base = cases.find((one) => one.name === name)!;
    const changed = { ...base, ...change };
    for (const signature of Object.values(base.signatures))
      expect(verifyWebhook(headersOf(changed, signature), bytes(changed.body), { secrets: [changed.secret], now: at(now) })).toMatchObject({
        ok: false,
        failure: { code },
      });
  });
});

describe('a webhook', () => {
  const secret = newWebhookSecret();
  const sent = (given: object = {}) => signWebhook({ id: 'd1', at: at(1000), body: '{}' }, { secrets: [secret], ...given });
  const verify = (headers: Readonly<Record<string, string>>, given: object = {}) =>
    verifyWebhook(lookup(headers), bytes('{}'), { secrets: [secret], now: at(1000), ...given });

  test('is taken while its secret is being replaced, on either side first', () => {
    const fresh = newWebhookSecret();
    expect(verify(sent({ secrets: [secret, fresh] }), { secrets: [fresh] })).toMatchObject({ ok: true });
    expect(verify(sent({ secrets: [fresh] }), { secrets: [secret, fresh] })).toMatchObject({ ok: true });
    expect(verify(sent({ secrets: [fresh] }))).toMatchObject({ ok: false, failure: { code: 'WEBHOOK_SIGNATURE_INVALID' } });
  });

  test('is taken by a receiver of one scheme, which passes over the other and over those it does not know', () => {
    for (const scheme of ['v1', 'v1sm3'] as const) {
      const headers = sent();
      expect(verify({ ...headers, 'webhook-signature': `v9,AAAA ${headers['webhook-signature']}` }, { schemes: [scheme] })).toMatchObject({ ok: true });
    }
    expect(verify(sent({ schemes: ['v1'] }), { schemes: ['v1sm3'] })).toMatchObject({ ok: false });
  });

  test.each([
    ['no id', { 'webhook-id': '' }],
    ['an id with a dot', { 'webhook-id': 'a.b' }],
    ['a time with a sign', { 'webhook-timestamp': '+1000' }],
    ['a time with leading zeros', { 'webhook-timestamp': '01000' }],
    ['five thousand signs of signatures', { 'webhook-signature': 'v1,'.padEnd(5000, 'A') }],
  ])('with %s is refused by its header', (_name, change) => {
    expect(verify({ ...sent(), ...change })).toMatchObject({
      ok: false,
      failure: { code: 'WEBHOOK_HEADER_INVALID', data: { header: Object.keys(change)[0] } },
    });
  });

  test.each(['', 'v1', 'v1,', ',', 'toString,x', 'v1,AAAA', '__proto__,AAAA'])('with the signature "%s" is refused', (signature) => {
    expect(verify({ ...sent(), 'webhook-signature': signature })).toMatchObject({ ok: false, failure: { code: 'WEBHOOK_SIGNATURE_INVALID' } });
  });

  test('is not sent with an id or a secret that is none', () => {
    expect(() => signWebhook({ id: 'a.b', at: at(1), body: '' }, { secrets: [secret] })).toThrow(TypeError);
    expect(() => signWebhook({ id: 'a', at: at(1), body: '' }, { secrets: ['whsec_short'] })).toThrow(TypeError);
    expect(() => signWebhook({ id: 'a', at: at(1), body: '' }, { secrets: [] })).toThrow(TypeError);
    expect(() => verify(sent(), { secrets: ['secret'] })).toThrow(TypeError);
  });

  test.each([
    ['of 24 bytes', `whsec_${Buffer.alloc(24, 1).toString('base64')}`, true],
    ['of 64 bytes', `whsec_${Buffer.alloc(64, 1).toString('base64')}`, true],
    ['of 23 bytes', `whsec_${Buffer.alloc(23, 1).toString('base64')}`, false],
    ['of 65 bytes', `whsec_${Buffer.alloc(65, 1).toString('base64')}`, false],
    ['without its mark', Buffer.alloc(32, 1).toString('base64'), false],
    ['with a blank in it', `whsec_${Buffer.alloc(32, 1).toString('base64').replace('A', ' ')}`, false],
  ])('a secret %s', (_name, one, isSecret) => {
    expect(webhookSecretBytes(one) !== undefined).toBe(isSecret);
  });
});

describe('a receiver', () => {
  const secret = newWebhookSecret();
  const event = { specversion: '1.0', id: '1', type: 'record.published', source: 'urn:x', subject: 'r1', data: { family: 'resource', version: 1 } };
  const send = (id: string, second: number, body: unknown = event) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return [lookup(signWebhook({ id, at: at(second), body: text }, { secrets: [secret] })), bytes(text)] as const;
  };
  const world = () => {
    const clock = { second: 1000 };
    const now = () => at(clock.second);
    const dealt: string[] = [];
    const receive = createWebhookReceiver({ secrets: [secret], seen: seenInMemory(now), now });
    return { clock, dealt, receive, deal: (_event: unknown, id: string) => void dealt.push(id) };
  };

  test('deals with a delivery once, however often it is repeated, for as long as it may be', async () => {
    const { clock, dealt, receive, deal } = world();
    expect(await receive(...send('d1', 1000), deal)).toEqual({ ok: true, value: { isRepeat: false, id: 'd1' } });
    clock.second += 71 * 3600;
    expect(await receive(...send('d1', clock.second), deal)).toEqual({ ok: true, value: { isRepeat: true, id: 'd1' } });
    expect(await receive(...send('d2', clock.second), deal)).toEqual({ ok: true, value: { isRepeat: false, id: 'd2' } });
    expect(dealt).toEqual(['d1', 'd2']);
  });

  test('of two at once deals with one', async () => {
    const { dealt, receive, deal } = world();
    const outcomes = await Promise.all([1, 2, 3].map(() => receive(...send('d1', 1000), async (given, id) => Promise.resolve().then(() => deal(given, id)))));
    expect(outcomes.map((one) => one.ok && one.value.isRepeat)).toEqual([false, true, true]);
    expect(dealt).toEqual(['d1']);
  });

  test('leaves a delivery open that it could not deal with', async () => {
    const { dealt, receive, deal } = world();
    await expect(receive(...send('d1', 1000), () => Promise.reject(new Error('the database is away')))).rejects.toThrow('the database is away');
    expect(await receive(...send('d1', 1000), deal)).toMatchObject({ value: { isRepeat: false } });
    expect(dealt).toEqual(['d1']);
  });

  test('an old delivery that is played again is refused by its time', async () => {
    const { clock, dealt, receive, deal } = world();
    const old = send('d1', 1000);
    clock.second += 301;
    expect(await receive(...old, deal)).toMatchObject({ ok: false, failure: { code: 'WEBHOOK_OUT_OF_TIME' } });
    expect(dealt).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['another version of CloudEvents', { ...event, specversion: '0.3' }],
    ['no type', { ...event, type: '' }],
    ['no data', { ...event, data: null }],
  ])('a signed body with %s is no event', async (_name, body) => {
    const { dealt, receive, deal } = world();
    expect(await receive(...send('d1', 1000, body), deal)).toMatchObject({ ok: false, failure: { code: 'WEBHOOK_BODY_INVALID' } });
    expect(dealt).toEqual([]);
  });

  test('stands in an HTTP server as the guide shows it', async () => {
    const dealt: string[] = [];
    const deal = ({ type, subject }: { readonly type: string; readonly subject: string }) => void dealt.push(`${type} ${subject}`);
    // #region receiver
    const receive = createWebhookReceiver({ secrets: [secret], seen: seenInMemory() }); // 生产环境把 seen 存入数据库 · keep `seen` in a database in earnest
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request)); // 对收到的原始字节验签 · the bytes as they came
      const outcome = await receive((name) => request.headers[name], body, deal).catch(() => undefined);
      const answer = outcome?.ok ? outcome.value.answer : undefined; // 平台验证端点时要的回答 · what the verification of the endpoint wants
      const status = outcome === undefined ? 500 : !outcome.ok ? 401 : answer === undefined ? 204 : 200; // 500 则稍后重发 · 500 and it comes again
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
    // #endregion
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const text = JSON.stringify(event);
    const post = (id: string, body = text, signed = text) =>
      fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
        method: 'POST',
        body,
        headers: signWebhook({ id, at: new Date(), body: signed }, { secrets: [secret] }),
      });
    expect([(await post('d1')).status, (await post('d1')).status, (await post('d2', '{}')).status]).toEqual([204, 204, 401]);
    const question = JSON.stringify({ type: 'endpoint.verification', endpointId: 'e1', challenge: 'value-to-give-back' });
    const verified = await post('v1', question, question);
    expect([verified.status, await verified.json()]).toEqual([200, { challenge: 'value-to-give-back' }]);
    expect((await post('v2', question)).status).toBe(401);
    expect(dealt).toEqual(['record.published r1']);
  });

  test('what is new in an event is no fault', async () => {
    const { receive } = world();
    const seen: unknown[] = [];
    const later = { ...event, type: 'record.archived', colour: 'red' };
    await receive(...send('d1', 1000, later), (one) => void seen.push(one));
    expect(seen).toEqual([later]);
  });
});
