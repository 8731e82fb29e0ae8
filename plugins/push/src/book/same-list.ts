/**
 * A subscriber without an account who asks twice for the same over the same channel has one subscription: the latest that was confirmed.
 * Links of older messages stay good: to leave by any of them ends it.
 */
import type { StoredSubscription } from './stored-subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';
import type { SubscriptionStates } from './subscription-states.ts';

/** What it works with. */
export interface SameListNeeds {
  readonly book: Pick<SubscriptionBook, 'ofSubscriber'>;
  readonly states: Pick<SubscriptionStates, 'end'>;
}

/** The others that ask the same and have not ended; none for accounts, which see all of theirs. */
export async function sameList({ record, queryId }: StoredSubscription, { book }: Pick<SameListNeeds, 'book'>): Promise<readonly StoredSubscription[]> {
  if (record.accountId !== undefined) return [];
  return (await book.ofSubscriber(record.subscriberId)).filter(
    (one) =>
      one.record.id !== record.id &&
      one.queryId === queryId &&
      one.record.channel === record.channel &&
      one.record.state !== 'ended' &&
      one.record.state !== 'pending',
  );
}

/** Ends it, and whatever else would bring the same. @returns it as it stands afterwards */
export async function leaveList(stored: StoredSubscription, needs: SameListNeeds): Promise<StoredSubscription> {
  for (const one of await sameList(stored, needs)) await needs.states.end(one.record.id);
  return (await needs.states.end(stored.record.id)) ?? stored;
}
