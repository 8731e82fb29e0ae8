/** Reading deliveries: one, all, those of a message or a resource, those of a reader. Letters are none. */
import { sha256 } from '@jiyue/sdk';
import { fromJson, keys, type OwnQueue, type OwnStorage, type QueueEntry } from '@jiyue/sdk/plugin';
import type { Delivery, DeliveryState } from '@jiyue/standards/model';
import type { Messages } from './messages.ts';
import { type DeliveryPayload, isDeliveryLane } from './payload.ts';
import { type KeptReport, reportKey, showDelivery, stateOf } from './show-delivery.ts';

/** A delivery that was found, not yet shown. */
export interface FoundDelivery {
  readonly entry: QueueEntry;
  readonly payload: DeliveryPayload;
  readonly report: KeptReport | undefined;
  readonly state: DeliveryState;
}

/** The deliveries. */
export interface Deliveries {
  find(id: string): Promise<FoundDelivery | undefined>;
  /** All, oldest first. */
  all(): AsyncGenerator<{ readonly key: string; readonly value: FoundDelivery }>;
  ofMessage(messageId: string): AsyncGenerator<{ readonly key: string; readonly value: FoundDelivery }>;
  ofResource(resourceId: string): AsyncGenerator<{ readonly key: string; readonly value: FoundDelivery }>;
  /** Those of one reader with an account, newest last. */
  ofReader(subscriberId: string): AsyncGenerator<{ readonly key: string; readonly value: FoundDelivery }>;
  show(found: FoundDelivery): Promise<Delivery>;
}

/** Where the deliveries of readers with accounts are listed. */
export const mineKey = (subscriberId: string, at: string, deliveryId: string): string => `mine/${sha256(subscriberId)}/${at}~${deliveryId}`;

/** @returns the deliveries */
export function openDeliveries(storage: OwnStorage, queue: Pick<OwnQueue, 'get' | 'list'>, messages: Messages): Deliveries {
  const foundOf = async (entry: QueueEntry | undefined): Promise<FoundDelivery | undefined> => {
    if (!entry || !isDeliveryLane(entry.lane)) return undefined;
    const report = entry.state === 'done' ? await storage.get<KeptReport>(reportKey(entry.id)) : undefined;
    return { entry, payload: fromJson<DeliveryPayload>(entry.payload), report, state: stateOf(entry, report) };
  };
  const find = async (id: string) => foundOf(await queue.get(id));
  const ofMessage: Deliveries['ofMessage'] = async function* (messageId) {
    for await (const ids of messages.receivers(messageId)) {
      for (const key of ids) {
        const value = await find(key);
        if (value) yield { key, value };
      }
    }
  };
  return {
    find,
    async *all() {
      for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
        const page: Awaited<ReturnType<OwnQueue['list']>> = await queue.list({ limit: 1000, ...(after === undefined ? {} : { after }) });
        for (const entry of page.items) {
          const value = await foundOf(entry);
          if (value) yield { key: entry.id, value };
        }
        after = page.next;
      }
    },
    ofMessage,
    async *ofResource(resourceId) {
      for (const id of await messages.of(resourceId)) yield* ofMessage(id);
    },
    async *ofReader(subscriberId) {
      const prefix = mineKey(subscriberId, '', '').slice(0, -1);
      for await (const one of keys(storage, prefix)) {
        const key = one.slice(one.lastIndexOf('~') + 1);
        const value = await find(key);
        if (value) yield { key, value };
      }
    },
    async show({ entry, payload, report }) {
      const message = await messages.get(payload.message);
      const channel = payload.channel;
      return showDelivery(
        entry,
        channel,
        message ?? {
          // forgotten, or not written yet: the ids are all there is
          ...{ id: payload.message, messageKind: 'update', kind: 'publication', siteId: '', createdAt: payload.madeAt },
          resources: [{ resourceId: 'unknown', version: 1, updateType: 'major', title: '-', url: 'about:blank' }],
        },
        report,
      );
    },
  };
}
