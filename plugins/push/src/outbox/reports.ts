/** What channels report later (JY-PUSH-016): recorded once, and never backwards. */
import { asJson, fromJson, type OwnQueue, type OwnStorage } from '@jiyue/sdk/plugin';
import type { DeliveryReport } from '@jiyue/standards/model';
import type { SubscriptionStates } from '../book/subscription-states.ts';
import type { Carriers } from './carriers.ts';
import { deliveryOf } from './deliver.ts';
import { noteOf } from './delivery-note.ts';
import type { DeliveryPayload } from './payload.ts';
import { type KeptReport, reportKey } from './show-delivery.ts';

/** What it is recorded with. */
export interface ReportNeeds {
  readonly storage: OwnStorage;
  readonly queue: Pick<OwnQueue, 'get'>;
  readonly states: Pick<SubscriptionStates, 'failed' | 'gone'>;
}

/** Which states may follow which. */
const following: Readonly<Record<string, readonly string[]>> = { accepted: ['delivered', 'read', 'failed'], delivered: ['read'] };

/** @returns whether it changed anything */
export async function applyReport(
  deliveryId: string,
  report: Pick<DeliveryReport, 'state' | 'occurredAt' | 'failure'>,
  { storage, queue, states }: ReportNeeds,
): Promise<boolean> {
  const entry = await queue.get(deliveryId);
  if (entry?.state !== 'done') return false;
  const before = (await storage.get<KeptReport>(reportKey(deliveryId)))?.state ?? noteOf(entry.note)?.state ?? 'accepted';
  if (!following[before]?.includes(report.state)) return false;
  const { state, occurredAt, failure = 'refused' } = report;
  const kept: KeptReport = { state: state as KeptReport['state'], occurredAt, ...(state === 'failed' ? { failure } : {}) };
  await storage.write({ put: { [reportKey(deliveryId)]: asJson(kept) } });
  if (state === 'failed') await states.failed(fromJson<DeliveryPayload>(entry.payload).subscription);
  return true;
}

/** Asks the channels for what came in since the last time. */
export async function collectReports(carriers: Carriers, needs: ReportNeeds, signal: AbortSignal): Promise<void> {
  for (const { promise, use } of await carriers.all()) {
    const placeKey = `reports/${promise.channel}`;
    for (let isMore = true; isMore && !signal.aborted; ) {
      const after = await needs.storage.get<string>(placeKey);
      const page = await use.reports({ limit: 1000, ...(after === undefined ? {} : { after }) });
      for (const { channel, receipt, state, occurredAt, failure } of page.items) {
        const id = await deliveryOf(needs.storage, channel, receipt);
        if (id === undefined) continue;
        await applyReport(id, { state: state === 'gone' ? 'failed' : state, occurredAt, ...(failure === undefined ? {} : { failure }) }, needs);
        if (state === 'gone') {
          const entry = await needs.queue.get(id);
          if (entry) await needs.states.gone(fromJson<DeliveryPayload>(entry.payload).subscription);
        }
      }
      if (page.next !== undefined && page.next !== after) await needs.storage.write({ put: { [placeKey]: page.next } });
      isMore = page.items.length > 0 && page.next !== undefined && page.next !== after;
    }
  }
}
