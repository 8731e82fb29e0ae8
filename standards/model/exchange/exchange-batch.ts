import type { ExchangeDirection, ExchangeFamily, ExchangeOutcome } from '../gen/codes.ts';
import type { Cursor, PlatformUri, RecordId, Timestamp } from '../gen/scalars.ts';
import type { ProblemItem } from '../problem.ts';
import type { DefinitionReference } from '../record-definition.ts';
import type { ExchangeItem } from './exchange-item.ts';

/** 交换批次：送出平台推送的一批记录。记录所用的扩展的定义应已先送出，并在此引用。
 * @x-jiyue-en Batch of an exchange as the sending platform pushes it. Definitions of extensions in its records were sent before and are named here.
 * @x-jiyue-requirement JY-EXC-022 */
export interface ExchangeBatch {
  /** 批次标识，由送出平台给出；同一标识重复送出时给出首次的回执。
   * @x-jiyue-en Id of the batch, given by the sender; a batch sent again gets the receipts of the first time. */
  batchId: RecordId;
  /** 送出平台（URI）。
   * @x-jiyue-en Sending platform, as a URI. */
  platform: PlatformUri;
  /** 交换方向，从送出平台看。
   * @x-jiyue-en Direction, as seen from the sender. */
  direction: ExchangeDirection;
  /** 送出时刻。
   * @x-jiyue-en When it was sent. */
  sentAt: Timestamp;
  /** 记录所用扩展的定义；没有扩展则为空数组。
   * @x-jiyue-en Definitions of the extensions in its records; an empty array without extensions.
   * @maxItems 200 */
  definitions: DefinitionReference[];
  /** 交换项，按先后次序处理。
   * @x-jiyue-en Items, handled in their order.
   * @minItems 1
   * @maxItems 1000 */
  items: ExchangeItem[];
}

/** 一条记录的回执。
 * @x-jiyue-en Receipt for one record.
 * @x-jiyue-requirement JY-EXC-007 */
export interface ExchangeReceipt {
  /** 回执标识。
   * @x-jiyue-en Id of the receipt. */
  id: RecordId;
  /** 所属交换运行。
   * @x-jiyue-en Run it belongs to. */
  runId: RecordId;
  /** 所属批次；由拉取得到的不填。
   * @x-jiyue-en Batch it came in; absent when it was pulled. */
  batchId?: RecordId;
  /** 送出平台的登记标识。
   * @x-jiyue-en Partner that sent it. */
  partnerId: RecordId;
  /** 记录族。
   * @x-jiyue-en Family of the record. */
  family: ExchangeFamily;
  /** 记录标识，在各平台相同。
   * @x-jiyue-en Id of the record, the same on every platform. */
  recordId: RecordId;
  /** 记录在最初来源平台上的版本。
   * @x-jiyue-en Version of the record on its first platform.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 结果：待定、已公开、已拒绝。
   * @x-jiyue-en Outcome: waiting, published, refused. */
  outcome: ExchangeOutcome;
  /** 收到前是否已有同一内容。
   * @x-jiyue-en Whether the same content was there before. */
  isUnchanged: boolean;
  /** 收到时刻。
   * @x-jiyue-en When it was received. */
  receivedAt: Timestamp;
  /** 结果确定的时刻；待定的不填。
   * @x-jiyue-en When the outcome was settled; absent while waiting. */
  settledAt?: Timestamp;
  /** 拒绝的逐处说明；其他结果不填。
   * @x-jiyue-en Every place that was wrong; absent unless refused.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 回执分页。
 * @x-jiyue-en Page of receipts. */
export interface ExchangeReceiptPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ExchangeReceipt[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 接收一批的回复：回执与交换项同序，各数相加等于项数。
 * @x-jiyue-en Reply to a batch: receipts in the order of its items; the counts add up to their number.
 * @x-jiyue-requirement JY-EXC-022 */
export interface ExchangeBatchReply {
  /** 交换运行。
   * @x-jiyue-en Run. */
  runId: RecordId;
  /** 回执。
   * @x-jiyue-en Receipts.
   * @minItems 1
   * @maxItems 1000 */
  receipts: ExchangeReceipt[];
  /** 待定数。
   * @x-jiyue-en Number waiting.
   * @TJS-type integer
   * @minimum 0 */
  waiting: number;
  /** 已公开数。
   * @x-jiyue-en Number published.
   * @TJS-type integer
   * @minimum 0 */
  published: number;
  /** 已拒绝数。
   * @x-jiyue-en Number refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
}
