import type { ConsultationState, OpinionOutcome } from './gen/codes.ts';
import type { Cursor, DateOnly, MaskedName, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 意见征集，由发送方给出。
 * @x-jiyue-en Consultation as a sender gives it. */
export interface ConsultationDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 负责机构。
   * @x-jiyue-en Organization in charge. */
  ownerId: RecordId;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 征集说明：背景、主要内容。
   * @x-jiyue-en Explanation: background and main points.
   * @minLength 1
   * @maxLength 20000 */
  explanation: string;
  /** 征求意见稿（资源）；只就问题征集的不填。
   * @x-jiyue-en Draft text, a resource; absent when only a question is put. */
  draftResourceId?: RecordId;
  /** 征求意见稿附件；没有则不填。
   * @x-jiyue-en Attachments of the draft; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  draftAttachmentIds?: RecordId[];
  /** 征集首日。
   * @x-jiyue-en First day. */
  fromDate: DateOnly;
  /** 征集末日，含当日。
   * @x-jiyue-en Last day, included. */
  toDate: DateOnly;
  /** 负责机构的联系方式。
   * @x-jiyue-en Contact of the organization in charge.
   * @minLength 1
   * @maxLength 300 */
  contact: string;
  /** 期限不足30日的理由；不短于30日则不填。
   * @x-jiyue-en Why the period is shorter than 30 days; absent when it is not.
   * @minLength 1
   * @maxLength 500 */
  shortPeriodReason?: string;
}

/** 征集或调查的一次状态变更。
 * @x-jiyue-en One change of state of a consultation or survey. */
export interface ConsultationStateChange {
  /** 目标状态。
   * @x-jiyue-en State to move to. */
  toState: ConsultationState;
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 原因；取消时宜填。
   * @x-jiyue-en Reason; advised for a cancellation.
   * @minLength 1
   * @maxLength 500 */
  reason?: string;
}

/** 一条或一类意见的采纳情况。
 * @x-jiyue-en What became of an opinion, or of a group of them.
 * @x-jiyue-requirement JY-INT-016 */
export interface ConsultationOutcome {
  /** 意见或一类意见的概括。
   * @x-jiyue-en The opinion, or what a group of them says.
   * @minLength 1
   * @maxLength 2000 */
  opinion: string;
  /** 包含的意见条数。
   * @x-jiyue-en Number of opinions it covers.
   * @TJS-type integer
   * @minimum 1 */
  opinionCount: number;
  /** 采纳情况。
   * @x-jiyue-en What became of it. */
  outcome: OpinionOutcome;
  /** 理由；不采纳的必填。
   * @x-jiyue-en Reason; needed where it is not adopted.
   * @minLength 1
   * @maxLength 2000 */
  reason?: string;
}

/** 意见征集：从征求意见稿到意见、采纳情况和结果。
 * @x-jiyue-en Consultation: from the draft to opinions, what became of them, and the result.
 * @x-jiyue-requirement JY-INT-016 */
export interface Consultation extends ConsultationDraft, Stored {
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: ConsultationState;
  /** 状态历史，按先后，至少一条。
   * @x-jiyue-en History of states in order, at least one.
   * @minItems 1
   * @maxItems 50 */
  history: ConsultationStateChange[];
  /** 收到的意见条数。
   * @x-jiyue-en Number of opinions received.
   * @TJS-type integer
   * @minimum 0 */
  opinionCount: number;
  /** 采纳情况；公布之前不填。
   * @x-jiyue-en What became of the opinions; absent before it is published.
   * @minItems 1
   * @maxItems 2000 */
  outcomes?: ConsultationOutcome[];
  /** 结果说明；公布之前不填。
   * @x-jiyue-en The result in words; absent before it is published.
   * @minLength 1
   * @maxLength 20000 */
  resultText?: string;
  /** 结果公布时刻；公布之前不填。
   * @x-jiyue-en When the result was published; absent before. */
  resultPublishedAt?: Timestamp;
  /** 正式文件（资源）；尚未印发则不填。
   * @x-jiyue-en Final document, a resource; absent before it is issued. */
  finalResourceId?: RecordId;
}

