import { generateKeyPairSync } from 'node:crypto';
import { fc } from '../../../.ci/properties.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { hmacSha256, hmacSm3 } from './hmac.ts';
import { openssl, opensslMissing } from './openssl.suite.ts';
import { readSm2PrivateKey, readSm2PublicKey } from './read-sm2-key.ts';
import { defaultUserId, isSm2PrivateKey, isSm2PublicKey, newSm2KeyPair, sm2PublicKeyOf, sm2Sign, sm2Verifier } from './sm2.ts';

const text = (one: string) => Buffer.from(one, 'utf8');
const hex = (one: Uint8Array) => Buffer.from(one).toString('hex');

/** GB/T 32918.5-2017 annex A: keys and signature of the published example. */
const published = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey: '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  message: 'message digest',
  r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
  s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};
const derOf = (r: string, s: string) => Buffer.from(`3046022100${r}022100${s}`, 'hex');
const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

describe('SM2', () => {
  test('takes the published example, with the user id that it states', () => {
    const verify = sm2Verifier(published.publicKey);
    expect(sm2PublicKeyOf(published.privateKey)).toBe(published.publicKey);
    expect(verify(text(published.message), derOf(published.r, published.s))).toBe(true);
    expect(verify(text(published.message), derOf(published.r, published.s), '')).toBe(false);
    expect(verify(text('message digesT'), derOf(published.r, published.s))).toBe(false);
  });

  test('takes what it signed, under the same user id and key alone', () => {
    const [own, other] = [newSm2KeyPair(), newSm2KeyPair()];
    const [verify, verifyOther] = [sm2Verifier(own.publicKey), sm2Verifier(other.publicKey)];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        const signature = sm2Sign(own.privateKey, message);
        expect(verify(message, signature)).toBe(true);
        expect(verifyOther(message, signature)).toBe(false);
        expect(verify(message, signature, 'ALICE123@YAHOO.COM')).toBe(false);
        expect(verify(message, sm2Sign(own.privateKey, message, '政务'), '政务')).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('refuses every signature in another form, and numbers out of range, without throwing', () => {
    const verify = sm2Verifier(published.publicKey);
    const good = derOf(published.r, published.s);
    const zeros = '0'.repeat(64);
    const wrong: readonly Uint8Array[] = [
      new Uint8Array(),
      Buffer.from(published.r + published.s, 'hex'),
      Buffer.concat([good, Buffer.from([0])]),
      good.subarray(0, -1),
      // long form of a length that fits the short one
      Buffer.concat([Buffer.from([0x30, 0x81, 0x46]), good.subarray(2)]),
      // a zero too many in front
      Buffer.from(`304702220000${published.r}022100${published.s}`, 'hex'),
      // negative: the first bit is set and no zero stands in front
      Buffer.from(`30440220${published.r}0220${published.s}`, 'hex'),
      Buffer.from('30060201000201', 'hex'),
      Buffer.from('3006020100020100', 'hex'),
      derOf(order, published.s),
      derOf(published.r, order),
      Buffer.from(`3025020101022000${zeros}`, 'hex'),
    ];
    for (const signature of wrong) expect(verify(text(published.message), signature), hex(signature)).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (signature) => verify(text(published.message), signature) === false),
      { numRuns: 200 },
    );
    for (let bit = 0; bit < good.length * 8; bit += 5) {
      const changed = Uint8Array.from(good);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(verify(text(published.message), changed)).toBe(false);
    }
  });

  test.each([
    ['zero', '0'.repeat(64), false],
    ['one', '1'.padStart(64, '0'), true],
    ['n - 2', `${order.slice(0, -1)}1`, true],
    ['n - 1', `${order.slice(0, -1)}2`, false],
    ['n', order, false],
    ['capitals', published.privateKey.toUpperCase(), false],
    ['half', published.privateKey.slice(0, 32), false],
  ])('a private key of %s', (_name, key, isKey) => {
    expect(isSm2PrivateKey(key)).toBe(isKey);
    if (!isKey) expect(() => sm2Sign(key, text('x'))).toThrow(TypeError);
  });

  test('a public key is a point of the curve', () => {
    expect(isSm2PublicKey(published.publicKey)).toBe(true);
    const moved = `${published.publicKey.slice(0, -1)}2`;
    for (const key of [moved, published.publicKey.slice(2), published.publicKey.toUpperCase(), '04'.padEnd(130, '0'), '']) {
      expect(isSm2PublicKey(key)).toBe(false);
      expect(() => sm2Verifier(key)).toThrow(TypeError);
    }
  });
});

