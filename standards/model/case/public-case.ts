import type { InteractionKind, MessageKind } from '../gen/codes.ts';
import type { Cursor, DateOnly, MaskedName, RecordId, Timestamp } from '../gen/scalars.ts';

/** 办件的公开稿：遮盖个人信息后另写，不由原件过滤得到。
 * @x-jiyue-en Public text of a case, written anew with personal data masked, not filtered from the original. */
export interface PublicCaseDraft {
  /** 公开的主题。
   * @x-jiyue-en Subject as published.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 公开的诉求。
   * @x-jiyue-en Question as published.
   * @minLength 1
   * @maxLength 10000 */
  question: string;
  /** 公开的答复内容。
   * @x-jiyue-en Answer as published.
   * @minLength 1
   * @maxLength 10000 */
  answer: string;
  /** 答复部门。
   * @x-jiyue-en Organization that answered. */
  answeredById: RecordId;
  /** 答复部门名称。
   * @x-jiyue-en Name of the organization that answered.
   * @minLength 1
   * @maxLength 200 */
  answeredByName: string;
  /** 受理日期。
   * @x-jiyue-en Day it was received. */
  receivedDate: DateOnly;
  /** 答复日期。
   * @x-jiyue-en Day it was answered. */
  answeredDate: DateOnly;
  /** 遮盖后的来信人；不显示则不填。
   * @x-jiyue-en Name of the person, masked; absent when not shown. */
  submitterMask?: MaskedName;
}

/** 公开的办件。
 * @x-jiyue-en Case as everybody may read it.
 * @x-jiyue-requirement JY-INT-004 */
export interface PublicCase extends PublicCaseDraft {
  /** 办件标识。
   * @x-jiyue-en Id of the case. */
  id: RecordId;
  /** 公开稿的版本。
   * @x-jiyue-en Version of the public text.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 互动交流方式。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 来信类别；没有则不填。
   * @x-jiyue-en Kind of message; absent when it has none. */
  messageKind?: MessageKind;
  /** 公开时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
}

/** 办理统计：各去向相加等于收到的件数。
 * @x-jiyue-en Statistics: what became of the cases adds up to those received.
 * @x-jiyue-requirement JY-INT-004 */
export interface CaseStatistics {
  /** 站点；全平台则不填。
   * @x-jiyue-en Site; absent for the whole platform. */
  siteId?: RecordId;
  /** 期间首日。
   * @x-jiyue-en First day of the period. */
  fromDate: DateOnly;
  /** 期间末日，含当日。
   * @x-jiyue-en Last day of the period, included. */
  toDate: DateOnly;
  /** 收到的件数。
   * @x-jiyue-en Received.
   * @TJS-type integer
   * @minimum 0 */
  received: number;
  /** 已答复（含已办结）。
   * @x-jiyue-en Answered, closed ones included.
   * @TJS-type integer
   * @minimum 0 */
  answered: number;
  /** 不予受理。
   * @x-jiyue-en Refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 转其他渠道。
   * @x-jiyue-en Handed to another channel.
   * @TJS-type integer
   * @minimum 0 */
  transferred: number;
  /** 提交人撤回。
   * @x-jiyue-en Withdrawn.
   * @TJS-type integer
   * @minimum 0 */
  withdrawn: number;
  /** 在办。
   * @x-jiyue-en Open.
   * @TJS-type integer
   * @minimum 0 */
  open: number;
  /** 在办中已超期的。
   * @x-jiyue-en Open ones that are overdue.
   * @TJS-type integer
   * @minimum 0 */
  overdue: number;
  /** 期间内办结的办件从收到到办结的平均天数；没有办结的或平台不计算则不填。
   * @x-jiyue-en Mean number of days from receipt to the end of the cases that ended in the period; absent when none ended or the platform does not compute it.
   * @TJS-type number
   * @minimum 0 */
  meanHandlingDays?: number;
  /** 统计时刻。
   * @x-jiyue-en When it was computed. */
  computedAt: Timestamp;
}

/** 公开办件分页，附办理统计。
 * @x-jiyue-en Page of public cases with the statistics. */
export interface PublicCasePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicCase[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
  /** 办理统计。
   * @x-jiyue-en Statistics. */
  statistics: CaseStatistics;
}

/** 撤下公开办件的请求。
 * @x-jiyue-en Request to take a public case down. */
export interface PublicCaseWithdrawal {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}
