import vectors from '@jiyue/standards/generated/vectors.json' with { type: 'json' };
import { fc } from '../../../.ci/properties.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { sm3 } from '../crypto/digest.ts';
import { openssl, opensslMissing } from '../crypto/openssl.suite.ts';
import { newSm2KeyPair } from '../crypto/sm2.ts';
import { callHeaders, isSigned, readCallHeaders } from './call-headers.ts';
import { type CalledOperation, type CallSeal, canonicalCall } from './canonical-call.ts';
import { type CallKey, signCall } from './sign-call.ts';
import { hmacCallKey, type KnownCallKey, sm2CallKey, verifyCall } from './verify-call.ts';

interface Case {
  readonly name: string;
  readonly call: Omit<CalledOperation, 'contentDigest'>;
  readonly seal: CallSeal;
  readonly body?: string;
  readonly contentDigest: string;
  readonly text: string;
  readonly signature: string;
}
interface Refused {
  readonly name: string;
  readonly case: string;
  readonly now: number;
  readonly change: Partial<CalledOperation & CallSeal>;
  readonly code: string;
}
const { cases, refused, keys, lines, windowSeconds, signatureHeader } = vectors.find(({ id }) => id === 'call-signature') as {
  readonly cases: readonly Case[];
  readonly refused: readonly Refused[];
  readonly keys: readonly {
    readonly keyId: string;
    readonly algorithm: string;
    readonly privateKey: string;
    readonly publicKey: string;
    readonly secret: string;
  }[];
  readonly lines: readonly { readonly name: string; readonly header?: string }[];
  readonly windowSeconds: number;
  readonly signatureHeader: string;
};
const keyOf = (keyId: string) => keys.find((one) => one.keyId === keyId)!;
const known: ReadonlyMap<string, KnownCallKey> = new Map(
  keys.map(({ keyId, algorithm, publicKey, secret }) => [keyId, algorithm === 'sm2' ? sm2CallKey(publicKey) : hmacCallKey(Buffer.from(secret, 'hex'))]),
);
const at = (seconds: number) => new Date(seconds * 1000);
const options = (now: number) => ({ keyOf: (keyId: string) => known.get(keyId), now: at(now) });
const signed = ({ seal, contentDigest, signature }: Case) => ({ seal, contentDigest, signature: Buffer.from(signature, 'base64') });

describe('the published vectors', () => {
  test.each(cases)('$name: text, digest and signature', ({ name: _, ...one }) => {
    expect(sm3(one.body ?? '')).toBe(one.contentDigest);
    expect(canonicalCall({ ...one.call, contentDigest: one.contentDigest }, one.seal)).toBe(one.text);
    expect(one.text.split('\n')).toHaveLength(lines.length);
    const now = one.seal.timestamp;
    for (const moment of [now, now + windowSeconds, now - windowSeconds])
      expect(verifyCall(signed({ name: '', ...one }), one.call, options(moment))).toEqual({ ok: true, value: one.seal });
  });

  test.each(refused)('$name is refused as $code', ({ case: name, now, change, code }) => {
    const base = cases.find((one) => one.name === name)!;
    const { keyId, algorithm, nonce, contentDigest, ...call } = { ...base.seal, contentDigest: base.contentDigest, ...change };
    const headers = { ...signed(base), seal: { ...base.seal, keyId, algorithm, nonce }, contentDigest };
    expect(verifyCall(headers, { ...base.call, ...call }, options(now))).toMatchObject({ ok: false, failure: { code } });
  });

  test('an HMAC is the same each time; an SM2 signature is another one and holds', async () => {
    for (const one of cases) {
      const { keyId, algorithm, privateKey, secret } = keyOf(one.seal.keyId);
      const key: CallKey = algorithm === 'sm2' ? { keyId, algorithm, privateKey } : { keyId, algorithm: 'hmac-sm3', secret: Buffer.from(secret, 'hex') };
      const headers = await signCall({ ...one.call, contentDigest: one.contentDigest }, key, {
        now: () => at(one.seal.timestamp),
        newNonce: () => one.seal.nonce,
      });
      expect(headers[callHeaders.signature] === one.signature).toBe(algorithm !== 'sm2');
      const read = readCallHeaders((name) => headers[name]);
      expect(read.ok && verifyCall(read.value, one.call, options(one.seal.timestamp))).toEqual({ ok: true, value: one.seal });
    }
  });

  test('state the headers that the code writes', () => {
    const stated = [...lines.flatMap(({ header }) => header ?? []), signatureHeader];
    expect(stated.toSorted()).toEqual(Object.values(callHeaders).toSorted());
  });
});

