/** A delivery as the standard describes it, out of the entry of the queue, its message and what the channel reported later. */
import { fromJson, type QueueEntry } from '@jiyue/sdk/plugin';
import type { Delivery, DeliveryFailure, DeliveryState } from '@jiyue/standards/model';
import { type DeliveryNote, noteOf } from './delivery-note.ts';
import { deliveryKey } from './keys.ts';
import type { StoredMessage } from './messages.ts';
import type { DeliveryPayload } from './payload.ts';

/** What a channel reported on a delivery. */
export interface KeptReport {
  readonly state: 'delivered' | 'read' | 'failed';
  readonly occurredAt: string;
  readonly failure?: DeliveryFailure;
}

/** Where reports are kept. */
export const reportKey = (deliveryId: string): string => `report/${deliveryId}`;

/** State out of queue and report. */
export function stateOf(entry: Pick<QueueEntry, 'state' | 'note'>, report: KeptReport | undefined): DeliveryState {
  const note = noteOf(entry.note);
  if (entry.state === 'leased') return 'sending';
  if (entry.state === 'dead') return 'failed';
  if (entry.state === 'waiting') return (note?.attempts ?? 0) > 0 && note?.failure !== undefined ? 'retrying' : 'queued';
  return report?.state ?? note?.state ?? 'accepted';
}

/** @param channel kind of channel, as the subscription named it */
export function showDelivery(entry: QueueEntry, channel: string, message: StoredMessage, report: KeptReport | undefined): Delivery {
  const payload = fromJson<DeliveryPayload>(entry.payload);
  const note = noteOf(entry.note);
  const state = stateOf(entry, report);
  const deliveredAt = report && report.state !== 'failed' ? report.occurredAt : note?.state === 'delivered' ? (note.at ?? entry.endedAt) : undefined;
  return {
    id: entry.id,
    messageId: message.id,
    subscriptionId: payload.subscription,
    subscriberId: payload.subscriber,
    channel,
    resources: message.resources.map(({ resourceId, version }) => ({
      resourceId,
      version,
      idempotencyKey: deliveryKey(payload.subscriber, resourceId, version, channel),
    })),
    state,
    attempts: note?.attempts ?? 0,
    ...(note?.at === undefined ? (state === 'failed' ? { lastAttemptAt: entry.endedAt ?? entry.addedAt } : {}) : { lastAttemptAt: note.at }),
    ...(entry.state === 'waiting' && entry.dueAt !== undefined ? { nextAttemptAt: entry.dueAt } : {}),
    ...heldOf(entry, payload, note),
    ...(deliveredAt === undefined || (state !== 'delivered' && state !== 'read') ? {} : { deliveredAt }),
    ...failureOf(state, note, report),
    ...(note?.receipt === undefined ? {} : { channelMessageId: note.receipt }),
    isExactlyOnce: note?.isExactlyOnce ?? false,
  };
}

function heldOf({ state }: QueueEntry, { heldUntil }: DeliveryPayload, note: DeliveryNote | undefined): Pick<Delivery, 'heldUntilAt'> {
  const held = note?.heldUntil ?? heldUntil;
  return state === 'waiting' && held !== undefined ? { heldUntilAt: held } : {};
}

function failureOf(state: DeliveryState, note: DeliveryNote | undefined, report: KeptReport | undefined): Pick<Delivery, 'failure' | 'failureNote'> {
  if (state !== 'failed' && state !== 'retrying') return {};
  const failure = report?.failure ?? note?.failure ?? 'unreachable';
  return { failure, ...(note?.says === undefined || note.says === '' ? {} : { failureNote: note.says }) };
}
