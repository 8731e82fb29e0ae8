/**
 * Messages in own storage: what is told, which resources are in it, and for whom. One message stands for all its deliveries; what became
 * of each is in the queue.
 */
import { asJson, type Json, keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { PushItem, PushMessage } from '@jiyue/standards/model';
import type { ChannelMessageItem, ChannelMessageKind } from '@jiyue/sdk/plugin';

/** A message as it is kept; `receivers` are counted when somebody asks. */
export interface StoredMessage extends Omit<PushMessage, 'receivers' | 'resources'> {
  readonly resources: readonly StoredItem[];
  readonly kind: ChannelMessageKind;
  /** What is said before the resources, in both languages. */
  readonly lead?: { readonly 'zh-CN': string; readonly en: string };
}

/** A resource in a message. */
export interface StoredItem extends PushItem, Pick<ChannelMessageItem, 'summary' | 'publishedAt'> {}

/** A change of own storage. */
export type Put = Record<string, Json>;

/** Deliveries in one entry of own storage: far below its limit of a value. */
const perEntry = 2000;

const places = {
  message: (id: string) => `message/${id}`,
  /** In order of time, then id. */
  inOrder: (createdAt: string, id: string) => `messages/${createdAt}~${id}`,
  of: (resourceId: string, messageId: string) => `of/${resourceId}/${messageId}`,
  to: (messageId: string) => `to/${messageId}/`,
};

/** What has to be written for a message. */
export const messageChange = (message: StoredMessage): Put => ({
  [places.message(message.id)]: asJson(message),
  [places.inOrder(message.createdAt, message.id)]: null,
  ...Object.fromEntries(message.resources.map(({ resourceId }) => [places.of(resourceId, message.id), null])),
});

/** What has to be written for its deliveries. @param part names this share of them; the same share always has the same name */
export function receiversChange(messageId: string, deliveryIds: readonly string[], part: string): Put {
  const change: Put = {};
  for (let at = 0; at < deliveryIds.length; at += perEntry)
    change[`${places.to(messageId)}${part}~${String(at / perEntry).padStart(6, '0')}`] = deliveryIds.slice(at, at + perEntry);
  return change;
}

/** Reading. */
export interface Messages {
  get(id: string): Promise<StoredMessage | undefined>;
  /** Ids of the deliveries, in portions. */
  receivers(id: string): AsyncGenerator<readonly string[]>;
  countReceivers(id: string): Promise<number>;
  /** Ids of the messages that hold a resource. */
  of(resourceId: string): Promise<readonly string[]>;
  /** Ids of all messages, oldest first. */
  all(): AsyncGenerator<string>;
  /** Forgets what was made before an instant, with the list of its deliveries. */
  forget(before: string): Promise<void>;
}

/** @param storage own storage */
export function openMessages(storage: OwnStorage): Messages {
  const get = (id: string) => storage.get<StoredMessage>(places.message(id));
  const receivers = async function* (id: string): AsyncGenerator<readonly string[]> {
    for await (const key of keys(storage, places.to(id))) yield (await storage.get<readonly string[]>(key)) ?? [];
  };
  return {
    get,
    receivers,
    async countReceivers(id) {
      let count = 0;
      for await (const part of receivers(id)) count += part.length;
      return count;
    },
    async of(resourceId) {
      const prefix = places.of(resourceId, '');
      const ids: string[] = [];
      for await (const key of keys(storage, prefix)) ids.push(key.slice(prefix.length));
      return ids;
    },
    async *all() {
      for await (const key of keys(storage, 'messages/')) yield key.slice(key.indexOf('~') + 1);
    },
    async forget(before) {
      for await (const key of keys(storage, 'messages/')) {
        if (key >= `messages/${before}`) return;
        const id = key.slice(key.indexOf('~') + 1);
        const message = await get(id);
        const remove = [key, places.message(id), ...(message?.resources ?? []).map(({ resourceId }) => places.of(resourceId, id))];
        for await (const one of keys(storage, places.to(id))) remove.push(one);
        await storage.write({ remove });
      }
    },
  };
}
