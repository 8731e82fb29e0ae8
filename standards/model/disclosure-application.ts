import type {
  ApplicantKind,
  ApplicationMilestone,
  DisclosureApplicationState,
  DisclosureApplicationWay,
  DisclosureReceiveForm,
  DisclosureRefusalGround,
  DisclosureReplyKind,
  IdentityProofKind,
  PauseCause,
  SilenceConsequence,
} from './gen/codes.ts';
import type { CaseNumber, Cursor, DateOnly, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { CaseQuery } from './case/case.ts';
import type { Deadline } from './deadline.ts';
import type { ContactPerson } from './person.ts';

/** 申请人的身份证明。
 * @x-jiyue-en Proof of identity of the applicant. */
export interface IdentityProof {
  /** 证明种类。
   * @x-jiyue-en Kind of proof. */
  proofKind: IdentityProofKind;
  /** 证件号码；由已核验的账户证明的不填。
   * @x-jiyue-en Number of the document; absent where a verified account proves it.
   * @minLength 1
   * @maxLength 64
   * @x-jiyue-personal */
  number?: string;
  /** 证明材料；没有则不填。
   * @x-jiyue-en Copies; absent when there are none.
   * @minItems 1
   * @maxItems 10
   * @uniqueItems true
   * @x-jiyue-personal */
  attachmentIds?: RecordId[];
}

/** 申请人：姓名或名称、身份证明、联系方式。
 * @x-jiyue-en Applicant: name, proof of identity, contact. */
export interface Applicant extends ContactPerson {
  /** 申请人类别。
   * @x-jiyue-en Kind of applicant. */
  applicantKind: ApplicantKind;
  /** 身份证明。
   * @x-jiyue-en Proof of identity.
   * @x-jiyue-personal */
  proof: IdentityProof;
}

/** 政府信息公开申请的内容。
 * @x-jiyue-en Content of an application for government information. */
export interface DisclosureApplicationContent extends Common {
  /** 被申请的行政机关。
   * @x-jiyue-en Organ that is asked. */
  organizationId: RecordId;
  /** 申请人。
   * @x-jiyue-en Applicant.
   * @x-jiyue-personal */
  applicant: Applicant;
  /** 所需信息的名称、文号或者便于查询的其他特征性描述。
   * @x-jiyue-en Description of the information: title, number, or what else helps to find it.
   * @minLength 1
   * @maxLength 5000 */
  description: string;
  /** 获取信息的方式。
   * @x-jiyue-en Form in which it is wanted. */
  receiveForm: DisclosureReceiveForm;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 政府信息公开申请，由申请人在网上提交；只收法定内容。
 * @x-jiyue-en Application as the applicant sends it online; it asks for what the regulation names only.
 * @x-jiyue-requirement JY-INT-014 */
export interface DisclosureApplicationDraft extends DisclosureApplicationContent {
  /** 收到申请的站点；不经站点则不填。
   * @x-jiyue-en Site that took it; absent where no site did. */
  siteId?: RecordId;
}

/** 政府信息公开申请的登记：当面、邮寄等方式收到的，由机关录入。
 * @x-jiyue-en Application received in person, by post and the like, as the organ registers it. */
export interface DisclosureApplicationRegistration extends DisclosureApplicationContent {
  /** 申请方式。
   * @x-jiyue-en Way of applying. */
  way: DisclosureApplicationWay;
  /** 送达或签收日期。
   * @x-jiyue-en Day it arrived or was signed for. */
  arrivedDate: DateOnly;
}

/** 申请件办理的一步。
 * @x-jiyue-en One step of the handling of an application. */
export interface ApplicationStep {
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 之前的状态；第一步不填。
   * @x-jiyue-en State before; absent for the first step. */
  fromState?: DisclosureApplicationState;
  /** 之后的状态。
   * @x-jiyue-en State after. */
  toState: DisclosureApplicationState;
  /** 经手机构；申请人自己的动作不填。
   * @x-jiyue-en Organ that did it; absent for what the applicant did. */
  organizationId?: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 补正告知，由机关给出。
 * @x-jiyue-en Request to amend as the organ gives it. */
export interface AmendmentRequestDraft {
  /** 需要补正的事项。
   * @x-jiyue-en What is to be amended.
   * @minLength 1
   * @maxLength 2000 */
  what: string;
  /** 告知日期。
   * @x-jiyue-en Day of the request. */
  askedDate: DateOnly;
  /** 补正的期限。
   * @x-jiyue-en Last day to amend. */
  amendBeforeDate: DateOnly;
}

/** 补正告知，一件只有一次。
 * @x-jiyue-en Request to amend, one for each application.
 * @x-jiyue-requirement JY-INT-013 */
export interface AmendmentRequest extends AmendmentRequestDraft {
  /** 收到补正的日期，答复期限由此重新起算；尚未补正则不填。
   * @x-jiyue-en Day the amendment came, from which the term starts anew; absent before. */
  amendedDate?: DateOnly;
}

/** 征求意见，由机关给出。
 * @x-jiyue-en Consultation of others as the organ gives it. */
export interface ThirdPartyConsultationDraft {
  /** 征求意见的对象：第三方、其他机关或共同制作机关。
   * @x-jiyue-en Who is asked: third party, another organ or joint maker. */
  partyKind: PauseCause;
  /** 对象名称。
   * @x-jiyue-en Name of who is asked.
   * @minLength 1
   * @maxLength 200
   * @x-jiyue-personal */
  partyName: string;
  /** 对方收到征求意见书的日期。
   * @x-jiyue-en Day the other received the letter. */
  askedDate: DateOnly;
}

/** 一次征求意见。
 * @x-jiyue-en One consultation of others.
 * @x-jiyue-requirement JY-INT-022 */
export interface ThirdPartyConsultation extends ThirdPartyConsultationDraft {
  /** 标识。
   * @x-jiyue-en Id. */
  id: RecordId;
  /** 答复意见的期限。
   * @x-jiyue-en Term of their opinion. */
  deadline: Deadline;
  /** 答复日期；逾期未答复则不填。
   * @x-jiyue-en Day of their reply; absent without one. */
  repliedDate?: DateOnly;
  /** 是否同意公开；未答复则不填。
   * @x-jiyue-en Whether they consent; absent without a reply. */
  consents?: boolean;
  /** 意见；没有则不填。
   * @x-jiyue-en Their opinion; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  opinion?: string;
  /** 逾期未答复的后果；已答复则不填。
   * @x-jiyue-en Consequence of silence; absent with a reply. */
  consequence?: SilenceConsequence;
}

/** 登记对方的答复；逾期未答复的，只给标识和后果。
 * @x-jiyue-en Record of their reply; without one, id and consequence alone. */
export interface ThirdPartyReply {
  /** 征求意见的标识。
   * @x-jiyue-en Id of the consultation. */
  consultationId: RecordId;
  /** 答复日期；逾期未答复则不填。
   * @x-jiyue-en Day of the reply; absent without one. */
  repliedDate?: DateOnly;
  /** 是否同意公开；未答复则不填。
   * @x-jiyue-en Whether they consent; absent without a reply. */
  consents?: boolean;
  /** 意见；没有则不填。
   * @x-jiyue-en Their opinion; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  opinion?: string;
  /** 逾期未答复的后果；已答复则不填。
   * @x-jiyue-en Consequence of silence; absent with a reply. */
  consequence?: SilenceConsequence;
}

/** 延长答复期限，一件只有一次。
 * @x-jiyue-en Extension of the term, one for each application. */
export interface ApplicationExtension {
  /** 延长的工作日数，不超过20。
   * @x-jiyue-en Working days, at most 20.
   * @TJS-type integer
   * @minimum 1
   * @maximum 20 */
  days: number;
  /** 同意延长的政府信息公开工作机构负责人。
   * @x-jiyue-en Head of the disclosure office who consented.
   * @minLength 1
   * @maxLength 100 */
  approvedBy: string;
  /** 告知申请人的日期。
   * @x-jiyue-en Day the applicant was told. */
  noticedDate: DateOnly;
  /** 延长理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 一处遮盖：位置和理由。
 * @x-jiyue-en One omission: place and ground.
 * @x-jiyue-requirement JY-INT-021 */
export interface RedactionRecord {
  /** 遮盖之处，如页码和段落。
   * @x-jiyue-en Place, such as page and paragraph.
   * @minLength 1
   * @maxLength 200 */
  place: string;
  /** 理由代码。
   * @x-jiyue-en Code of the ground. */
  ground: DisclosureRefusalGround;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 答复，由机关给出。
 * @x-jiyue-en Answer as the organ gives it. */
export interface DisclosureReplyDraft {
  /** 答复类型；区分处理的为予以公开和不予公开两项。
   * @x-jiyue-en Kinds of answer; partial disclosure has two, disclosed and refused.
   * @minItems 1
   * @maxItems 7
   * @uniqueItems true */
  replyKinds: DisclosureReplyKind[];
  /** 不予公开的理由代码；其他答复不填。
   * @x-jiyue-en Ground of a refusal; absent for other answers. */
  ground?: DisclosureRefusalGround;
  /** 答复内容和依据。
   * @x-jiyue-en The answer and what it rests on.
   * @minLength 1
   * @maxLength 10000 */
  explanation: string;
  /** 逐处遮盖的理由；没有遮盖则不填。
   * @x-jiyue-en Ground of each omission; absent without any.
   * @minItems 1
   * @maxItems 500 */
  redactions?: RedactionRecord[];
  /** 已主动公开的资源；没有则不填。
   * @x-jiyue-en Resources already published; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  resourceIds?: RecordId[];
  /** 提供的材料；没有则不填。
   * @x-jiyue-en Material provided; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  attachmentIds?: RecordId[];
  /** 负责公开的机关名称；不属于本机关时宜填。
   * @x-jiyue-en Organ in charge, where it is not this one and is known.
   * @minLength 1
   * @maxLength 200 */
  rightOrganization?: string;
  /** 申请行政复议或提起行政诉讼的途径和期限；予以公开的可不填。
   * @x-jiyue-en Ways and terms of review and suit; may be absent where all is disclosed.
   * @minLength 1
   * @maxLength 500 */
  remedy?: string;
}

/** 答复。
 * @x-jiyue-en Answer to an application.
 * @x-jiyue-requirement JY-INT-015 */
export interface DisclosureReply extends DisclosureReplyDraft {
  /** 答复书文号；没有则不填。
   * @x-jiyue-en Number of the letter; absent when it has none.
   * @minLength 1
   * @maxLength 100 */
  replyNumber?: string;
  /** 答复时刻。
   * @x-jiyue-en When it was answered. */
  repliedAt: Timestamp;
}

/** 政府信息公开申请件。
 * @x-jiyue-en Application for government information.
 * @x-jiyue-requirement JY-INT-011 */
export interface DisclosureApplication extends DisclosureApplicationContent, Stored {
  /** 收到申请的站点；不经站点则不填。
   * @x-jiyue-en Site that took it; absent where no site did. */
  siteId?: RecordId;
  /** 申请编号。
   * @x-jiyue-en Number of the application. */
  applicationNumber: CaseNumber;
  /** 申请方式。
   * @x-jiyue-en Way of applying. */
  way: DisclosureApplicationWay;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: DisclosureApplicationState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 双方确认收到的时刻；尚未确认或不需确认则不填。
   * @x-jiyue-en When both parties confirmed the receipt; absent before, or where none is needed. */
  confirmedAt?: Timestamp;
  /** 收到之日；网上和传真申请为双方确认之日，确认之前不填。
   * @x-jiyue-en Day of receipt; online and by fax the day of confirmation, absent before. */
  receivedDate?: DateOnly;
  /** 答复期限；收到之前和补正期间不填。
   * @x-jiyue-en Term of the answer; absent before receipt and while an amendment is awaited. */
  deadline?: Deadline;
  /** 补正告知；没有则不填。
   * @x-jiyue-en Request to amend; absent when there was none. */
  amendment?: AmendmentRequest;
  /** 延长；未延长则不填。
   * @x-jiyue-en Extension; absent when there was none. */
  extension?: ApplicationExtension;
  /** 征求意见，按先后；没有则为空数组。
   * @x-jiyue-en Consultations of others in order; an empty array when none.
   * @maxItems 20 */
  thirdParties: ThirdPartyConsultation[];
  /** 答复；尚未答复则不填。
   * @x-jiyue-en Answer; absent before. */
  reply?: DisclosureReply;
  /** 办理经过，按先后，至少有提交一步。
   * @x-jiyue-en All steps in order, at least the submission.
   * @minItems 1
   * @maxItems 200 */
  steps: ApplicationStep[];
  /** 登记时刻；尚未登记则不填。
   * @x-jiyue-en When it was registered; absent before. */
  registeredAt?: Timestamp;
  /** 审查时刻；尚未审查则不填。
   * @x-jiyue-en When it was reviewed; absent before. */
  reviewedAt?: Timestamp;
  /** 办理时刻；尚未办理则不填。
   * @x-jiyue-en When it was handled; absent before. */
  handledAt?: Timestamp;
  /** 归档时刻；尚未归档则不填。
   * @x-jiyue-en When it was archived; absent before. */
  archivedAt?: Timestamp;
  /** 由此转为主动公开的资源；没有则不填。
   * @x-jiyue-en Resources published because of it; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  resourceIds?: RecordId[];
}

/** 政府信息公开申请分页。
 * @x-jiyue-en Page of applications for information. */
export interface DisclosureApplicationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DisclosureApplication[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 双方确认收到申请。
 * @x-jiyue-en Confirmation of receipt by both parties. */
export interface ApplicationConfirmation {
  /** 确认时刻。
   * @x-jiyue-en When it was confirmed. */
  confirmedAt: Timestamp;
  /** 确认方式，如电话、邮件或页面确认。
   * @x-jiyue-en How: by telephone, mail or on the page.
   * @minLength 1
   * @maxLength 200 */
  how: string;
}

/** 变更申请件状态的请求；收到、补正、征求意见、延长、答复另有操作。
 * @x-jiyue-en Request to move the state; receipt, amendment, consultation, extension and answer have operations of their own. */
export interface ApplicationStateChange {
  /** 目标状态，应为当前状态的后继。
   * @x-jiyue-en State to move to, a successor of the current one. */
  toState: DisclosureApplicationState;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 申请人的补正。
 * @x-jiyue-en Amendment by the applicant. */
export interface OwnAmendment extends CaseQuery {
  /** 补正后的描述。
   * @x-jiyue-en Description as amended.
   * @minLength 1
   * @maxLength 5000 */
  description: string;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 申请人凭编号和凭证看到的申请件，不含姓名和证件。
 * @x-jiyue-en An application as its applicant sees it by number and secret, without name and papers. */
export interface OwnApplication {
  /** 申请编号。
   * @x-jiyue-en Number of the application. */
  applicationNumber: CaseNumber;
  /** 被申请的行政机关。
   * @x-jiyue-en Organ that is asked. */
  organizationId: RecordId;
  /** 所需信息的描述。
   * @x-jiyue-en Description of the information.
   * @minLength 1
   * @maxLength 5000 */
  description: string;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: DisclosureApplicationState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 收到之日；尚未确认则不填。
   * @x-jiyue-en Day of receipt; absent before it is confirmed. */
  receivedDate?: DateOnly;
  /** 答复到期日；不能算出时不填。
   * @x-jiyue-en Day the answer is due; absent while it cannot be known. */
  dueDate?: DateOnly;
  /** 补正告知；没有则不填。
   * @x-jiyue-en Request to amend; absent when there was none. */
  amendment?: AmendmentRequest;
  /** 延长；未延长则不填。
   * @x-jiyue-en Extension; absent when there was none. */
  extension?: ApplicationExtension;
  /** 答复；尚未答复则不填。
   * @x-jiyue-en Answer; absent before. */
  reply?: DisclosureReply;
}

/** 缺少办理环节的申请件。
 * @x-jiyue-en Application that lacks a milestone. */
export interface IncompleteApplication {
  /** 申请件标识。
   * @x-jiyue-en Id of the application. */
  applicationId: RecordId;
  /** 申请编号。
   * @x-jiyue-en Number of the application. */
  applicationNumber: CaseNumber;
  /** 机关。
   * @x-jiyue-en Organ. */
  organizationId: RecordId;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: DisclosureApplicationState;
  /** 所缺的环节。
   * @x-jiyue-en Milestones that are missing.
   * @minItems 1
   * @maxItems 5
   * @uniqueItems true */
  missing: ApplicationMilestone[];
  /** 答复到期日；不能算出时不填。
   * @x-jiyue-en Day the answer is due; absent while it cannot be known. */
  dueDate?: DateOnly;
}

/** 缺环节的申请件分页。
 * @x-jiyue-en Page of incomplete applications. */
export interface IncompleteApplicationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: IncompleteApplication[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
