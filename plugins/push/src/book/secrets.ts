/**
 * Links and codes: derived from one secret of this platform, so that nothing of them needs to be stored but a digest. The secret is
 * made when the first subscription comes, and stays in own storage.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OwnStorage } from '@jiyue/sdk/plugin';

/** What is derived. */
export interface Secrets {
  /** Key of the link that ends a subscription: 43 signs. */
  linkKey(subscriptionId: string): Promise<string>;
  /** Code that goes to an address: 8 capital letters and digits, none that look alike. */
  code(receiptId: string): Promise<string>;
  /** Compares in equal time. */
  isCode(receiptId: string, code: string): Promise<boolean>;
  /** Id of a subscriber without an account: the same for the same address, and no way back to it. */
  subscriberId(channel: string, address: string): Promise<string>;
  /** Key of the page on which a subscriber without an account manages everything, until an instant. Nothing of it is stored. */
  manageKey(subscriberId: string, until: Date): Promise<string>;
  /** Whose page it opens now; undefined: nobody's, or its time is over. */
  managerOf(manageKey: string, now: Date): Promise<string | undefined>;
}

const key = 'secret/links';
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** @param random gives that many bytes of chance */
export function openSecrets(storage: OwnStorage, random: (size: number) => Buffer = randomBytes): Secrets {
  let known: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    const there = await storage.get<string>(key);
    if (there !== undefined) return there;
    await storage.write({ put: { [key]: random(32).toString('base64url') } });
    // of two processes that begin at once the later writer counts for both
    return (await storage.get<string>(key))!;
  };
  const derive = async (use: string, text: string): Promise<Buffer> => {
    known ??= make().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return createHmac('sha256', await known)
      .update(`${use}\n${text}`)
      .digest();
  };
  const signed = async (subscriberId: string, minute: string) =>
    `${subscriberId}.${minute}.${(await derive('manage', `${subscriberId}\n${minute}`)).toString('base64url')}`;
  const code = async (receiptId: string) => [...(await derive('code', receiptId)).subarray(0, 8)].map((byte) => signs[byte % signs.length]).join('');
  return {
    linkKey: async (subscriptionId) => (await derive('link', subscriptionId)).toString('base64url'),
    code,
    async isCode(receiptId, given) {
      const wanted = Buffer.from(await code(receiptId));
      const shown = Buffer.from(given.trim().toUpperCase());
      return shown.length === wanted.length && timingSafeEqual(shown, wanted);
    },
    subscriberId: async (channel, address) => `p${(await derive('subscriber', `${channel}\n${address.trim().toLowerCase()}`)).toString('hex').slice(0, 32)}`,
    manageKey: (subscriberId, until) => signed(subscriberId, Math.floor(until.getTime() / 60_000).toString(36)),
    async managerOf(manageKey, now) {
      const [subscriberId = '', minute = ''] = manageKey.split('.');
      const [given, wanted] = [Buffer.from(manageKey), Buffer.from(await signed(subscriberId, minute))];
      const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
      return isOurs && Number.parseInt(minute, 36) * 60_000 > now.getTime() ? subscriberId : undefined;
    },
  };
}
