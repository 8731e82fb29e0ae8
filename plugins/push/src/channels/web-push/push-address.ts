/** Address of a browser: the text of its PushSubscription, as `JSON.stringify(subscription)` writes it. */
import { createECDH } from 'node:crypto';
import { isCallable } from '../shared/public-host.ts';
import type { PushKeys } from './encrypt-push.ts';

/** A browser that can be reached. */
export interface PushAddress {
  readonly endpoint: string;
  readonly keys: PushKeys;
}

/** undefined for anything that is none: not https, keys of other lengths, a point on no curve. */
export function readPushAddress(text: string): PushAddress | undefined {
  let value: { readonly endpoint?: unknown; readonly keys?: { readonly p256dh?: unknown; readonly auth?: unknown } | null } | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || typeof value.keys !== 'object' || value.keys === null) return undefined;
  const { endpoint } = value;
  const [p256dh, auth] = [bytesOf(value.keys.p256dh), bytesOf(value.keys.auth)];
  if (typeof endpoint !== 'string' || endpoint.length > 1000 || !isCallable(endpoint)) return undefined;
  return p256dh?.length === 65 && auth?.length === 16 && isPoint(p256dh) ? { endpoint, keys: { p256dh, auth } } : undefined;
}

function bytesOf(value: unknown): Buffer | undefined {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_-]{1,120}={0,2}$/.test(value)) return undefined;
  return Buffer.from(value, 'base64url');
}

function isPoint(point: Uint8Array): boolean {
  const probe = createECDH('prime256v1');
  probe.setPrivateKey(Buffer.alloc(32, 1));
  try {
    probe.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}