describe('keys as text', () => {
  test('hexadecimal in any case, with or without the mark of an uncompressed point', () => {
    expect(readSm2PublicKey(` ${published.publicKey.slice(2).toUpperCase()}\n`)).toBe(published.publicKey);
    expect(readSm2PublicKey(published.publicKey)).toBe(published.publicKey);
    expect(readSm2PrivateKey(published.privateKey.toUpperCase())).toBe(published.privateKey);
  });

  test('keys of other curves and texts that are none are not taken', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    expect(readSm2PublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string)).toBeUndefined();
    expect(readSm2PrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)).toBeUndefined();
    for (const one of ['', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'x'.repeat(130), '-----BEGIN PRIVATE KEY-----']) {
      expect(readSm2PublicKey(one)).toBeUndefined();
      expect(readSm2PrivateKey(one)).toBeUndefined();
    }
  });

  test('a key object of node:crypto is refused: it would sign with another user id', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
    expect(() => readSm2PrivateKey(privateKey as never)).toThrow(TypeError);
    // as text it is a key like any other
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(readSm2PrivateKey(pem)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('HMAC', () => {
  // GM/T 0042-2015 and RFC 4231: the key and data of test case 2
  test('agrees with published values', () => {
    const [key, data] = [text('Jefe'), 'what do ya want for nothing?'];
    expect(hex(hmacSha256(key, data))).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    expect(hex(hmacSm3(key, data))).toBe('2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882');
  });
});

if (opensslMissing !== undefined) console.warn(opensslMissing);

describe.skipIf(opensslMissing !== undefined)('OpenSSL and this library', () => {
  const tool = opensslMissing === undefined ? openssl() : undefined;
  afterAll(() => tool?.remove());
  const ssl = () => tool!;
  const id = `distid:${defaultUserId}`;

  test('read each other’s keys and take each other’s signatures', () => {
    ssl().run('ecparam', '-name', 'SM2', '-genkey', '-out', 'sec1.pem');
    ssl().run('pkcs8', '-topk8', '-nocrypt', '-in', 'sec1.pem', '-out', 'pkcs8.pem');
    ssl().run('ec', '-in', 'sec1.pem', '-pubout', '-out', 'public.pem');
    const privateKey = readSm2PrivateKey(ssl().read('sec1.pem'))!;
    const publicKey = readSm2PublicKey(ssl().read('public.pem'))!;
    expect(readSm2PrivateKey(ssl().read('pkcs8.pem'))).toBe(privateKey);
    expect(sm2PublicKeyOf(privateKey)).toBe(publicKey);

    const message = text('JIYUE-CALL-1\nsm2\n虚构省');
    ssl().write('message', message);
    ssl().run('pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-inkey', 'pkcs8.pem', '-pkeyopt', id, '-in', 'message', '-out', 'theirs');
    const theirs = ssl().run('enc', '-base64', '-A', '-in', 'theirs').toString();
    expect(sm2Verifier(publicKey)(message, Buffer.from(theirs, 'base64'))).toBe(true);

    for (let times = 0; times < 5; times += 1) {
      ssl().write('ours', sm2Sign(privateKey, message));
      const verified = ssl().run(
        'pkeyutl',
        '-verify',
        '-rawin',
        '-digest',
        'sm3',
        '-pubin',
        '-inkey',
        'public.pem',
        '-pkeyopt',
        id,
        '-in',
        'message',
        '-sigfile',
        'ours',
      );
      expect(verified.toString()).toContain('Verified Successfully');
    }
  });

  test('give the same HMAC-SM3', () => {
    ssl().write('data', '{"标题":"通知"}');
    const printed = ssl().run('dgst', '-sm3', '-mac', 'HMAC', '-macopt', 'hexkey:000102030405060708090a0b0c0d0e0f', 'data').toString();
    const ours = hex(hmacSm3(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'), '{"标题":"通知"}'));
    expect(printed.trim().endsWith(ours)).toBe(true);
  });
});
