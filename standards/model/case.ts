import type {
  CaseAction,
  CaseParty,
  CaseRefusalGround,
  InteractionKind,
  MessageKind,
  MessageState,
  ModerationAction,
  ModerationGround,
  PublicationChoice,
  RegionCode,
  ResourceStatus,
} from './gen/codes.ts';
import type { CaseNumber, Cursor, DateOnly, MaskedName, QuerySecret, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { Deadline } from './deadline.ts';
import type { ContactPerson } from './person.ts';

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

/** 超期办件，不含提交人信息。
 * @x-jiyue-en Overdue case, without the person. */
export interface OverdueCase {
  /** 办件标识。
   * @x-jiyue-en Id of the case. */
  caseId: RecordId;
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 互动交流方式。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 来信类别；没有则不填。
   * @x-jiyue-en Kind of message; absent when it has none. */
  messageKind?: MessageKind;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: MessageState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 承办机构；尚未分派则不填。
   * @x-jiyue-en Organization in charge; absent before the assignment. */
  handlerId?: RecordId;
  /** 答复到期日；没有期限则不填。
   * @x-jiyue-en Day the answer was due; absent without a term. */
  dueDate?: DateOnly;
}

/** 超期办件分页。
 * @x-jiyue-en Page of overdue cases. */
export interface OverdueCasePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OverdueCase[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对用户留言的处置，由处置人给出。
 * @x-jiyue-en Moderation as staff give it. */
export interface ModerationDraft {
  /** 处置方式。
   * @x-jiyue-en What is done. */
  action: ModerationAction;
  /** 依据。
   * @x-jiyue-en Ground. */
  ground: ModerationGround;
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 处置记录，不对公众显示。
 * @x-jiyue-en Record of a moderation; the public does not see it.
 * @x-jiyue-requirement JY-INT-020 */
export interface ModerationRecord extends ModerationDraft, Stored {
  /** 办件标识。
   * @x-jiyue-en Id of the case. */
  caseId: RecordId;
  /** 消息标识；处置的是原文则不填。
   * @x-jiyue-en Id of the message; absent for the original text. */
  messageId?: RecordId;
  /** 处置人的账户。
   * @x-jiyue-en Account of the moderator. */
  accountId: RecordId;
  /** 处置时刻。
   * @x-jiyue-en When it was done. */
  moderatedAt: Timestamp;
  /** 原文的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the original text. */
  textDigest: Sm3Digest;
}

/** 处置记录分页。
 * @x-jiyue-en Page of moderation records. */
export interface ModerationRecordPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ModerationRecord[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 答问知识条目，由发送方给出。
 * @x-jiyue-en Question with its answer, as a sender gives it. */
export interface QuestionAnswerDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所属栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 对答复负责的机构。
   * @x-jiyue-en Organization that answers for it. */
  ownerId: RecordId;
  /** 问题。
   * @x-jiyue-en Question.
   * @minLength 1
   * @maxLength 1000 */
  question: string;
  /** 答复。
   * @x-jiyue-en Answer.
   * @minLength 1
   * @maxLength 10000 */
  answer: string;
  /** 关键词；没有则不填。
   * @x-jiyue-en Keywords; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords?: string[];
  /** 所依据的政策文件；没有则不填。
   * @x-jiyue-en Policy documents it rests on; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  basisIds?: RecordId[];
  /** 失效日期；长期有效则不填。
   * @x-jiyue-en Day it expires; absent while it holds. */
  expiresDate?: DateOnly;
}

/** 答问知识条目：作为资源入库，各渠道按资源标识调用。
 * @x-jiyue-en Question with its answer: it stands in the repository as a resource and is used by that id everywhere.
 * @x-jiyue-requirement JY-INT-018 */
export interface QuestionAnswer extends QuestionAnswerDraft, Stored {
  /** 入库的资源标识。
   * @x-jiyue-en Id of the resource it stands as. */
  resourceId: RecordId;
  /** 资源状态。
   * @x-jiyue-en Status of the resource. */
  status: ResourceStatus;
}

/** 答问知识条目分页。
 * @x-jiyue-en Page of questions with answers. */
export interface QuestionAnswerPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: QuestionAnswer[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
