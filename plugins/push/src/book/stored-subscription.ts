/** A subscription as own storage keeps it: the standard's record, and what only this plugin knows of it. */
import type { Subscription } from '@jiyue/standards/model';

/** The record with its list. */
export interface StoredSubscription {
  /** As the standard describes it; the address goes when it is erased. */
  readonly record: Subscription;
  /** Which list of equal queries it belongs to. */
  readonly queryId: string;
  /** Language of its messages. */
  readonly language: 'zh-CN' | 'en';
  /** Secrets shared with its receiver, newest first; webhooks alone. */
  readonly secrets?: readonly string[];
  /** Until when the holder of the address may confirm; pending ones alone. */
  readonly confirmUntil?: string;
  /** Wrong codes so far. */
  readonly wrongCodes?: number;
}

/** What matching needs to know of an active one. */
export interface SubscriptionEntry {
  readonly id: string;
  readonly queryId: string;
  readonly subscriberId: string;
  /** The reader can sign in and look at what was sent. */
  readonly hasAccount: boolean;
  readonly channel: string;
  readonly frequency: string;
  /** Publications before it are not sent: RFC 3339, UTC. */
  readonly since: string;
  readonly quietHours?: Subscription['quietHours'];
}

/** Undefined: it gets nothing now. */
export function entryOf({ record, queryId }: StoredSubscription): SubscriptionEntry | undefined {
  if (record.state !== 'active' || record.confirmedAt === undefined || record.frequency === 'paused') return undefined;
  const { id, accountId, subscriberId, channel, frequency, confirmedAt, quietHours } = record;
  return {
    id,
    queryId,
    subscriberId,
    hasAccount: accountId !== undefined,
    channel,
    frequency,
    since: new Date(confirmedAt).toISOString(),
    ...(quietHours ? { quietHours } : {}),
  };
}
