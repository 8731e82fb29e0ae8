/**
 * Letters that strangers can cause: a few a day for each address, and so many an hour over all, whoever asks. Nobody can fill somebody
 * else's mailbox through us, and whether an address is known is never told.
 */
import type { StoredSubscription } from '../book/stored-subscription.ts';
import { idOf } from '../outbox/keys.ts';
import { deliveryItem } from '../outbox/payload.ts';
import type { Tools } from '../tools.ts';

/** Letters to one address in a day. */
const lettersADay = 5;
const dayKey = (day: string, subscriberId: string) => `letters/${day}/${subscriberId}`;
const hourKey = (hour: string) => `letters/${hour}/all`;

type Needs = Pick<Tools, 'storage' | 'queue' | 'clock' | 'config' | 'wake'>;

/** Whether strangers have used up what may be written in this hour; the same for every address. */
export async function isBusy({ storage, clock, config }: Pick<Needs, 'storage' | 'clock' | 'config'>): Promise<boolean> {
  return ((await storage.get<number>(hourKey(clock().toISOString().slice(0, 13)))) ?? 0) >= config.lettersPerHour;
}

/** Counts a letter to an address that a stranger asks for. @returns false: it has had enough for today */
export async function mayWriteTo(subscriberId: string, { storage, clock }: Pick<Needs, 'storage' | 'clock'>): Promise<boolean> {
  const now = clock().toISOString();
  const [ofDay, ofHour] = [dayKey(now.slice(0, 10), subscriberId), hourKey(now.slice(0, 13))];
  const [sent, all] = [(await storage.get<number>(ofDay)) ?? 0, (await storage.get<number>(ofHour)) ?? 0];
  // refused ones count too: who asks for one address again and again uses up the hour, not the storage
  await storage.write({ put: { ...(sent < lettersADay ? { [ofDay]: sent + 1 } : {}), [ofHour]: all + 1 } });
  return sent < lettersADay;
}

/** Puts the letter that asks for a confirmation into the outbox. @param subscription pending */
export async function sendConfirmation({ record }: StoredSubscription, { queue, clock, wake }: Pick<Needs, 'queue' | 'clock' | 'wake'>): Promise<void> {
  const id = idOf('letter', 'confirm', record.id, record.version);
  await queue.add([deliveryItem(id, record, { use: 'letter', message: 'confirm', about: record.id }, clock())]);
  wake();
}

/** Puts the letter with the link to the page of all subscriptions into the outbox. @param subscription an active one of the subscriber */
export async function sendManageLink({ record }: StoredSubscription, { queue, clock, wake }: Pick<Needs, 'queue' | 'clock' | 'wake'>): Promise<void> {
  const now = clock();
  const id = idOf('letter', 'manage', record.subscriberId, now.toISOString());
  await queue.add([deliveryItem(id, record, { use: 'letter', message: 'manage', about: record.subscriberId }, now)]);
  wake();
}
