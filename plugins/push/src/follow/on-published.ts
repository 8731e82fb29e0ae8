/** A publication: whoever waits for it at once gets a delivery, whoever waits for a digest a row. A minor change wakes nobody (JY-PUSH-003). */
import type { Json, LogEntry, OwnQueue, OwnStorage, QueueItem, RecordReader } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import type { SubscriptionEntry } from '../book/stored-subscription.ts';
import type { SubscriptionIndex, WaitingList } from '../book/subscription-index.ts';
import { claimKey } from '../digest/make-digest.ts';
import { isDigest } from '../digest/next-due.ts';
import { rowsChange } from '../digest/rows.ts';
import { factsOf, placesOf } from '../interest/index.ts';
import { mineKey } from '../outbox/deliveries.ts';
import { deliveryKey, idOf } from '../outbox/keys.ts';
import { messageChange, receiversChange, type StoredItem, type StoredMessage } from '../outbox/messages.ts';
import { deliveryItem } from '../outbox/payload.ts';
import { pushItem } from './push-item.ts';

/** What it is done with. */
export interface PublishedNeeds {
  readonly index: Pick<SubscriptionIndex, 'match' | 'mayOverlap'>;
  readonly queue: Pick<OwnQueue, 'add'>;
  readonly records: RecordReader;
  readonly clock: () => Date;
  readonly publicAddress: string;
  readonly staleAfterDays: number;
}

/** Items that are put into the queue at a time. */
const portion = 1000;

/** @param resource as the repository has it now @param storage of the batch: written together with the place in the log */
export async function onPublished(entry: LogEntry, resource: Resource | undefined, storage: OwnStorage, needs: PublishedNeeds): Promise<void> {
  const { version, updateType } = entry.data;
  if (updateType === 'minor' || resource?.status !== 'published') return;
  // a later major version has an entry of its own
  if (resource.version > version && resource.updateType === 'major') return;
  const now = needs.clock();
  if (Date.parse(entry.time) < now.getTime() - needs.staleAfterDays * 86_400_000) return;
  const lists = waitingThen(needs.index.match(await factsOf(resource, placesOf(needs.records))), entry.time);
  if (lists.length === 0) return;

  const item = pushItem(resource, version, await needs.records.site(resource.siteId), needs.publicAddress);
  const digestLists = lists.filter(({ subscriptions }) => subscriptions.some(({ frequency }) => isDigest(frequency))).map(({ queryId }) => queryId);
  const rows = rowsChange(digestLists, { seq: entry.seq, resourceId: resource.id, version, time: entry.time }, item);
  const immediate = lists.flatMap(({ subscriptions }) => subscriptions.filter(({ frequency }) => frequency === 'immediate'));
  const messages = immediate.length === 0 ? {} : await sendNow({ entry, resource, item }, immediate, storage, needs, now);
  await storage.write({ put: { ...rows, ...messages } });
}

/** Those who had confirmed when it was published. */
const waitingThen = (lists: readonly WaitingList[], time: string): readonly WaitingList[] =>
  lists.flatMap(({ queryId, subscriptions }) => {
    const there = subscriptions.filter(({ since }) => since <= time);
    return there.length === 0 ? [] : [{ queryId, subscriptions: there }];
  });

async function sendNow(
  { entry, resource, item }: { readonly entry: LogEntry; readonly resource: Resource; readonly item: StoredItem },
  subscriptions: readonly SubscriptionEntry[],
  storage: OwnStorage,
  { queue, index }: PublishedNeeds,
  now: Date,
): Promise<Record<string, Json>> {
  const messageId = idOf('update', resource.id, item.version);
  const items = new Map<string, QueueItem>();
  for (const one of subscriptions) {
    const key = deliveryKey(one.subscriberId, resource.id, item.version, one.channel);
    if (items.has(key)) continue;
    if (index.mayOverlap(one.subscriberId, one.channel) && (await storage.get(claimKey(key))) !== undefined) continue;
    items.set(key, deliveryItem(key, one, { use: 'news', message: messageId }, now));
  }
  if (items.size === 0) return {};
  const all = [...items.values()];
  for (let at = 0; at < all.length; at += portion) await queue.add(all.slice(at, at + portion));
  const wasSent = (await storage.list(`of/${resource.id}/`)).keys.some((key) => !key.endsWith(messageId));
  const note = wasSent ? (resource.changeNote ?? '') : '';
  const message: StoredMessage = {
    id: messageId,
    messageKind: 'update',
    kind: wasSent ? 'correction' : 'publication',
    siteId: resource.siteId,
    resources: [item],
    createdAt: entry.time,
    ...(note === '' ? {} : { lead: { 'zh-CN': `更新说明：${note}`.slice(0, 2000), en: `What changed: ${note}`.slice(0, 2000) } }),
  };
  const mine = subscriptions.flatMap((one) =>
    one.hasAccount ? [mineKey(one.subscriberId, entry.time, deliveryKey(one.subscriberId, resource.id, item.version, one.channel))] : [],
  );
  return { ...messageChange(message), ...receiversChange(messageId, [...items.keys()].sort(), 'now'), ...Object.fromEntries(mine.map((key) => [key, null])) };
}
