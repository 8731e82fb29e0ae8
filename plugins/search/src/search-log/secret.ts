/** The plugin's own secret, made once and common to all processes: signs click tokens and hides words that few have asked. */
import { randomBytes } from 'node:crypto';
import type { OwnStorage } from '@jiyue/sdk/plugin';

const key = 'secret';
/** Two processes that start at the same moment may each make one; the last that was written is soon known to both. */
const rereadMs = 60_000;

/** Gives the secret. */
export type Secret = (isDoubted?: boolean) => Promise<Uint8Array>;

/** @param storage common to all processes */
export function ownSecret(storage: OwnStorage, clock: () => Date): Secret {
  let known: { readonly bytes: Uint8Array; readonly at: number } | undefined;
  const read = async () => {
    const text = await storage.get<string>(key);
    return text === undefined ? undefined : Buffer.from(text, 'base64url');
  };
  return async (isDoubted = false) => {
    const now = clock().getTime();
    if (known && !isDoubted && Math.abs(now - known.at) < rereadMs) return known.bytes;
    if (!(await read())) await storage.write({ put: { [key]: randomBytes(32).toString('base64url') } });
    known = { bytes: (await read())!, at: now };
    return known.bytes;
  };
}