/** 意见征集分页。
 * @x-jiyue-en Page of consultations. */
export interface ConsultationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Consultation[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 公布征集结果的请求。
 * @x-jiyue-en Request to publish the result of a consultation. */
export interface ConsultationResultDraft {
  /** 采纳情况；没有收到意见的为空数组。
   * @x-jiyue-en What became of the opinions; an empty array when none came.
   * @maxItems 2000 */
  outcomes: ConsultationOutcome[];
  /** 结果说明。
   * @x-jiyue-en The result in words.
   * @minLength 1
   * @maxLength 20000 */
  resultText: string;
  /** 正式文件；尚未印发则不填。
   * @x-jiyue-en Final document; absent before it is issued. */
  finalResourceId?: RecordId;
}

/** 对一条意见的处理，由负责机构给出。
 * @x-jiyue-en Decision on one opinion as the organization gives it. */
export interface OpinionDecisionDraft {
  /** 意见（办件）。
   * @x-jiyue-en The opinion, a case. */
  caseId: RecordId;
  /** 采纳情况。
   * @x-jiyue-en What became of it. */
  outcome: OpinionOutcome;
  /** 理由；不采纳的必填。
   * @x-jiyue-en Reason; needed where it is not adopted.
   * @minLength 1
   * @maxLength 2000 */
  reason?: string;
}

/** 对一条意见的处理。
 * @x-jiyue-en Decision on one opinion. */
export interface OpinionDecision extends OpinionDecisionDraft, Stored {
  /** 意见征集。
   * @x-jiyue-en Consultation. */
  consultationId: RecordId;
  /** 处理时刻。
   * @x-jiyue-en When it was decided. */
  decidedAt: Timestamp;
}

/** 意见处理分页。
 * @x-jiyue-en Page of decisions on opinions. */
export interface OpinionDecisionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OpinionDecision[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 公开的意见，遮盖个人信息。
 * @x-jiyue-en Opinion as everybody may read it, with personal data masked. */
export interface PublicOpinion {
  /** 意见标识。
   * @x-jiyue-en Id of the opinion. */
  id: RecordId;
  /** 意见征集。
   * @x-jiyue-en Consultation. */
  consultationId: RecordId;
  /** 公开的意见文字。
   * @x-jiyue-en Text as published.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 遮盖后的提交人；不显示则不填。
   * @x-jiyue-en Name of the person, masked; absent when not shown. */
  submitterMask?: MaskedName;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 采纳情况。
   * @x-jiyue-en What became of it. */
  outcome: OpinionOutcome;
  /** 理由；没有则不填。
   * @x-jiyue-en Reason; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  reason?: string;
}

/** 公开意见分页。
 * @x-jiyue-en Page of public opinions. */
export interface PublicOpinionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicOpinion[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一段时间内开展的征集调查次数。
 * @x-jiyue-en Number of consultations and surveys within a period.
 * @x-jiyue-requirement JY-INT-026 */
export interface ConsultationCount {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 期间首日。
   * @x-jiyue-en First day of the period. */
  fromDate: DateOnly;
  /** 期间末日（监测时间点），含当日。
   * @x-jiyue-en Last day of the period, the check point, included. */
  toDate: DateOnly;
  /** 意见征集次数。
   * @x-jiyue-en Number of consultations.
   * @TJS-type integer
   * @minimum 0 */
  consultations: number;
  /** 调查次数。
   * @x-jiyue-en Number of surveys.
   * @TJS-type integer
   * @minimum 0 */
  surveys: number;
  /** 检查指标所定的次数。
   * @x-jiyue-en Number the indicator asks for.
   * @TJS-type integer
   * @minimum 0 */
  threshold: number;
  /** 是否达到。
   * @x-jiyue-en Whether it is reached. */
  isMet: boolean;
}
