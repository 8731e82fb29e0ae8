import type { CaseParty, InteractionKind, MessageKind, MessageState } from '../gen/codes.ts';
import type { CaseNumber, DateOnly, RecordId, Timestamp } from '../gen/scalars.ts';
import type { CaseRefusal } from './case.ts';

/** 提交人看到的一条消息。
 * @x-jiyue-en One message as the person sees it. */
export interface OwnMessage {
  /** 发言方。
   * @x-jiyue-en Who speaks. */
  party: CaseParty;
  /** 发言的机构名称；提交人发言不填。
   * @x-jiyue-en Name of the organization that speaks; absent for the person.
   * @minLength 1
   * @maxLength 200 */
  organizationName?: string;
  /** 文字。
   * @x-jiyue-en Text.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 发出时刻。
   * @x-jiyue-en When it was sent. */
  sentAt: Timestamp;
}

/** 提交人凭编号和凭证看到的办件，不含姓名和联系方式。
 * @x-jiyue-en A case as its person sees it by number and secret, without name and contact. */
export interface OwnCase {
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 收到诉求的站点。
   * @x-jiyue-en Site that took it. */
  siteId: RecordId;
  /** 互动交流方式。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 来信类别；没有则不填。
   * @x-jiyue-en Kind of message; absent when it has none. */
  messageKind?: MessageKind;
  /** 主题。
   * @x-jiyue-en Subject.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 原文。
   * @x-jiyue-en Text.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: MessageState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 承办机构名称；尚未分派则不填。
   * @x-jiyue-en Name of the organization in charge; absent before the assignment.
   * @minLength 1
   * @maxLength 200 */
  handlerName?: string;
  /** 答复到期日；没有期限则不填。
   * @x-jiyue-en Day the answer is due; absent without a term. */
  dueDate?: DateOnly;
  /** 消息，按先后；没有则为空数组。
   * @x-jiyue-en Messages in order; an empty array when there are none.
   * @maxItems 1000 */
  messages: OwnMessage[];
  /** 不予受理的说明；其他状态不填。
   * @x-jiyue-en Refusal; absent in other states. */
  refusal?: CaseRefusal;
  /** 转往的渠道；未转出则不填。
   * @x-jiyue-en Channel it was handed to; absent when not.
   * @minLength 1
   * @maxLength 200 */
  transferredTo?: string;
}
