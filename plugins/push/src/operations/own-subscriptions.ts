/** Operations of a person who signed in: the own subscriptions. */
import { fail, ok } from '@jiyue/sdk/plugin';
import type { Subscription } from '@jiyue/standards/model';
import type { StoredSubscription } from '../book/stored-subscription.ts';
import { entryOf } from '../book/stored-subscription.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { type JudgedDraft, judgeDraft } from './judge-draft.ts';
import { pageOfWalk } from './paging.ts';
import { refuseAnonymous, versionOf } from './rights.ts';
import { mayWriteTo, sendConfirmation } from './send-letter.ts';
import { forHolder } from './show-subscription.ts';

/** @returns the operations */
export function ownSubscriptionOperations(tools: Tools): Operations<'listOwnSubscriptions' | 'getSubscription' | 'saveSubscription' | 'removeSubscription'> {
  const { book, states, clock, config, secrets, digests, wake } = tools;
  const show = async (stored: StoredSubscription) => forHolder(stored, await states.failures(stored.record.id));
  const unknown = (id: string) => fail({ code: 'PUSH_SUBSCRIPTION_UNKNOWN', data: { id } });
  const find = async (accountId: string, id: string) => {
    const stored = await book.get(id);
    return stored?.record.accountId === accountId ? stored : undefined;
  };
  /** An address that this account has confirmed before needs no second confirmation. */
  const isKnownAddress = async (accountId: string, { draft }: JudgedDraft) =>
    (await book.ofAccount(accountId)).some(
      ({ record }) => record.channel === draft.channel && record.address === draft.address && record.state === 'active' && record.confirmedAt !== undefined,
    );

  return {
    async listOwnSubscriptions({ params, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const all = (await book.ofAccount(caller.id)).map((value) => ({ key: value.record.id, value }));
      return pageOfWalk(all, params, () => true, show);
    },
    async getSubscription({ params: { subscriptionId }, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const stored = await find(caller.id, subscriptionId);
      return stored ? ok(await show(stored)) : unknown(subscriptionId);
    },
    async saveSubscription({ params, body, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const id = params.subscriptionId;
      const before = await book.get(id);
      if (before && before.record.accountId !== caller.id) return fail({ code: 'PUSH_SUBSCRIPTION_TAKEN', data: { id } });
      const basis = versionOf(params['If-Match']);
      if (basis !== before?.record.version) return fail({ code: 'PUSH_SUBSCRIPTION_CHANGED', data: { id, version: before?.record.version ?? 0 } });
      if (before?.record.state === 'ended') return fail({ code: 'PUSH_SUBSCRIPTION_ENDED', data: { id } });
      const judged = await judgeDraft(body, caller.id, tools);
      if (!judged.ok) return judged;
      const { query, carrier } = judged.value;

      const at = clock().toISOString();
      const isSamePlace = before?.record.channel === body.channel && before.record.address === body.address;
      const isConfirmed =
        (isSamePlace && before.record.confirmedAt !== undefined) || !carrier.promise.needsConsent || (await isKnownAddress(caller.id, judged.value));
      const confirmedAt = isSamePlace ? (before?.record.confirmedAt ?? at) : at;
      const record: Subscription = {
        ...body,
        id,
        accountId: caller.id,
        subscriberId: caller.id,
        // saved again by its holder: a suspended one goes on
        state: isConfirmed ? 'active' : 'pending',
        ...(isConfirmed ? { confirmedAt } : {}),
        version: (before?.record.version ?? 0) + 1,
        enteredAt: before?.record.enteredAt ?? at,
        updatedAt: at,
        consecutiveFailures: 0,
      };
      const confirmUntil = new Date(clock().getTime() + config.confirmWithinHours * 3_600_000).toISOString();
      const stored: StoredSubscription = {
        record,
        queryId: query.id,
        language: body.locale.startsWith('en') ? 'en' : 'zh-CN',
        ...(isConfirmed ? {} : { confirmUntil }),
      };
      if (before) await digests.beforeChange(id, before.record.frequency, record.frequency);
      await book.save(stored, query.query, await secrets.linkKey(id));
      if (before) await states.resumed(id);
      const entry = entryOf(stored);
      if (entry) await digests.plan(entry);
      else if (!isConfirmed && (await mayWriteTo(await secrets.subscriberId(body.channel, body.address ?? ''), tools))) await sendConfirmation(stored, tools);
      wake();
      return ok(forHolder(stored, 0));
    },
    async removeSubscription({ params: { subscriptionId: id, 'If-Match': match }, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const found = await find(caller.id, id);
      if (!found) return unknown(id);
      const [basis, { version }] = [versionOf(match), found.record];
      if (basis !== undefined && basis !== version) return fail({ code: 'PUSH_SUBSCRIPTION_CHANGED', data: { id, version } });
      await states.end(id);
      return ok(undefined);
    },
  };
}
