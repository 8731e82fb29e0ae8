import type { CaseAction, CaseParty, CaseRefusalGround, InteractionKind, MessageKind, MessageState, PublicationChoice, RegionCode } from '../gen/codes.ts';
import type { CaseNumber, Cursor, DateOnly, QuerySecret, RecordId, Timestamp } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';
import type { Deadline } from '../deadline.ts';
import type { ContactPerson } from '../person.ts';

/** 诉求，由公众提交：留言、访谈提问、征集意见、咨询投诉、即时通讯共用。
 * @x-jiyue-en What a member of the public submits: messages, questions for interviews, opinions, enquiries, instant messages. */
export interface CaseDraft extends Common {
  /** 收到诉求的站点。
   * @x-jiyue-en Site that takes it. */
  siteId: RecordId;
  /** 互动交流方式。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 来信类别；访谈提问和即时通讯可不填。
   * @x-jiyue-en Kind of message; may be absent for interviews and instant messages. */
  messageKind?: MessageKind;
  /** 主题。
   * @x-jiyue-en Subject.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 原文，此后不改。
   * @x-jiyue-en Text; never changed afterwards.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 提交人指定的机构；未指定则不填。
   * @x-jiyue-en Organization the person addresses; absent when none is named. */
  toOrganizationId?: RecordId;
  /** 所针对的访谈、征集、资源或事项；没有则不填。
   * @x-jiyue-en Interview, consultation, resource or item it is about; absent when there is none. */
  aboutId?: RecordId;
  /** 事情发生地的行政区划；没有则不填。
   * @x-jiyue-en Division where it happened; absent when not said. */
  regionCode?: RegionCode;
  /** 公开意愿。
   * @x-jiyue-en Whether it may be published. */
  publication: PublicationChoice;
  /** 提交人；匿名则不填。
   * @x-jiyue-en Who submits; absent when anonymous. */
  submitter?: ContactPerson;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 受理凭证：凭编号和凭证查询办理状态。
 * @x-jiyue-en Receipt: number and secret with which the state can be read.
 * @x-jiyue-requirement JY-INT-001 */
export interface CaseReceipt {
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 查询凭证，只给出这一次。
   * @x-jiyue-en Secret, given this once. */
  secret: QuerySecret;
  /** 收到诉求的站点。
   * @x-jiyue-en Site that took it. */
  siteId: RecordId;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
}

/** 凭编号和凭证的查询；凭证只在请求体中传送。
 * @x-jiyue-en Query by number and secret; the secret travels in the body only.
 * @x-jiyue-requirement JY-INT-031 */
export interface CaseQuery {
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 查询凭证。
   * @x-jiyue-en Secret. */
  secret: QuerySecret;
}

/** 提交人的补充或追问。
 * @x-jiyue-en What the person adds or asks again. */
export interface OwnMessageDraft extends CaseQuery {
  /** 文字。
   * @x-jiyue-en Text.
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

/** 提交人撤回办件。
 * @x-jiyue-en Withdrawal by the person. */
export interface OwnWithdrawal extends CaseQuery {
  /** 原因；不说明则不填。
   * @x-jiyue-en Reason; absent when not given.
   * @minLength 1
   * @maxLength 500 */
  reason?: string;
}

/** 办件中的一条消息，由机构一方给出；即时通讯逐条写入。
 * @x-jiyue-en One message of a case from the side of the organs; instant messages is written message by message. */
export interface CaseMessageDraft {
  /** 发言方。
   * @x-jiyue-en Who speaks. */
  party: CaseParty;
  /** 发言的机构；提交人发言不填。
   * @x-jiyue-en Organization that speaks; absent for the person. */
  organizationId?: RecordId;
  /** 文字。
   * @x-jiyue-en Text.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 提交人是否可见；内部意见为 false。
   * @x-jiyue-en Whether the person sees it; false for notes between organs. */
  isShown: boolean;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 办件中的一条消息。
 * @x-jiyue-en One message of a case.
 * @x-jiyue-requirement JY-INT-040 */
export interface CaseMessage extends CaseMessageDraft {
  /** 消息标识。
   * @x-jiyue-en Id of the message. */
  id: RecordId;
  /** 发出时刻。
   * @x-jiyue-en When it was sent. */
  sentAt: Timestamp;
}

/** 分派，由受理人员给出。
 * @x-jiyue-en Assignment as staff give it. */
export interface CaseAssignmentDraft {
  /** 承办机构。
   * @x-jiyue-en Organization it is assigned to. */
  toOrganizationId: RecordId;
  /** 作出分派的机构。
   * @x-jiyue-en Organization that assigns. */
  byOrganizationId: RecordId;
  /** 办理要求；没有则不填。
   * @x-jiyue-en What is asked for; absent when there is nothing to add.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 一次分派。
 * @x-jiyue-en One assignment. */
export interface CaseAssignment extends CaseAssignmentDraft {
  /** 分派时刻。
   * @x-jiyue-en When it was assigned. */
  assignedAt: Timestamp;
  /** 承办机构接收时刻；尚未接收则不填。
   * @x-jiyue-en When the organization took it; absent before. */
  acceptedAt?: Timestamp;
  /** 退回时刻；未退回则不填。
   * @x-jiyue-en When it was returned; absent when not. */
  returnedAt?: Timestamp;
  /** 退回理由；未退回则不填。
   * @x-jiyue-en Why it was returned; absent when not.
   * @minLength 1
   * @maxLength 500 */
  returnReason?: string;
}

/** 不予受理的说明，提交人可见。
 * @x-jiyue-en Why a case is not accepted; the person sees it.
 * @x-jiyue-requirement JY-INT-007 */
export interface CaseRefusal {
  /** 理由代码。
   * @x-jiyue-en Code of the ground. */
  ground: CaseRefusalGround;
  /** 可以另寻的途径。
   * @x-jiyue-en Another way to take.
   * @minLength 1
   * @maxLength 500 */
  otherWay: string;
  /** 补充说明；没有则不填。
   * @x-jiyue-en Further explanation; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  explanation?: string;
}

/** 办理的一步：谁、何时、做了什么、状态如何变。
 * @x-jiyue-en One step of the handling: who, when, what, and how the state moved.
 * @x-jiyue-requirement JY-INT-019 */
export interface CaseStep {
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 动作。
   * @x-jiyue-en What was done. */
  action: CaseAction;
  /** 之前的状态；第一步不填。
   * @x-jiyue-en State before; absent for the first step. */
  fromState?: MessageState;
  /** 之后的状态；状态不变的动作与之前相同。
   * @x-jiyue-en State after; the same for an action that does not move it. */
  toState: MessageState;
  /** 经手机构；提交人自己的动作不填。
   * @x-jiyue-en Organization that did it; absent for what the person did. */
  organizationId?: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 督办，由督办机构给出。
 * @x-jiyue-en Supervision as the supervising organization gives it. */
export interface CaseSupervisionDraft {
  /** 督办机构。
   * @x-jiyue-en Supervising organization. */
  organizationId: RecordId;
  /** 被督办的机构。
   * @x-jiyue-en Organization supervised. */
  toOrganizationId: RecordId;
  /** 督办原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 1000 */
  reason: string;
  /** 要求完成的日期；不限定则不填。
   * @x-jiyue-en Day by which it is asked for; absent when none is set. */
  dueDate?: DateOnly;
}

/** 一次督办。
 * @x-jiyue-en One supervision.
 * @x-jiyue-requirement JY-INT-032 */
export interface CaseSupervision extends CaseSupervisionDraft {
  /** 督办标识。
   * @x-jiyue-en Id of the supervision. */
  id: RecordId;
  /** 发起时刻。
   * @x-jiyue-en When it was started. */
  startedAt: Timestamp;
  /** 被督办机构的回复；尚未回复则不填。
   * @x-jiyue-en Reply of the organization; absent before.
   * @minLength 1
   * @maxLength 2000 */
  reply?: string;
  /** 回复时刻；尚未回复则不填。
   * @x-jiyue-en When it replied; absent before. */
  repliedAt?: Timestamp;
  /** 解除时刻；未解除则不填。
   * @x-jiyue-en When it was lifted; absent before. */
  liftedAt?: Timestamp;
}

/** 办件：一件诉求及其全部办理经过。
 * @x-jiyue-en Case: a submission and all that was done about it.
 * @x-jiyue-requirement JY-INT-002 */
export interface Case extends CaseDraft, Stored {
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: MessageState;
  /** 提交时刻，此后不改。
   * @x-jiyue-en When it was submitted; never changed. */
  submittedAt: Timestamp;
  /** 当前承办机构；尚未分派则不填。
   * @x-jiyue-en Organization in charge; absent before the assignment. */
  handlerId?: RecordId;
  /** 消息，按先后；没有则为空数组。
   * @x-jiyue-en Messages in order; an empty array when there are none.
   * @maxItems 1000 */
  messages: CaseMessage[];
  /** 分派，按先后；没有则为空数组。
   * @x-jiyue-en Assignments in order; an empty array when there are none.
   * @maxItems 100 */
  assignments: CaseAssignment[];
  /** 督办，按先后；没有则为空数组。
   * @x-jiyue-en Supervisions in order; an empty array when there are none.
   * @maxItems 50 */
  supervisions: CaseSupervision[];
  /** 办理经过，按先后，至少有提交一步。
   * @x-jiyue-en All steps in order, at least the submission.
   * @minItems 1
   * @maxItems 1000 */
  steps: CaseStep[];
  /** 答复期限；没有规定期限则不填。
   * @x-jiyue-en Term of the answer; absent where no rule sets one. */
  deadline?: Deadline;
  /** 不予受理的说明；其他状态不填。
   * @x-jiyue-en Refusal; absent in other states. */
  refusal?: CaseRefusal;
  /** 转往的渠道；未转出则不填。
   * @x-jiyue-en Channel it was handed to; absent when not.
   * @minLength 1
   * @maxLength 200 */
  transferredTo?: string;
  /** 并入的办件；未合并则不填。
   * @x-jiyue-en Case it was merged into; absent when not. */
  mergedIntoId?: RecordId;
  /** 拆分自的办件；不是拆分所得则不填。
   * @x-jiyue-en Case it was split from; absent when not. */
  splitFromId?: RecordId;
  /** 因此件发布或引用的资源；没有则不填。
   * @x-jiyue-en Resources published or cited because of it; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  resourceIds?: RecordId[];
  /** 提交人的评价；未评价则不填。
   * @x-jiyue-en Rating by the person; absent when not rated. */
  ratingId?: RecordId;
  /** 首次答复时刻；尚未答复则不填。
   * @x-jiyue-en When it was first answered; absent before. */
  answeredAt?: Timestamp;
  /** 办结时刻；尚未办结则不填。
   * @x-jiyue-en When it was closed; absent before. */
  closedAt?: Timestamp;
}

/** 办件分页。
 * @x-jiyue-en Page of cases. */
export interface CasePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Case[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
