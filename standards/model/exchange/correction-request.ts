import type { CorrectionState, ExchangeFamily } from '../gen/codes.ts';
import type { Cursor, JsonPointer, RecordId, Timestamp } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

/** 更正请求，由使用方给出的内容。
 * @x-jiyue-en Request for correction as the user of the data gives it. */
export interface CorrectionRequestDraft extends Common {
  /** 记录族。
   * @x-jiyue-en Family of the record. */
  family: ExchangeFamily;
  /** 有误的记录。
   * @x-jiyue-en Record that is wrong. */
  recordId: RecordId;
  /** 所见的版本。
   * @x-jiyue-en Version that was seen.
   * @TJS-type integer
   * @minimum 1 */
  seenVersion: number;
  /** 有误之处在记录中的位置；整条记录有误则为空字符串。
   * @x-jiyue-en Place in the record; the empty string for the record as a whole. */
  pointer: JsonPointer;
  /** 所见的值（截短）；不便写出则不填。
   * @x-jiyue-en Value that was seen, cut short; absent when it cannot be written.
   * @minLength 1
   * @maxLength 2000 */
  found?: string;
  /** 建议的值；不知道则不填。
   * @x-jiyue-en Value proposed; absent when not known.
   * @minLength 1
   * @maxLength 2000 */
  proposed?: string;
  /** 理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 2000 */
  reason: string;
  /** 提出更正的机构。
   * @x-jiyue-en Organization that asks. */
  organizationId: RecordId;
  /** 证明材料的附件；没有则不填。
   * @x-jiyue-en Attachments that prove it; absent when there are none.
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 更正请求的处理结果。
 * @x-jiyue-en What became of a request for correction. */
export interface CorrectionResult {
  /** 处理时刻。
   * @x-jiyue-en When it was decided. */
  decidedAt: Timestamp;
  /** 说明。
   * @x-jiyue-en Explanation.
   * @minLength 1
   * @maxLength 2000 */
  note: string;
  /** 更正后的版本；未更正则不填。
   * @x-jiyue-en Version that corrects it; absent when nothing was corrected.
   * @TJS-type integer
   * @minimum 1 */
  correctedVersion?: number;
}

/** 对更正请求的决定。
 * @x-jiyue-en Decision on a request for correction. */
export interface CorrectionDecision {
  /** 新的状态。
   * @x-jiyue-en New state. */
  state: CorrectionState;
  /** 说明。
   * @x-jiyue-en Explanation.
   * @minLength 1
   * @maxLength 2000 */
  note: string;
  /** 更正后的版本；未更正则不填。
   * @x-jiyue-en Version that corrects it; absent when nothing was corrected.
   * @TJS-type integer
   * @minimum 1 */
  correctedVersion?: number;
}

/** 更正请求。
 * @x-jiyue-en Request for correction.
 * @x-jiyue-requirement JY-EXC-013 */
export interface CorrectionRequest extends CorrectionRequestDraft, Stored {
  /** 状态。
   * @x-jiyue-en State. */
  state: CorrectionState;
  /** 处理结果；尚未处理则不填。
   * @x-jiyue-en Result; absent while undecided. */
  result?: CorrectionResult;
}

/** 更正请求分页。
 * @x-jiyue-en Page of requests for correction. */
export interface CorrectionRequestPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: CorrectionRequest[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
