import type { AppealState } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

/** 对一项发现的申诉，由被检查站点给出的内容。
 * @x-jiyue-en Appeal against a finding, as the site gives it. */
export interface InspectionAppealDraft extends Common {
  /** 发现。
   * @x-jiyue-en Finding. */
  findingId: RecordId;
  /** 理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 4000 */
  reason: string;
  /** 佐证；没有则不填。
   * @x-jiyue-en Documents; absent when there are none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 申诉及其结论；结论和理由随报告公开。
 * @x-jiyue-en Appeal with its decision, which is published with the report.
 * @x-jiyue-requirement JY-INSP-012 */
export interface InspectionAppeal extends InspectionAppealDraft, Stored {
  /** 检查报告。
   * @x-jiyue-en Report. */
  reportId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 状态。
   * @x-jiyue-en State. */
  state: AppealState;
  /** 作出结论的时刻；没有结论则不填。
   * @x-jiyue-en When it was decided; absent until then. */
  decidedAt?: Timestamp;
  /** 结论的理由；没有结论则不填。
   * @x-jiyue-en Reason of the decision; absent until then.
   * @minLength 1
   * @maxLength 4000 */
  decisionReason?: string;
}

/** 申诉分页。
 * @x-jiyue-en Page of appeals. */
export interface InspectionAppealPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InspectionAppeal[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对申诉的结论。
 * @x-jiyue-en Decision on an appeal. */
export interface AppealDecision {
  /** 申诉是否成立。
   * @x-jiyue-en Whether the appeal is upheld. */
  isUpheld: boolean;
  /** 理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 4000 */
  reason: string;
}
