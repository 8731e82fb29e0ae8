/** Where an account can be written to: the e-mail address of one of its subscriptions that it has confirmed. */
import type { SubscriptionBook } from '../book/subscription-book.ts';

/** undefined: it has none. */
export async function mailOf(accountId: string, book: Pick<SubscriptionBook, 'ofAccount'>): Promise<string | undefined> {
  const all = await book.ofAccount(accountId);
  return all.find(({ record: { channel, state, confirmedAt } }) => channel === 'email' && state === 'active' && confirmedAt !== undefined)?.record.address;
}
