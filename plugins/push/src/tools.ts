/** What operations work with; made once, at the start. */
import type { OwnQueue, OwnStorage, PluginContext, RecordReader } from '@jiyue/sdk/plugin';
import type { Secrets } from './book/secrets.ts';
import type { SubscriptionBook } from './book/subscription-book.ts';
import type { SubscriptionStates } from './book/subscription-states.ts';
import type { Digests } from './digest/make-digest.ts';
import type { Carriers } from './outbox/carriers.ts';
import type { Messages } from './outbox/messages.ts';
import type { PushConfig, PushTypes } from './types.ts';

/** The tools. */
export interface Tools {
  readonly config: PushConfig;
  readonly clock: () => Date;
  readonly storage: OwnStorage;
  readonly queue: OwnQueue;
  /** The granted sites, whoever calls. */
  readonly granted: RecordReader;
  readonly book: SubscriptionBook;
  readonly states: SubscriptionStates;
  readonly secrets: Secrets;
  readonly messages: Messages;
  readonly digests: Digests;
  readonly carriers: Carriers;
  /** Told when something new may wait. */
  readonly wake: () => void;
  readonly fetch: PluginContext<PushTypes>['fetch'];
  readonly signal: AbortSignal;
}
