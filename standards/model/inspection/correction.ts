import type { FindingState } from '../gen/codes.ts';
import type { RecordId } from '../gen/scalars.ts';

/** 更正一份已公开的报告：另出一版。
 * @x-jiyue-en Correction of a published report: it makes a new edition. */
export interface InspectionCorrection {
  /** 更正说明。
   * @x-jiyue-en What is corrected.
   * @minLength 1
   * @maxLength 1000 */
  note: string;
  /** 认定不成立的发现；没有则不填。
   * @x-jiyue-en Findings that are no longer held; absent when there are none.
   * @minItems 1
   * @maxItems 2000
   * @uniqueItems true */
  rejectedFindingIds?: RecordId[];
}

/** 发现的整改状态变更。
 * @x-jiyue-en Change of the state of a finding. */
export interface FindingChange {
  /** 要到达的状态。
   * @x-jiyue-en State to reach. */
  state: FindingState;
  /** 说明。
   * @x-jiyue-en Note.
   * @minLength 1
   * @maxLength 1000 */
  note: string;
}
