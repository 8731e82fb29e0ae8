/** Where an account can be written to: the e-mail address of one of its subscriptions that it has confirmed. */
import type { StoredSubscription } from '../book/stored-subscription.ts';
import type { SubscriptionBook } from '../book/subscription-book.ts';

type Book = Pick<SubscriptionBook, 'ofAccount'>;

/** That subscription; undefined: it has none. */
export async function mailSubscriptionOf(accountId: string, book: Book): Promise<StoredSubscription | undefined> {
  const all = await book.ofAccount(accountId);
  return all.find(({ record: { channel, state, confirmedAt } }) => channel === 'email' && state === 'active' && confirmedAt !== undefined);
}

/** Its address. */
export const mailOf = async (accountId: string, book: Book): Promise<string | undefined> => (await mailSubscriptionOf(accountId, book))?.record.address;
