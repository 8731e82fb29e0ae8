/** Signs a call: the headers that say who calls, when, what, and prove it. */
import { randomBytes } from 'node:crypto';
import { hmacSm3 } from '../crypto/hmac.ts';
import { sm2Sign } from '../crypto/sm2.ts';
import { callHeaders } from './call-headers.ts';
import { type CallAlgorithm, type CalledOperation, canonicalCall } from './canonical-call.ts';

/** A key for calls: its id at the platform, and how it signs. */
export type CallKey =
  | { readonly keyId: string; readonly algorithm: 'sm2' /** 64 lower-case hexadecimal digits; `readSm2PrivateKey` reads PEM. */; readonly privateKey: string }
  | { readonly keyId: string; readonly algorithm: 'hmac-sm3' /** At least 32 bytes that both sides know. */; readonly secret: Uint8Array }
  | {
      readonly keyId: string;
      readonly algorithm: CallAlgorithm;
      /** Signs in a module that keeps the key to itself (密码机); SM2 gives DER, with the user id 1234567812345678. */
      sign(text: Uint8Array): Uint8Array | Promise<Uint8Array>;
    };

/** Clock and chance, for tests. */
export interface SignOptions {
  readonly now?: () => Date;
  readonly newNonce?: () => string;
}

/** The headers, by lower-case name. @throws TypeError for a secret that is too short or a key that is none */
export async function signCall(
  call: CalledOperation,
  key: CallKey,
  { now = () => new Date(), newNonce = randomNonce }: SignOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const seal = { keyId: key.keyId, algorithm: key.algorithm, timestamp: Math.floor(now().getTime() / 1000), nonce: newNonce() };
  const signature = await signatureOf(Buffer.from(canonicalCall(call, seal), 'utf8'), key);
  return {
    [callHeaders.keyId]: seal.keyId,
    [callHeaders.algorithm]: seal.algorithm,
    [callHeaders.timestamp]: String(seal.timestamp),
    [callHeaders.nonce]: seal.nonce,
    [callHeaders.contentDigest]: call.contentDigest,
    [callHeaders.signature]: Buffer.from(signature).toString('base64'),
  };
}

function signatureOf(text: Uint8Array, key: CallKey): Uint8Array | Promise<Uint8Array> {
  if ('sign' in key) return key.sign(text);
  if (key.algorithm === 'sm2') return sm2Sign(key.privateKey, text);
  if (key.secret.byteLength < leastSecretBytes) throw new TypeError(`a secret for HMAC-SM3 has at least ${leastSecretBytes} bytes`);
  return hmacSm3(key.secret, text);
}

/** Least length of a shared secret. */
export const leastSecretBytes = 32;

const randomNonce = () => randomBytes(18).toString('base64url');
