/** Judges a signed call: known key, its algorithm, a time within the window, a signature over what was really asked. */
import { equalBytes, hmacSm3 } from '../crypto/hmac.ts';
import { sm2Verifier } from '../crypto/sm2.ts';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { SignedHeaders } from './call-headers.ts';
import { type CallAlgorithm, type CalledOperation, type CallSeal, canonicalCall } from './canonical-call.ts';
import { leastSecretBytes } from './sign-call.ts';

/** What is known of a key where its signatures are judged. */
export interface KnownCallKey {
  readonly algorithm: CallAlgorithm;
  /** Whether the signature is the key's over these bytes. */
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** The public key of a caller, prepared for many calls. @param publicKey 130 lower-case hexadecimal digits; `readSm2PublicKey` reads PEM @throws TypeError for what is none */
export const sm2CallKey = (publicKey: string): KnownCallKey => ({ algorithm: 'sm2', verify: sm2Verifier(publicKey) });

/** A secret that both sides know. @throws TypeError when it is shorter than 32 bytes */
export function hmacCallKey(secret: Uint8Array): KnownCallKey {
  if (secret.byteLength < leastSecretBytes) throw new TypeError(`a secret for HMAC-SM3 has at least ${leastSecretBytes} bytes`);
  return { algorithm: 'hmac-sm3', verify: (text, signature) => equalBytes(hmacSm3(secret, text), signature) };
}

/** What judging needs. */
export interface VerifyCallOptions {
  /** Undefined: unknown, or not in force now. */
  keyOf(keyId: string): KnownCallKey | undefined;
  readonly now: Date;
  /** Longest difference between the clocks of both sides. Default 300. */
  readonly windowSeconds?: number;
}

/** Default of the window: 5 minutes on either side. */
export const callWindowSeconds = 300;

/**
 * The seal, once it is proven. Whether its nonce was seen before and whether the body has the stated digest is left to the caller.
 * Fails with SIGNATURE_INVALID (reason key or signature) or SIGNATURE_EXPIRED.
 */
export function verifyCall(
  { seal, contentDigest, signature }: SignedHeaders,
  call: Omit<CalledOperation, 'contentDigest'>,
  { keyOf, now, windowSeconds = callWindowSeconds }: VerifyCallOptions,
): Outcome<CallSeal> {
  const key = keyOf(seal.keyId);
  if (key?.algorithm !== seal.algorithm) return fail({ code: 'SIGNATURE_INVALID', data: { reason: 'key' } });
  const differenceSeconds = Math.round(now.getTime() / 1000 - seal.timestamp);
  if (Math.abs(differenceSeconds) > windowSeconds)
    return fail({ code: 'SIGNATURE_EXPIRED', data: { differenceSeconds, windowSeconds, platformTime: now.toISOString() } });
  return isProven(key, { ...call, contentDigest }, seal, signature) ? ok(seal) : fail({ code: 'SIGNATURE_INVALID', data: { reason: 'signature' } });
}

function isProven(key: KnownCallKey, call: CalledOperation, seal: CallSeal, signature: Uint8Array): boolean {
  let text: string;
  try {
    text = canonicalCall(call, seal);
  } catch {
    return false;
  }
  return key.verify(Buffer.from(text, 'utf8'), signature);
}
