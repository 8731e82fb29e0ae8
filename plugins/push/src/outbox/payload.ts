/** What waits in the queue: ids alone, never an address or a text about a person. */
import { asJson, type QueueItem } from '@jiyue/sdk/plugin';
import { quietUntil } from './quiet-hours.ts';
import type { SubscriptionEntry } from '../book/stored-subscription.ts';

/** One delivery. */
export interface DeliveryPayload {
  /** news: publication, correction, digest; recall, alert: go whatever became of the resource; letter: about the subscription itself. */
  readonly use: 'news' | 'recall' | 'alert' | 'letter';
  /** Message; for a letter its kind. */
  readonly message: string;
  readonly subscription: string;
  readonly subscriber: string;
  /** Kind of channel, as the subscription named it. */
  readonly channel: string;
  /** When it was put into the outbox, RFC 3339. */
  readonly madeAt: string;
  /** Until when quiet hours hold it. */
  readonly heldUntil?: string;
  /** For letters: what they are about, e.g. the id of a receipt or of a column. */
  readonly about?: string;
  /** For a letter that goes to another address of the same account: the subscription it tells of. Absent: the one it goes to. */
  readonly tellsOf?: string;
}

/** Lanes that are not channels. */
export const workLanes = { digest: 'work-digest', recall: 'work-recall', owner: 'work-owner' } as const;

/** Lanes of a channel, in the order they are worked off: letters and recalls do not wait behind thousands of news. */
export const laneKinds = ['letter', 'urgent', 'to'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** Codes of an operator's own channels may hold signs that a lane may not. */
export const laneOf = (channel: string, kind: LaneKind): string => `${kind}-${channel.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`.slice(0, 32);

const kindOf: Readonly<Record<DeliveryPayload['use'], LaneKind>> = { letter: 'letter', recall: 'urgent', alert: 'urgent', news: 'to' };

/** Whether items of a lane are deliveries of content, which the standard lists; letters are not. */
export const isDeliveryLane = (lane: string): boolean => lane.startsWith('to-') || lane.startsWith('urgent-');

/** An item of the queue. @param now when it is put in */
export function deliveryItem(
  id: string,
  { id: subscription, subscriberId, channel, quietHours }: Pick<SubscriptionEntry, 'id' | 'subscriberId' | 'channel' | 'quietHours'>,
  { use, message, about, tellsOf }: Pick<DeliveryPayload, 'use' | 'message' | 'about' | 'tellsOf'>,
  now: Date,
): QueueItem {
  const held = use === 'alert' || use === 'letter' || !quietHours ? undefined : quietUntil(quietHours, now)?.toISOString();
  const payload: DeliveryPayload = {
    use,
    message,
    subscription,
    subscriber: subscriberId,
    channel,
    madeAt: now.toISOString(),
    ...(held === undefined ? {} : { heldUntil: held }),
    ...(about === undefined ? {} : { about }),
    ...(tellsOf === undefined ? {} : { tellsOf }),
  };
  return { id, lane: laneOf(channel, kindOf[use]), ...(held === undefined ? {} : { dueAt: held }), payload: asJson(payload) };
}

/** Channels on the platform itself: they lead to an account, which is all the address they need. */
export const isAccountChannel = (channel: string): boolean => channel === 'web' || channel === 'sse';
