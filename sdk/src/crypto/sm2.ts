/**
 * Signatures with SM2 (GB/T 32918.2-2016) on the recommended curve (GB/T 32918.5-2017), over SM3 with a user id that is always stated.
 * Not through node:crypto: it signs with an empty user id where a key was read from a file, and takes its own wrong signatures.
 * A platform under a duty to use certified modules lets the module sign: see `CallKey`.
 */
import { createRequire } from 'node:module';
import type { sm2 as Sm2 } from 'sm-crypto-v2';
import { derInteger, derTag, integerOf, readDer, writeDer } from './der.ts';

let loaded: typeof Sm2 | undefined;

/** Loaded when the first key is used: it takes a tenth of a second, and most programs sign nothing with SM2. */
function library(): typeof Sm2 {
  loaded ??= (createRequire(import.meta.url)('sm-crypto-v2') as { readonly sm2: typeof Sm2 }).sm2;
  return loaded;
}

/** The user id that both sides use unless they agree on another one (GM/T 0009-2012 clause 10, remembered). */
export const defaultUserId = '1234567812345678';

/** A pair of keys as lower-case hexadecimal. */
export interface Sm2KeyPair {
  /** 64 digits. */
  readonly privateKey: string;
  /** 130 digits: 04, then both coordinates. */
  readonly publicKey: string;
}

/** Order of the curve. */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** A fresh pair from the random source of the system. */
export const newSm2KeyPair = (): Sm2KeyPair => library().generateKeyPairHex();

/** The public key that belongs to a private one. */
export const sm2PublicKeyOf = (privateKey: string): string => library().getPublicKeyFromPrivateKey(privateKey);

/** Whether it is a public key: a point of the curve, uncompressed. */
export function isSm2PublicKey(key: string): boolean {
  try {
    return /^04[0-9a-f]{128}$/.test(key) && library().verifyPublicKey(key);
  } catch {
    return false;
  }
}

/** Whether it can be a private key: from 1 to n-2. */
export function isSm2PrivateKey(key: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(key)) return false;
  const value = BigInt(`0x${key}`);
  return value >= 1n && value <= order - 2n;
}

/** Signs. @param message the bytes themselves, no digest @returns DER: SEQUENCE of r and s (GM/T 0009-2012) @throws TypeError for what is no private key */
export function sm2Sign(privateKey: string, message: Uint8Array, userId: string = defaultUserId): Uint8Array {
  if (!isSm2PrivateKey(privateKey)) throw new TypeError('an SM2 private key is a number from 1 to n-2 in 64 lower-case hexadecimal digits');
  const plain = library().doSignature(message, privateKey, { hash: true, userId });
  const [r, s] = [plain.slice(0, 64), plain.slice(64)].map((part) => derInteger(BigInt(`0x${part}`)));
  return writeDer(derTag.sequence, Buffer.concat([r!, s!]));
}

/** Tells whether a signature in DER is the one of the key over these bytes. */
export type Sm2Verifier = (message: Uint8Array, signature: Uint8Array, userId?: string) => boolean;

/** Prepared for many signatures of one key. @throws TypeError for what is no public key */
export function sm2Verifier(publicKey: string): Sm2Verifier {
  if (!isSm2PublicKey(publicKey)) throw new TypeError('an SM2 public key is a point of the curve: 04 and 128 lower-case hexadecimal digits');
  const point = library().precomputePublicKey(publicKey);
  return (message, signature, userId = defaultUserId) => {
    const plain = plainSignature(signature);
    // the library checks neither range nor form, and throws on what is out of range
    return plain !== undefined && library().doVerifySignature(message, plain, point, { hash: true, userId });
  };
}

/** r and s in 64 digits each; undefined for any other form than the one, and for numbers that no signature has. */
function plainSignature(signature: Uint8Array): string | undefined {
  const [sequence, ...more] = readDer(signature) ?? [];
  if (sequence?.tag !== derTag.sequence || more.length > 0) return undefined;
  const parts = readDer(sequence.content);
  if (parts?.length !== 2) return undefined;
  const numbers = parts.map(integerOf);
  if (!numbers.every((one) => one !== undefined && one >= 1n && one < order)) return undefined;
  return numbers.map((one) => one!.toString(16).padStart(64, '0')).join('');
}
