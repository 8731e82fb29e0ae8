/** Operations of those who manage, on the sites where they have a right: subscriptions without addresses, messages, deliveries, recalls. */
import { type Caller, fail, keys, ok, type OwnStorage } from '@jiyue/sdk/plugin';
import type { RecallNotice } from '@jiyue/standards/model';
import { deliveryOf } from '../outbox/deliver.ts';
import type { Deliveries, FoundDelivery } from '../outbox/deliveries.ts';
import type { Messages, StoredMessage } from '../outbox/messages.ts';
import { applyReport } from '../outbox/reports.ts';
import { recallKey, type StoredRecall } from '../follow/on-withdrawn.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { pageOfWalk } from './paging.ts';
import { manages, refuseStranger } from './rights.ts';
import { forManagers } from './show-subscription.ts';

type Managed =
  | 'listSubscriptions'
  | 'listMessages'
  | 'getMessage'
  | 'listDeliveries'
  | 'getDelivery'
  | 'retryDelivery'
  | 'reportDelivery'
  | 'listRecallNotices'
  | 'getRecallNotice';

/** @returns the operations */
export function managementOperations(tools: Tools, deliveries: Deliveries): Operations<Managed> {
  const { book, states, messages, queue, storage, wake } = tools;
  const showMessage = async ({ kind: _kind, lead: _lead, resources, ...message }: StoredMessage) => ({
    ...message,
    resources: resources.map(({ summary: _summary, publishedAt: _at, ...item }) => item),
    receivers: await messages.countReceivers(message.id),
  });
  /** Whether a delivery is of a site that the caller manages. */
  const isOwnSite = async (caller: Caller, { payload }: FoundDelivery) => {
    if (caller.siteIds.includes('*')) return true;
    const siteId = (await messages.get(payload.message))?.siteId;
    return siteId !== undefined && manages(caller, siteId);
  };
  const findDelivery = async (caller: Caller, id: string) => {
    const refused = refuseStranger(caller);
    if (refused) return refused;
    const found = await deliveries.find(id);
    return found && (await isOwnSite(caller, found)) ? ok(found) : fail({ code: 'PUSH_DELIVERY_UNKNOWN', data: { id } });
  };

  return {
    async listSubscriptions({ params, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const { siteId, state } = params;
      const walk = async function* () {
        for await (const value of book.all()) yield { key: value.record.id, value };
      };
      return pageOfWalk(
        walk(),
        params,
        ({ record }) => manages(caller, record.siteId) && (siteId ?? record.siteId) === record.siteId && (state ?? record.state) === record.state,
        async (one) => forManagers(one, await states.failures(one.record.id)),
      );
    },
    async listMessages({ params, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const { siteId, messageKind } = params;
      return pageOfWalk(
        walkMessages(messages),
        params,
        (one) => manages(caller, one.siteId) && (siteId ?? one.siteId) === one.siteId && (messageKind ?? one.messageKind) === one.messageKind,
        showMessage,
      );
    },
    async getMessage({ params: { messageId }, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const found = await messages.get(messageId);
      return found && manages(caller, found.siteId) ? ok(await showMessage(found)) : fail({ code: 'PUSH_MESSAGE_UNKNOWN', data: { id: messageId } });
    },
    async listDeliveries({ params, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const { resourceId, messageId, state, channel } = params;
      const walk = messageId !== undefined ? deliveries.ofMessage(messageId) : resourceId !== undefined ? deliveries.ofResource(resourceId) : deliveries.all();
      const seen = async function* () {
        for await (const one of walk) if (await isOwnSite(caller, one.value)) yield one;
      };
      return pageOfWalk(
        seen(),
        params,
        (one) => (state ?? one.state) === one.state && (channel ?? one.payload.channel) === one.payload.channel,
        (one) => deliveries.show(one),
      );
    },
    async getDelivery({ params: { deliveryId }, caller }) {
      const found = await findDelivery(caller, deliveryId);
      return found.ok ? ok(await deliveries.show(found.value)) : found;
    },
    async retryDelivery({ params: { deliveryId }, caller }) {
      const found = await findDelivery(caller, deliveryId);
      if (!found.ok) return found;
      if (found.value.entry.state !== 'dead' || (await queue.revive([deliveryId])) === 0)
        return fail({ code: 'PUSH_DELIVERY_NOT_FAILED', data: { id: deliveryId, state: found.value.state } });
      wake();
      return ok(await deliveries.show((await deliveries.find(deliveryId)) ?? found.value));
    },
    async reportDelivery({ body, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const { channel, channelMessageId: receipt } = body;
      const id = await deliveryOf(storage, channel, receipt);
      if (id === undefined) return fail({ code: 'PUSH_RECEIPT_UNKNOWN', data: { channel } });
      await applyReport(id, body, { storage, queue, states });
      return ok(undefined);
    },
    async listRecallNotices({ params, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const { resourceId } = params;
      return pageOfWalk(
        walkRecalls(storage),
        params,
        (one) => manages(caller, one.siteId) && (resourceId ?? one.resourceId) === one.resourceId,
        (one) => showRecall(one, deliveries),
      );
    },
    async getRecallNotice({ params: { recallId }, caller }) {
      const refused = refuseStranger(caller);
      if (refused) return refused;
      const found = await storage.get<StoredRecall>(recallKey(recallId));
      return found && manages(caller, found.siteId) ? ok(await showRecall(found, deliveries)) : fail({ code: 'PUSH_RECALL_UNKNOWN', data: { id: recallId } });
    },
  };
}

async function* walkMessages(messages: Messages) {
  for await (const key of messages.all()) {
    const value = await messages.get(key);
    if (value) yield { key, value };
  }
}

async function* walkRecalls(storage: OwnStorage) {
  for await (const key of keys(storage, recallKey(''))) {
    const value = await storage.get<StoredRecall>(key);
    if (value) yield { key, value };
  }
}

const arrived = new Set(['accepted', 'delivered', 'read']);

/** Counted anew each time: nobody is left out. */
async function showRecall({ siteId: _site, messageId, ...notice }: StoredRecall, deliveries: Deliveries): Promise<RecallNotice> {
  const counts = { receivers: 0, delivered: 0, failed: 0, waiting: 0 };
  for await (const { value } of deliveries.ofMessage(messageId)) {
    counts.receivers += 1;
    if (arrived.has(value.state)) counts.delivered += 1;
    else if (value.state === 'failed' || value.state === 'cancelled') counts.failed += 1;
    else counts.waiting += 1;
  }
  return { ...notice, ...counts };
}
