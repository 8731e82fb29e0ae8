/** VAPID (RFC 8292): the platform names itself to push services by a token that its own key signs. */
import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** The platform's key pair on P-256. */
export interface VapidKeys {
  /** Base64url of 65 bytes: what a page gives to `pushManager.subscribe` as `applicationServerKey`. */
  readonly publicKey: string;
  /** Base64url of 32 bytes: a secret of the operator. */
  readonly privateKey: string;
}

/** A fresh pair. */
export function newVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // one key in 256 begins with a zero byte, which is not given
  const bytes = pair.getPrivateKey();
  return { publicKey: pair.getPublicKey('base64url'), privateKey: Buffer.concat([Buffer.alloc(32 - bytes.length), bytes]).toString('base64url') };
}

/** The public half of a private key. @throws when the key is none */
export function vapidPublicKey(privateKey: string): string {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return pair.getPublicKey('base64url');
}

/** Gives the value of `Authorization` for an endpoint. */
export type VapidSigner = (endpoint: string, now: Date) => string;

/** A token holds for 12 hours (24 at most) and is used again for half of it: making one for each message would be waste. */
const holdsSeconds = 12 * 3600;

/** @param subject whom a push service writes to when something is wrong: mailto: or https: */
export function vapidSigner({ privateKey, subject }: { readonly privateKey: string; readonly subject: string }): VapidSigner {
  const publicKey = vapidPublicKey(privateKey);
  const key = keyOf(privateKey, publicKey);
  const known = new Map<string, { readonly token: string; readonly renewAt: number }>();
  return (endpoint, now) => {
    const { origin } = new URL(endpoint);
    const seconds = Math.floor(now.getTime() / 1000);
    const kept = known.get(origin);
    if (kept && seconds < kept.renewAt) return header(kept.token, publicKey);
    const token = signToken({ aud: origin, exp: seconds + holdsSeconds, sub: subject }, key);
    // few push services exist; a subscriber who invents many must not fill the memory
    if (known.size >= 100) known.clear();
    known.set(origin, { token, renewAt: seconds + holdsSeconds / 2 });
    return header(token, publicKey);
  };
}

const header = (token: string, publicKey: string) => `vapid t=${token}, k=${publicKey}`;

function signToken(claims: { readonly aud: string; readonly exp: number; readonly sub: string }, key: KeyObject): string {
  const [head, body] = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signed = `${head}.${body}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function keyOf(privateKey: string, publicKey: string): KeyObject {
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: privateKey, x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}
