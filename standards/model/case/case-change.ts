import type { MessageState } from '../gen/codes.ts';
import type { RecordId } from '../gen/scalars.ts';
import type { CaseRefusal } from './case.ts';

/** 变更办件状态的请求。
 * @x-jiyue-en Request to move the state of a case. */
export interface CaseStateChange {
  /** 目标状态，应为当前状态的后继。
   * @x-jiyue-en State to move to, a successor of the current one. */
  toState: MessageState;
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
  /** 不予受理的说明；目标状态为 refused 时填。
   * @x-jiyue-en Refusal; with state refused. */
  refusal?: CaseRefusal;
  /** 转往的渠道；目标状态为 transferred 时填。
   * @x-jiyue-en Channel it is handed to; with state transferred.
   * @minLength 1
   * @maxLength 200 */
  transferTo?: string;
  /** 延长的工作日数；目标状态为 extended 时填。
   * @x-jiyue-en Working days of extension; with state extended.
   * @TJS-type integer
   * @minimum 1
   * @maximum 400 */
  extension?: number;
}

/** 答复。
 * @x-jiyue-en Answer. */
export interface CaseAnswer {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 答复内容。
   * @x-jiyue-en The answer.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 合并的请求：所列办件并入本件，原文各自保留。
 * @x-jiyue-en Request to merge: the cases listed go into this one, their texts stay. */
export interface CaseMerge {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 被并入的办件。
   * @x-jiyue-en Cases that are merged in.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  caseIds: RecordId[];
  /** 合并理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 拆出的一件。
 * @x-jiyue-en One part that is split off. */
export interface CaseSplitPart {
  /** 主题。
   * @x-jiyue-en Subject.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 摘自原文的内容。
   * @x-jiyue-en Content taken from the original text.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 分派的机构；待分派则不填。
   * @x-jiyue-en Organization it is assigned to; absent when it waits. */
  toOrganizationId?: RecordId;
}

/** 拆分的请求：原件不动，另立各件。
 * @x-jiyue-en Request to split: the original stays, each part becomes a case. */
export interface CaseSplit {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 拆出的各件。
   * @x-jiyue-en Parts.
   * @minItems 1
   * @maxItems 20 */
  parts: CaseSplitPart[];
  /** 拆分理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 办件与资源相连的请求。
 * @x-jiyue-en Request to link a case with a resource. */
export interface CaseLink {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  note?: string;
}
