/** What has to be done from time to time: addresses erased, requests that lapsed forgotten, digests that were missed found, old records cleared. */
import { keys, type ScheduledJob } from '@jiyue/sdk/plugin';
import type { SubscriptionIndex } from './book/subscription-index.ts';
import { entryOf } from './book/stored-subscription.ts';
import type { DigestRows } from './digest/rows.ts';
import { collectReports } from './outbox/reports.ts';
import { forgetOld } from './retention.ts';
import type { Tools } from './tools.ts';
import type { WarningBook } from './warnings/warning-book.ts';

const hourMs = 3_600_000;
/** Rows of digests that no subscription can want any more: longer than a month, with room for runs that were missed. */
const rowDays = 62;

/** @returns the jobs */
export function upkeepJobs(
  tools: Tools,
  index: SubscriptionIndex,
  rows: DigestRows,
  warnings: Pick<WarningBook, 'refresh' | 'forget'>,
): readonly ScheduledJob[] {
  const { book, clock, config, digests, messages, queue, states, storage, carriers } = tools;
  const before = (ms: number): string => new Date(clock().getTime() - ms).toISOString();

  return [
    {
      name: 'recover-digests',
      cron: '7,37 * * * *',
      async run({ signal }) {
        await warnings.refresh();
        await index.refresh();
        for (const { subscriptionIds } of [...index.lists()]) {
          for (const id of [...subscriptionIds]) {
            if (signal.aborted) return;
            const stored = await book.get(id);
            const entry = stored && entryOf(stored);
            if (entry) await digests.plan(entry);
          }
        }
        tools.wake();
      },
    },
    {
      name: 'erase-ended',
      cron: '12 * * * *',
      async run({ signal }) {
        const ended = before(config.eraseAddressHours * hourMs);
        const now = clock().toISOString();
        for await (const stored of book.all()) {
          if (signal.aborted) return;
          const { record, confirmUntil } = stored;
          // nobody confirmed: there never was a subscription, and its address goes with it
          if (record.state === 'pending' && confirmUntil !== undefined && confirmUntil < now) await book.forget(stored);
          else if (record.state === 'ended' && record.address !== undefined && (record.endedAt ?? now) <= ended)
            await states.change(record.id, ({ record: { address: _address, ...rest }, ...one }) => ({ ...one, record: rest }));
          else if (record.state === 'ended' && (record.endedAt ?? now) < before(config.keepDeliveriesDays * 24 * hourMs)) await book.forget(stored);
        }
      },
    },
    { name: 'collect-reports', cron: '* * * * *', run: ({ signal }) => collectReports(carriers, { storage, queue, states }, signal) },
    {
      name: 'clear-old',
      cron: '40 3 * * *',
      async run({ signal }) {
        const old = before(config.keepDeliveriesDays * 24 * hourMs);
        await rows.forget(before(rowDays * 24 * hourMs));
        await book.forgetTouches(before(24 * hourMs));
        await messages.forget(old);
        await queue.forget(old);
        await warnings.forget(old);
        const ages = { deliveries: old, receipts: before(config.keepReceiptsDays * 24 * hourMs), claims: before(rowDays * 24 * hourMs) };
        await forgetOld(ages, { storage, queue, book, clock }, signal);
        const today = clock().toISOString().slice(0, 10);
        for await (const key of keys(storage, 'letters/')) if (key < `letters/${today}`) await storage.write({ remove: [key] });
      },
    },
  ];
}
