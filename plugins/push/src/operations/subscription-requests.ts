/** Operations without an account: ask, confirm with the code that went to the address, look and leave by the link of a message. */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Subscription } from '@jiyue/standards/model';
import { leaveList, sameList } from '../book/same-list.ts';
import { entryOf, type StoredSubscription } from '../book/stored-subscription.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { judgeDraft } from './judge-draft.ts';
import { isBusy, mayWriteTo, sendConfirmation } from './send-letter.ts';
import { forLink } from './show-subscription.ts';

/** Wrong codes that end a request. */
const wrongCodes = 5;

/** Confirms by receipt and code; also the way of the page. */
export async function confirmByCode(
  receiptId: string,
  code: string,
  { book, states, secrets, clock, digests, wake }: Tools,
): Promise<Outcome<StoredSubscription>> {
  const stored = await book.get(receiptId);
  const wrong = fail({ code: 'PUSH_CODE_WRONG' });
  const lapsed = fail({ code: 'PUSH_REQUEST_LAPSED' });
  if (!stored) return wrong;
  if (stored.record.state === 'ended' || (stored.wrongCodes ?? 0) >= wrongCodes) return lapsed;
  if (stored.record.state === 'pending' && clock().toISOString() > (stored.confirmUntil ?? '')) return lapsed;
  if (!(await secrets.isCode(receiptId, code))) {
    await states.change(receiptId, (one) => (one.record.state === 'pending' ? { ...one, wrongCodes: (one.wrongCodes ?? 0) + 1 } : undefined));
    return wrong;
  }
  const confirmed = (await states.confirm(receiptId)) ?? stored;
  // asked for once more: the latest counts
  if (stored.record.state === 'pending') for (const one of await sameList(confirmed, { book })) await states.end(one.record.id);
  const entry = entryOf(confirmed);
  if (entry) await digests.plan(entry);
  wake();
  return ok(confirmed);
}

/** @returns the operations */
export function requestOperations(tools: Tools): Operations<'requestSubscription' | 'confirmSubscription' | 'getSubscriptionByLink' | 'endSubscription'> {
  const { book, secrets, clock, config } = tools;
  const unknown = fail({ code: 'PUSH_LINK_UNKNOWN' });
  return {
    async requestSubscription({ body }) {
      const judged = await judgeDraft(body, undefined, tools);
      if (!judged.ok) return judged;
      if (await isBusy(tools)) return fail({ code: 'PUSH_REQUESTS_BUSY' });
      const { query } = judged.value;
      const now = clock();
      const expiresAt = new Date(now.getTime() + config.confirmWithinHours * 3_600_000).toISOString();
      // made of what was asked and when: it tells nothing of what is there already
      const receiptId = `q${sm3(`${canonicalJson(body)}\n${now.toISOString()}`).slice(0, 40)}`;
      if (await book.get(receiptId)) return ok({ receiptId, expiresAt });
      const subscriberId = await secrets.subscriberId(body.channel, body.address ?? '');
      // whether this address has had enough for today is told to nobody
      if (!(await mayWriteTo(subscriberId, tools))) return ok({ receiptId, expiresAt });
      const at = now.toISOString();
      const record: Subscription = {
        ...body,
        id: receiptId,
        subscriberId,
        state: 'pending',
        ...{ version: 1, enteredAt: at, updatedAt: at, consecutiveFailures: 0 },
      };
      const stored: StoredSubscription = { record, queryId: query.id, language: body.locale.startsWith('en') ? 'en' : 'zh-CN', confirmUntil: expiresAt };
      await book.save(stored, query.query, await secrets.linkKey(receiptId));
      await sendConfirmation(stored, tools);
      return ok({ receiptId, expiresAt });
    },
    async confirmSubscription({ body: { receiptId, code } }) {
      const outcome = await confirmByCode(receiptId, code, tools);
      return outcome.ok ? ok(undefined) : outcome;
    },
    async getSubscriptionByLink({ params: { linkKey } }) {
      const stored = await book.byLink(linkKey);
      return stored ? ok(forLink(stored)) : unknown;
    },
    async endSubscription({ params: { linkKey } }) {
      const stored = await book.byLink(linkKey);
      if (!stored) return unknown;
      return ok(forLink(await leaveList(stored, tools)));
    },
  };
}
