/** Puts the letter that asks for a confirmation into the outbox: a few a day for each address, whoever asks. */
import { idOf } from '../outbox/keys.ts';
import { deliveryItem } from '../outbox/payload.ts';
import type { StoredSubscription } from '../book/stored-subscription.ts';
import type { Tools } from '../tools.ts';

/** Letters to one address in a day: nobody can fill somebody else's mailbox through us. */
const lettersADay = 5;

/** @param subscription pending */
export async function sendConfirmation(
  { record }: StoredSubscription,
  { storage, queue, clock, wake }: Pick<Tools, 'storage' | 'queue' | 'clock' | 'wake'>,
): Promise<void> {
  const day = clock().toISOString().slice(0, 10);
  const key = `letters/${day}/${record.subscriberId}`;
  const sent = (await storage.get<number>(key)) ?? 0;
  if (sent >= lettersADay) return;
  await storage.write({ put: { [key]: sent + 1 } });
  await queue.add([
    deliveryItem(idOf('letter', 'confirm', record.id, record.version), record, { use: 'letter', message: 'confirm', about: record.id }, clock()),
  ]);
  wake();
}
