/** Makes the notices of a recall: one for each delivery that arrived. What is under way at this moment is waited for, then judged. */
import { fromJson, type OwnQueue, type OwnStorage, type QueueItem, type RecordReader } from '@jiyue/sdk/plugin';
import type { SubscriptionBook } from '../book/subscription-book.ts';
import { noteOf } from '../outbox/delivery-note.ts';
import { mineKey } from '../outbox/deliveries.ts';
import { deliveryKey } from '../outbox/keys.ts';
import { messageChange, type Messages, receiversChange, type StoredItem, type StoredMessage } from '../outbox/messages.ts';
import { deliveryItem, type DeliveryPayload } from '../outbox/payload.ts';
import { withdrawalTexts } from '../outbox/texts.ts';
import { resourceAddress } from '../outbox/links.ts';
import { substituteLine, type SubstituteNeeds } from './substitute.ts';
import { recallKey, type StoredRecall } from './on-withdrawn.ts';

/** What it is made with. */
export interface RecallNeeds {
  readonly storage: OwnStorage;
  readonly queue: Pick<OwnQueue, 'add' | 'get'>;
  readonly book: Pick<SubscriptionBook, 'get'>;
  readonly messages: Messages;
  readonly records: Pick<RecordReader, 'resource' | 'site'>;
  readonly publicAddress: string;
  readonly clock: () => Date;
}

/** @returns settled: all is told; open: something is under way: come again; not-yet: the recall itself is not written yet */
export async function makeRecall(recallId: string, needs: RecallNeeds): Promise<'settled' | 'open' | 'not-yet'> {
  const { storage, queue } = needs;
  const recall = await storage.get<StoredRecall>(recallKey(recallId));
  // written together with the place in the log: it comes in a moment
  if (!recall) return 'not-yet';
  const { item, subscriptions, isOpen } = await receiversOf(recall, needs);
  const items = await noticesFor(subscriptions, recall, needs);
  if (item && items.length > 0) {
    const { records, publicAddress } = needs;
    const addressOf: SubstituteNeeds['addressOf'] = (site, id) => resourceAddress(publicAddress, site, id);
    const message = messageOf(recall, item, await substituteLine(recall.substituteId, { records, addressOf }));
    const ids = [...new Set(items.map(({ id }) => id))].sort();
    await storage.write({ put: { ...messageChange(message), ...receiversChange(message.id, ids, 'all'), ...mineOf(items, recall.issuedAt) } });
    for (let at = 0; at < items.length; at += 1000) await queue.add(items.slice(at, at + 1000));
  }
  return isOpen ? 'open' : 'settled';
}

/** Subscriptions whose delivery arrived, and what they were shown. */
async function receiversOf({ resourceId }: StoredRecall, { messages, queue }: RecallNeeds) {
  const subscriptions = new Set<string>();
  let isOpen = false;
  let item: StoredItem | undefined;
  for (const id of await messages.of(resourceId)) {
    const message = await messages.get(id);
    if (!message || message.messageKind === 'recall') continue;
    item = message.resources.find((one) => one.resourceId === resourceId) ?? item;
    for await (const part of messages.receivers(id)) {
      for (const entry of await Promise.all(part.map((one) => queue.get(one)))) {
        if (entry?.state === 'leased') isOpen = true;
        const state = entry?.state === 'done' ? noteOf(entry.note)?.state : undefined;
        if (entry && (state === 'delivered' || state === 'accepted')) subscriptions.add(fromJson<DeliveryPayload>(entry.payload).subscription);
      }
    }
  }
  return { item, subscriptions, isOpen };
}

/** Readers with accounts find the notice among their deliveries; the keys of others lead nowhere. */
const mineOf = (items: readonly QueueItem[], at: string): Record<string, null> =>
  Object.fromEntries(items.map(({ id, payload }) => [mineKey(fromJson<DeliveryPayload>(payload).subscriber, at, id), null]));

/** Whoever left cannot be told: the address is gone or going. */
async function noticesFor(
  subscriptions: Iterable<string>,
  { resourceId, version, messageId }: StoredRecall,
  { book, clock }: RecallNeeds,
): Promise<readonly QueueItem[]> {
  const items: QueueItem[] = [];
  for (const id of subscriptions) {
    const record = (await book.get(id))?.record;
    if (record?.state !== 'active') continue;
    const { subscriberId, channel, quietHours } = record;
    const to = { id, subscriberId, channel, ...(quietHours ? { quietHours } : {}) };
    items.push(deliveryItem(deliveryKey(subscriberId, resourceId, version, channel), to, { use: 'recall', message: messageId }, clock()));
  }
  return items;
}

function messageOf(
  { id, version, withdrawal, reason, issuedAt, siteId, messageId }: StoredRecall,
  item: StoredItem,
  substitute: { readonly 'zh-CN': string; readonly en: string } | undefined,
): StoredMessage {
  const texts = withdrawalTexts[withdrawal];
  // where no reason could be read, the sentence says it all
  const hasReason = reason !== texts['zh-CN'];
  const lead = (language: 'zh-CN' | 'en', why: string) => {
    const sentence = hasReason ? `${texts[language]}${language === 'en' ? ' ' : ''}${why}${reason}` : texts[language];
    return (substitute ? `${sentence}\n${substitute[language]}` : sentence).slice(0, 2000);
  };
  return {
    id: messageId,
    messageKind: 'recall',
    kind: 'withdrawal',
    siteId,
    resources: [{ ...item, version }],
    recallId: id,
    createdAt: issuedAt,
    lead: { 'zh-CN': lead('zh-CN', '原因：'), en: lead('en', 'Reason: ') },
  };
}
