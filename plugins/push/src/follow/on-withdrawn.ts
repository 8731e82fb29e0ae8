/**
 * A withdrawal: everybody who got the record hears of it (JY-PUSH-004). What still waits is not delivered any more: each delivery asks the
 * repository again when it leaves. One without trace (撤下不留痕迹) tells nobody.
 */
import { asJson, type LogEntry, type OwnQueue, type OwnStorage, type RecordReader } from '@jiyue/sdk/plugin';
import type { WithdrawalKind } from '@jiyue/standards/model';
import { idOf } from '../outbox/keys.ts';
import { workLanes } from '../outbox/payload.ts';
import { withdrawalTexts } from '../outbox/texts.ts';

/** A recall as it is kept; counts come from the queue when somebody asks. */
export interface StoredRecall {
  readonly id: string;
  readonly resourceId: string;
  readonly version: number;
  readonly withdrawal: Exclude<WithdrawalKind, 'vanish'>;
  /** What takes its place; kind substitute alone. */
  readonly substituteId?: string;
  readonly reason: string;
  readonly issuedAt: string;
  readonly siteId: string;
  /** Message that tells it. */
  readonly messageId: string;
}

/** What it is done with. */
export interface WithdrawnNeeds {
  readonly queue: Pick<OwnQueue, 'add'>;
  readonly records: Pick<RecordReader, 'resource'>;
}

/** Where a recall is kept. */
export const recallKey = (id: string): string => `recall/${id}`;

/** @param storage of the batch */
export async function onWithdrawn(entry: LogEntry, storage: OwnStorage, { queue, records }: WithdrawnNeeds): Promise<void> {
  const { withdrawal: kind = 'gone', version, siteId = entry.siteId, substituteId } = entry.data;
  if (!(kind in withdrawalTexts)) return;
  // what was in no message needs no recall
  if ((await storage.list(`of/${entry.subject}/`)).keys.length === 0) return;
  const withdrawal = kind as StoredRecall['withdrawal'];
  // the reason can be read only where the record can
  const reason = (await records.resource(entry.subject))?.withdrawal?.reason ?? withdrawalTexts[withdrawal]['zh-CN'];
  const id = `rc${idOf('recall', entry.subject, version).slice(0, 40)}`;
  const recall: StoredRecall = {
    ...{ id, resourceId: entry.subject, version, withdrawal, siteId },
    ...(substituteId === undefined ? {} : { substituteId }),
    reason: reason.slice(0, 500),
    issuedAt: entry.time,
    messageId: idOf('recall', entry.subject, version),
  };
  await storage.write({ put: { [recallKey(id)]: asJson(recall) } });
  await queue.add([{ id: `recall:${id}`, lane: workLanes.recall, payload: { recall: id } }]);
}
