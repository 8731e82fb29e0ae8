import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSm2KeyPair } from '@jiyue/sdk/signing';
import { describe, expect, test } from 'vitest';
import { readCallKeys } from './call-keys-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-keys-'));
const file = join(folder, 'call-keys.json');
const { publicKey } = newSm2KeyPair();
const secret = Buffer.alloc(32, 1).toString('base64');
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readCallKeys(file, (variable) => ({ GOOD: secret, SHORT: 'AAAA' })[variable]);
};
const sm2 = { keyId: 'k1', account: 'a1', algorithm: 'sm2', publicKey };
const hmac = { keyId: 'k2', account: 'a2', algorithm: 'hmac-sm3', secretVariable: 'GOOD' };

describe('the file of call keys', () => {
  test('gives keys by their ids while they are in force', () => {
    const outcome = read({ keys: [sm2, { ...hmac, fromAt: '2026-01-01T00:00:00+08:00', untilAt: '2026-12-31T23:59:59+08:00' }], mustSign: ['a2'] });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const { find, mustSign, size } = outcome.value;
    const at = (text: string) => new Date(text);
    expect([size, mustSign('a1'), mustSign('a2')]).toEqual([2, false, true]);
    expect(find('k1', at('2020-01-01T00:00:00Z'))).toMatchObject({ account: 'a1', key: { algorithm: 'sm2' } });
    expect(find('k2', at('2026-06-01T00:00:00Z'))).toMatchObject({ account: 'a2', key: { algorithm: 'hmac-sm3' } });
    expect(find('k2', at('2025-12-31T15:59:59Z'))).toBeUndefined();
    expect(find('k2', at('2026-12-31T16:00:00Z'))).toBeUndefined();
    expect(find('k3', at('2026-06-01T00:00:00Z'))).toBeUndefined();
  });

  test.each([
    ['no JSON', '{', '', 'json'],
    ['no keys', {}, '/keys', 'required'],
    ['a misspelt member', { keys: [], mustsign: [] }, '/mustsign', 'additionalProperties'],
    ['an unknown algorithm', { keys: [{ ...sm2, algorithm: 'rsa' }] }, '/keys/0/algorithm', 'enum'],
    ['a key twice', { keys: [sm2, { ...hmac, keyId: 'k1' }] }, '/keys/1/keyId', 'unique'],
    ['a public key that is no point', { keys: [{ ...sm2, publicKey: `04${'0'.repeat(128)}` }] }, '/keys/0/publicKey', 'sm2-public-key'],
    ['sm2 without its key', { keys: [{ keyId: 'k1', account: 'a1', algorithm: 'sm2' }] }, '/keys/0/publicKey', 'required'],
    ['a secret in a key of sm2', { keys: [{ ...sm2, secretVariable: 'GOOD' }] }, '/keys/0/publicKey', 'required'],
    ['a variable that is not set', { keys: [{ ...hmac, secretVariable: 'ABSENT' }] }, '/keys/0/secretVariable', 'secret-of-32-bytes'],
    ['a secret that is too short', { keys: [{ ...hmac, secretVariable: 'SHORT' }] }, '/keys/0/secretVariable', 'secret-of-32-bytes'],
    ['the secret itself', { keys: [{ ...hmac, secretVariable: secret }] }, '/keys/0/secretVariable', 'pattern'],
  ])('with %s is refused at its place, and nothing secret is shown', (_name, content, pointer, rule) => {
    const outcome = read(content);
    expect(outcome).toEqual({ ok: false, failure: { code: 'CALL_KEYS_INVALID', data: { file, pointer, rule } } });
    expect(JSON.stringify(outcome)).not.toContain(secret);
  });

  test('that is not there is named', () => {
    expect(readCallKeys(join(folder, 'none.json'), () => undefined)).toMatchObject({ ok: false, failure: { data: { rule: 'ENOENT' } } });
  });
});
