/** What one person has here: deliveries, everything at once, and to have it erased. */
import { sha256 } from '@jiyue/sdk';
import { keys, ok } from '@jiyue/sdk/plugin';
import type { NoticeLog } from '../channels/sse/notice-log.ts';
import type { Deliveries } from '../outbox/deliveries.ts';
import { mineKey } from '../outbox/deliveries.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { pageOfWalk } from './paging.ts';
import { refuseAnonymous } from './rights.ts';
import { forHolder } from './show-subscription.ts';

/** Most deliveries in one export. */
const exported = 10_000;

/** @returns the operations */
export function ownDataOperations(
  { book, states, storage }: Tools,
  deliveries: Deliveries,
  notices: Pick<NoticeLog, 'forget'>,
): Operations<'listOwnDeliveries' | 'exportOwnPushData' | 'eraseOwnPushData'> {
  return {
    async listOwnDeliveries({ params, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      return pageOfWalk(
        deliveries.ofReader(caller.id),
        params,
        ({ payload }) => payload.subscriber === caller.id,
        (one) => deliveries.show(one),
      );
    },
    async exportOwnPushData({ caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const own = await book.ofAccount(caller.id);
      const sent = [];
      for await (const { value } of deliveries.ofReader(caller.id)) {
        if (sent.length === exported) break;
        sent.push(await deliveries.show(value));
      }
      return ok({ subscriptions: await Promise.all(own.map(async (one) => forHolder(one, await states.failures(one.record.id)))), deliveries: sent });
    },
    async eraseOwnPushData({ caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      for (const one of await book.ofAccount(caller.id)) {
        await states.end(one.record.id);
        await book.forget(one);
      }
      const prefixes = [
        mineKey(caller.id, '', '').slice(0, -1),
        `interest/${sha256(caller.id)}/`,
        `preferences/${sha256(caller.id)}`,
        `favourite/${sha256(caller.id)}/`,
      ];
      for (const prefix of prefixes) for await (const key of keys(storage, prefix)) await storage.write({ remove: [key] });
      await notices.forget(caller.id);
      return ok(undefined);
    },
  };
}