describe.skipIf(opensslMissing !== undefined)('OpenSSL takes the vectors and what we sign', () => {
  const tool = opensslMissing === undefined ? openssl() : undefined;
  afterAll(() => tool?.remove());
  const config = (privateKey: string) =>
    `asn1=SEQUENCE:key\n[key]\nversion=INTEGER:1\nd=FORMAT:HEX,OCTETSTRING:${privateKey}\ncurve=EXPLICIT:0,OID:1.2.156.10197.1.301\n`;

  test.each(cases)('$name', async ({ text, signature, seal, call, contentDigest }) => {
    const ssl = tool!;
    const { privateKey, secret, algorithm, keyId } = keyOf(seal.keyId);
    ssl.write('text', text);
    if (algorithm === 'hmac-sm3') {
      const printed = ssl.run('dgst', '-sm3', '-mac', 'HMAC', '-macopt', `hexkey:${secret}`, 'text').toString();
      expect(Buffer.from(printed.trim().split(' ').at(-1)!, 'hex').toString('base64')).toBe(signature);
      return;
    }
    ssl.write('key.cnf', config(privateKey));
    ssl.run('asn1parse', '-genconf', 'key.cnf', '-noout', '-out', 'key.der');
    ssl.run('ec', '-inform', 'DER', '-in', 'key.der', '-pubout', '-out', 'public.pem');
    const ours = await signCall(
      { ...call, contentDigest },
      { keyId, algorithm: 'sm2', privateKey },
      { now: () => at(seal.timestamp), newNonce: () => seal.nonce },
    );
    for (const one of [signature, ours[callHeaders.signature]!]) {
      ssl.write('signature', Buffer.from(one, 'base64'));
      const verified = ssl.run(
        'pkeyutl',
        '-verify',
        '-rawin',
        '-digest',
        'sm3',
        '-pubin',
        '-inkey',
        'public.pem',
        '-pkeyopt',
        'distid:1234567812345678',
        '-in',
        'text',
        '-sigfile',
        'signature',
      );
      expect(verified.toString()).toContain('Verified Successfully');
    }
  });
});

describe('the signed text', () => {
  const seal: CallSeal = { keyId: 'k', algorithm: 'hmac-sm3', timestamp: 1, nonce: 'n'.repeat(16) };
  const text = (given: Partial<CalledOperation>) =>
    canonicalCall({ method: 'GET', path: '/a', query: '', audience: 'urn:x', contentDigest: 'd', ...given }, seal);

  test('is the same however a library wrote path and query', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { maxLength: 4 }),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        (pairs, step) => {
          fc.pre(step.isWellFormed() && pairs.every(([name, value]) => name !== '' && name.isWellFormed() && value.isWellFormed()));
          const escaped = (one: string) => encodeURIComponent(one);
          const everything = (one: string) => [...Buffer.from(one)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
          const plain = { path: `/x/${escaped(step)}`, query: pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&') };
          const other = { path: `/x/${everything(step)}`, query: new URLSearchParams(pairs.toReversed()).toString() };
          expect(text(other)).toBe(text(plain));
        },
      ),
    );
  });

  test('tells apart what is not the same', () => {
    const all = [
      { path: '/a/b' },
      { path: '/a%2Fb' },
      { path: '/a/' },
      { query: 'a=1&b=2' },
      { query: 'a=1%26b=2' },
      { query: 'a=&a' },
      { query: 'a=1&a=1' },
      { ifMatch: '"1"' },
      { idempotencyKey: '"1"' },
      {},
    ];
    expect(new Set(all.map(text)).size).toBe(all.length);
  });
});

describe('the headers', () => {
  const key: CallKey = { keyId: 'k1', algorithm: 'hmac-sm3', secret: Buffer.alloc(32, 7) };
  const call: CalledOperation = { method: 'GET', path: '/a', query: '', audience: 'urn:x', contentDigest: sm3('') };

  test('one that is missing, doubled or not of its form is named', async () => {
    const good = await signCall(call, key);
    expect(readCallHeaders((name) => good[name])).toMatchObject({ ok: true });
    for (const name of Object.values(callHeaders))
      for (const value of [undefined, null, '', ' ', '甲', `${good[name]} `, [good[name]!, good[name]!]])
        expect(
          readCallHeaders((asked) => (asked === name ? value : good[asked])),
          `${name} ${String(value)}`,
        ).toEqual({
          ok: false,
          failure: { code: 'SIGNATURE_INVALID', data: { reason: 'form', header: name } },
        });
  });

  test('any of them means that the call wants to be signed', () => {
    for (const name of Object.values(callHeaders)) expect(isSigned((asked) => (asked === name ? 'x' : undefined))).toBe(true);
    expect(isSigned(() => undefined)).toBe(false);
  });

  test('have a new nonce each time', async () => {
    const nonces = await Promise.all(Array.from({ length: 50 }, async () => (await signCall(call, key))[callHeaders.nonce]));
    expect(new Set(nonces).size).toBe(50);
  });

  test('a module that keeps its key signs like a key', async () => {
    const { privateKey, publicKey } = newSm2KeyPair();
    const { sm2Sign } = await import('../crypto/sm2.ts');
    const headers = await signCall(call, { keyId: 'hsm', algorithm: 'sm2', sign: (text) => Promise.resolve(sm2Sign(privateKey, text)) });
    const read = readCallHeaders((name) => headers[name]);
    expect(read.ok && verifyCall(read.value, call, { keyOf: () => sm2CallKey(publicKey), now: new Date() })).toMatchObject({ ok: true });
  });

  test('a secret of 31 bytes is none, on either side', async () => {
    await expect(signCall(call, { keyId: 'k1', algorithm: 'hmac-sm3', secret: Buffer.alloc(31) })).rejects.toThrow(TypeError);
    expect(() => hmacCallKey(Buffer.alloc(31))).toThrow(TypeError);
  });
});
