import type {
  ComplaintAction,
  ComplaintDelivery,
  ComplaintKind,
  ComplaintState,
  ComplaintSubject,
  MappingLossReason,
  RegionCode,
  ReporterVisibility,
  SiteErrorKind,
} from './gen/codes.ts';
import type { CaseNumber, Cursor, DateOnly, JsonPointer, RecordId, SiteCode, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { CaseQuery, CaseSupervision } from './case/case.ts';
import type { Deadline } from './deadline.ts';
import type { ContactPerson } from './person.ts';

/** 投诉举报的内容，除投诉人以外。
 * @x-jiyue-en Content of a complaint, without its sender. */
export interface ComplaintContent extends Common {
  /** 收到投诉的站点。
   * @x-jiyue-en Site that took it. */
  siteId: RecordId;
  /** 种类。
   * @x-jiyue-en Kind of complaint. */
  complaintKind: ComplaintKind;
  /** 事由；网站找错不填。
   * @x-jiyue-en Subject; absent for errors of a site. */
  subject?: ComplaintSubject;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 原文，此后不改。
   * @x-jiyue-en Text; never changed afterwards.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 被投诉的机构；不知道则不填。
   * @x-jiyue-en Organization complained of; absent when not known. */
  aboutOrganizationId?: RecordId;
  /** 事情发生地的行政区划；没有则不填。
   * @x-jiyue-en Division where it happened; absent when not said. */
  regionCode?: RegionCode;
  /** 事情发生的日期；没有则不填。
   * @x-jiyue-en Day it happened; absent when not said. */
  occurredDate?: DateOnly;
  /** 网站找错类别；仅网站找错填。
   * @x-jiyue-en Kind of error; errors of a site only. */
  siteError?: SiteErrorKind;
  /** 有错网站的标识码；仅网站找错填。
   * @x-jiyue-en Code of the site in error; errors of a site only. */
  siteCode?: SiteCode;
  /** 有错的页面；仅网站找错填。
   * @x-jiyue-en Page in error; errors of a site only. */
  pageUrl?: WebAddress;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
  /** 投诉人身份的公开程度。
   * @x-jiyue-en How far the identity of the sender goes. */
  visibility: ReporterVisibility;
}

/** 投诉举报，由公众提交。
 * @x-jiyue-en Complaint as a member of the public submits it. */
export interface ComplaintDraft extends ComplaintContent {
  /** 投诉人；匿名则不填。
   * @x-jiyue-en The sender; absent when anonymous.
   * @x-jiyue-personal */
  reporter?: ContactPerson;
}

/** 投诉人身份，单独存放，只有承办机构中有授权的账户可读。
 * @x-jiyue-en Identity of the sender, kept apart and read by granted accounts of the handling organization alone.
 * @x-jiyue-requirement JY-CMPL-003 */
export interface ComplaintReporter {
  /** 投诉件。
   * @x-jiyue-en Complaint. */
  complaintId: RecordId;
  /** 投诉人。
   * @x-jiyue-en The sender.
   * @x-jiyue-personal */
  reporter: ContactPerson;
}

/** 办理的一步。
 * @x-jiyue-en One step of the handling. */
export interface ComplaintStep {
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 动作。
   * @x-jiyue-en What was done. */
  action: ComplaintAction;
  /** 之前的状态；第一步不填。
   * @x-jiyue-en State before; absent for the first step. */
  fromState?: ComplaintState;
  /** 之后的状态；状态不变的动作与之前相同。
   * @x-jiyue-en State after; the same for an action that does not move it. */
  toState: ComplaintState;
  /** 经手机构；投诉人自己的动作不填。
   * @x-jiyue-en Organization that did it; absent for what the sender did. */
  organizationId?: RecordId;
  /** 说明，不得含投诉人身份；没有则不填。
   * @x-jiyue-en Note without the identity of the sender; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 转送时未能映射的一个字段；不带其值。
 * @x-jiyue-en One field that could not be mapped on the way; its value is not given.
 * @x-jiyue-requirement JY-CMPL-010 */
export interface MappingLoss {
  /** 字段的位置。
   * @x-jiyue-en Place of the field. */
  pointer: JsonPointer;
  /** 原因。
   * @x-jiyue-en Reason. */
  reason: MappingLossReason;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  note?: string;
}

/** 一次转办：送达状态与办理状态无关。
 * @x-jiyue-en One hand-over: the state of its delivery says nothing of the state of the complaint.
 * @x-jiyue-requirement JY-CMPL-001 */
export interface ComplaintTransfer {
  /** 转办标识。
   * @x-jiyue-en Id of the hand-over. */
  id: RecordId;
  /** 接收系统的代号，如 12345。
   * @x-jiyue-en Code of the receiving system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 接收机构；不知道则不填。
   * @x-jiyue-en Receiving organization; absent when not known. */
  toOrganizationId?: RecordId;
  /** 送达状态。
   * @x-jiyue-en State of the delivery. */
  delivery: ComplaintDelivery;
  /** 已尝试次数。
   * @x-jiyue-en Attempts so far.
   * @TJS-type integer
   * @minimum 0 */
  attempts: number;
  /** 发起时刻。
   * @x-jiyue-en When it was started. */
  createdAt: Timestamp;
  /** 送达时刻；尚未送达则不填。
   * @x-jiyue-en When it was delivered; absent before. */
  deliveredAt?: Timestamp;
  /** 对方签收时刻；尚未签收则不填。
   * @x-jiyue-en When it was acknowledged; absent before. */
  acknowledgedAt?: Timestamp;
  /** 最近一次失败的原因；没有失败则不填。
   * @x-jiyue-en Reason of the last failure; absent without one.
   * @minLength 1
   * @maxLength 500 */
  failure?: string;
  /** 对方系统中的编号；尚未得到则不填。
   * @x-jiyue-en Number in the other system; absent before it is known.
   * @minLength 1
   * @maxLength 100 */
  outsideNumber?: string;
  /** 对方最近送回的状态，原样保留；没有则不填。
   * @x-jiyue-en Last state the other system sent, as it is; absent when none.
   * @minLength 1
   * @maxLength 100 */
  outsideState?: string;
  /** 对方的状态不在对照表中，已停止同步，待人工处理。
   * @x-jiyue-en Its state is not in the mapping: synchronisation stopped, a person has to look. */
  isHalted: boolean;
  /** 未能映射的字段；没有则为空数组。
   * @x-jiyue-en Fields that could not be mapped; an empty array when none.
   * @maxItems 200 */
  losses: MappingLoss[];
}

/** 办理结果，由承办机构告知投诉人。
 * @x-jiyue-en Result as the organization tells the sender. */
export interface ComplaintResult {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 结果。
   * @x-jiyue-en Result.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 办结时刻。
   * @x-jiyue-en When it was handled. */
  handledAt: Timestamp;
  /** 请投诉人确认的期限；期满未回复即为逾期未确认。
   * @x-jiyue-en Day by which the sender is asked; silence afterwards is no confirmation. */
  confirmBeforeDate: DateOnly;
}

/** 投诉人对结果的确认。
 * @x-jiyue-en What the sender says of the result. */
export interface ComplaintConfirmation {
  /** 是否解决。
   * @x-jiyue-en Whether it is solved. */
  isSolved: boolean;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  note?: string;
  /** 时刻。
   * @x-jiyue-en When it was said. */
  saidAt: Timestamp;
}

/** 投诉件；投诉人身份不在其中。
 * @x-jiyue-en Complaint; the identity of its sender is not in it.
 * @x-jiyue-requirement JY-CMPL-002 */
export interface Complaint extends ComplaintContent, Stored {
  /** 投诉编号。
   * @x-jiyue-en Number of the complaint. */
  complaintNumber: CaseNumber;
  /** 办理状态。
   * @x-jiyue-en State of the complaint. */
  state: ComplaintState;
  /** 提交时刻，此后不改。
   * @x-jiyue-en When it was submitted; never changed. */
  submittedAt: Timestamp;
  /** 承办机构；没有路由规则命中时为待分派，不填。
   * @x-jiyue-en Organization in charge; absent while no routing rule fits and it waits. */
  handlerId?: RecordId;
  /** 命中的路由规则；人工分派则不填。
   * @x-jiyue-en Routing rule that fitted; absent when a person assigned it.
   * @pattern ^[a-z0-9][a-z0-9-]{0,63}$ */
  routedBy?: string;
  /** 办理经过，按先后，至少有登记一步。
   * @x-jiyue-en All steps in order, at least the registration.
   * @minItems 1
   * @maxItems 1000 */
  steps: ComplaintStep[];
  /** 转办，按先后；没有则为空数组。
   * @x-jiyue-en Hand-overs in order; an empty array when none.
   * @maxItems 50 */
  transfers: ComplaintTransfer[];
  /** 督办，按先后；没有则为空数组。
   * @x-jiyue-en Supervisions in order; an empty array when none.
   * @maxItems 50 */
  supervisions: CaseSupervision[];
  /** 答复期限；没有规定期限则不填。
   * @x-jiyue-en Term of the answer; absent where no rule sets one. */
  deadline?: Deadline;
  /** 办理结果；尚未办结则不填。
   * @x-jiyue-en Result; absent before. */
  result?: ComplaintResult;
  /** 投诉人的确认；尚未确认则不填。
   * @x-jiyue-en What the sender says; absent before. */
  confirmation?: ComplaintConfirmation;
  /** 并入的投诉件；未合并则不填。
   * @x-jiyue-en Complaint it was merged into; absent when not. */
  mergedIntoId?: RecordId;
}

/** 投诉件分页。
 * @x-jiyue-en Page of complaints. */
export interface ComplaintPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Complaint[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 变更投诉件状态的请求；办结、转办、确认另有操作。
 * @x-jiyue-en Request to move the state; handling, hand-over and confirmation have operations of their own. */
export interface ComplaintStateChange {
  /** 目标状态，应为当前状态的后继。
   * @x-jiyue-en State to move to, a successor of the current one. */
  toState: ComplaintState;
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 交办的请求。
 * @x-jiyue-en Request to assign. */
export interface ComplaintAssignment {
  /** 承办机构。
   * @x-jiyue-en Organization it is assigned to. */
  toOrganizationId: RecordId;
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 办理要求；没有则不填。
   * @x-jiyue-en What is asked for; absent when there is nothing to add.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 办结并告知投诉人的请求。
 * @x-jiyue-en Request to close the handling and tell the sender. */
export interface ComplaintResultDraft {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 结果。
   * @x-jiyue-en Result.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 请投诉人确认的期限。
   * @x-jiyue-en Day by which the sender is asked. */
  confirmBeforeDate: DateOnly;
}

/** 投诉人凭编号和凭证确认是否解决。
 * @x-jiyue-en What the sender says of the result, by number and secret. */
export interface OwnConfirmation extends CaseQuery {
  /** 是否解决。
   * @x-jiyue-en Whether it is solved. */
  isSolved: boolean;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  note?: string;
}

/** 投诉人凭编号和凭证看到的投诉件，不含身份。
 * @x-jiyue-en A complaint as its sender sees it by number and secret, without identity. */
export interface OwnComplaint {
  /** 投诉编号。
   * @x-jiyue-en Number of the complaint. */
  complaintNumber: CaseNumber;
  /** 种类。
   * @x-jiyue-en Kind of complaint. */
  complaintKind: ComplaintKind;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 办理状态；合并后为并入的那一件的状态。
   * @x-jiyue-en State; after a merge that of the complaint it went into. */
  state: ComplaintState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 承办机构名称；待分派则不填。
   * @x-jiyue-en Name of the organization in charge; absent while it waits.
   * @minLength 1
   * @maxLength 200 */
  handlerName?: string;
  /** 答复到期日；没有期限则不填。
   * @x-jiyue-en Day the answer is due; absent without a term. */
  dueDate?: DateOnly;
  /** 办理结果；尚未办结则不填。
   * @x-jiyue-en Result; absent before.
   * @minLength 1
   * @maxLength 10000 */
  resultText?: string;
  /** 确认的期限；尚未办结则不填。
   * @x-jiyue-en Day by which to confirm; absent before. */
  confirmBeforeDate?: DateOnly;
  /** 是否已并入另一件。
   * @x-jiyue-en Whether it was merged into another one. */
  isMerged: boolean;
}

/** 合并的请求：所列投诉件并入本件，每一位投诉人仍凭各自的编号查询。
 * @x-jiyue-en Request to merge: the complaints listed go into this one, each sender still reads by the own number. */
export interface ComplaintMerge {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 被并入的投诉件。
   * @x-jiyue-en Complaints that are merged in.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  complaintIds: RecordId[];
  /** 合并理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 转送外部系统的请求。
 * @x-jiyue-en Request to forward to another system. */
export interface ComplaintForward {
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 接收系统的代号，如 12345。
   * @x-jiyue-en Code of the receiving system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 接收机构；不知道则不填。
   * @x-jiyue-en Receiving organization; absent when not known. */
  toOrganizationId?: RecordId;
}

/** 接收系统送回的状态，原样。
 * @x-jiyue-en State that the receiving system sends back, as it is. */
export interface OutsideStateReport {
  /** 转办标识。
   * @x-jiyue-en Id of the hand-over. */
  transferId: RecordId;
  /** 对方系统中的编号。
   * @x-jiyue-en Number in the other system.
   * @minLength 1
   * @maxLength 100 */
  outsideNumber: string;
  /** 对方的状态。
   * @x-jiyue-en State in the other system.
   * @minLength 1
   * @maxLength 100 */
  outsideState: string;
  /** 对方给出的时刻。
   * @x-jiyue-en Time the other system gives. */
  at: Timestamp;
  /** 对方的说明；没有则不填。
   * @x-jiyue-en Note of the other system; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 一条路由规则：各条件同时满足即命中；同一条件列多个值的，满足其一即可。
 * @x-jiyue-en One routing rule: it fits when all its conditions do; of several values of one condition one is enough.
 * @x-jiyue-requirement JY-CMPL-006 */
export interface RoutingRule {
  /** 规则标识，在规则集内不重复。
   * @x-jiyue-en Id of the rule, unique within its set.
   * @pattern ^[a-z0-9][a-z0-9-]{0,63}$ */
  id: string;
  /** 是否启用。
   * @x-jiyue-en Whether it is in use. */
  isActive: boolean;
  /** 种类条件；不限则不填。
   * @x-jiyue-en Kinds; absent when not limited.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  complaintKinds?: ComplaintKind[];
  /** 事由条件；不限则不填。
   * @x-jiyue-en Subjects; absent when not limited.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  subjects?: ComplaintSubject[];
  /** 行政区划条件；不限则不填。
   * @x-jiyue-en Divisions; absent when not limited.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true */
  regionCodes?: RegionCode[];
  /** 被投诉机构条件；不限则不填。
   * @x-jiyue-en Organizations complained of; absent when not limited.
   * @minItems 1
   * @maxItems 500
   * @uniqueItems true */
  aboutOrganizationIds?: RecordId[];
  /** 分派到的机构。
   * @x-jiyue-en Organization it is assigned to. */
  toOrganizationId: RecordId;
}

/** 路由规则集，由发送方给出。
 * @x-jiyue-en Set of routing rules as a sender gives it. */
export interface RoutingRulesDraft extends Common {
  /** 适用的站点。
   * @x-jiyue-en Site it holds for. */
  siteId: RecordId;
  /** 规则，按先后，第一条命中的有效。
   * @x-jiyue-en Rules in order; the first that fits counts.
   * @maxItems 500 */
  rules: RoutingRule[];
}

/** 路由规则集；没有规则命中的投诉件待分派。
 * @x-jiyue-en Set of routing rules; a complaint that none fits waits for a person.
 * @x-jiyue-requirement JY-CMPL-006 */
export interface RoutingRules extends RoutingRulesDraft, Stored {}

/** 一个外部状态的对照。
 * @x-jiyue-en Counterpart of one outside state. */
export interface StateMappingRow {
  /** 对方的状态，原样。
   * @x-jiyue-en State in the other system, as it is.
   * @minLength 1
   * @maxLength 100 */
  theirs: string;
  /** 我方的办理状态。
   * @x-jiyue-en Our state. */
  ours: ComplaintState;
}

/** 外部状态对照表，由发送方给出。
 * @x-jiyue-en Mapping of outside states as a sender gives it. */
export interface ComplaintStateMappingDraft extends Common {
  /** 接收系统的代号。
   * @x-jiyue-en Code of the receiving system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 对方接口的版本。
   * @x-jiyue-en Version of its interface.
   * @minLength 1
   * @maxLength 64 */
  systemVersion: string;
  /** 对方声明的全部状态。
   * @x-jiyue-en All states the other system declares.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 100 */
  theirStates: string[];
  /** 对照，每个对方状态恰好一行。
   * @x-jiyue-en Rows, exactly one for each of its states.
   * @minItems 1
   * @maxItems 200 */
  rows: StateMappingRow[];
}

/** 外部状态对照表，覆盖对方的全部状态。
 * @x-jiyue-en Mapping of outside states that covers all of them.
 * @x-jiyue-requirement JY-CMPL-005 */
export interface ComplaintStateMapping extends ComplaintStateMappingDraft, Stored {}

/** 外部状态对照表分页。
 * @x-jiyue-en Page of mappings of outside states. */
export interface ComplaintStateMappingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ComplaintStateMapping[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 投诉处理情况的公开稿，另写，不含投诉人身份。
 * @x-jiyue-en Public text on a complaint, written anew, without the identity of the sender. */
export interface PublicComplaintDraft {
  /** 公开的标题。
   * @x-jiyue-en Title as published.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 公开的概要。
   * @x-jiyue-en Summary as published.
   * @minLength 1
   * @maxLength 5000 */
  summary: string;
  /** 公开的处理结果。
   * @x-jiyue-en Result as published.
   * @minLength 1
   * @maxLength 5000 */
  resultText: string;
  /** 承办机构。
   * @x-jiyue-en Organization in charge. */
  handledById: RecordId;
  /** 承办机构名称。
   * @x-jiyue-en Name of the organization in charge.
   * @minLength 1
   * @maxLength 200 */
  handledByName: string;
  /** 受理日期。
   * @x-jiyue-en Day it was received. */
  receivedDate: DateOnly;
  /** 办结日期。
   * @x-jiyue-en Day it was handled. */
  handledDate: DateOnly;
}

/** 公开的投诉处理情况。
 * @x-jiyue-en Complaint as everybody may read it. */
export interface PublicComplaint extends PublicComplaintDraft {
  /** 投诉件标识。
   * @x-jiyue-en Id of the complaint. */
  id: RecordId;
  /** 公开稿的版本。
   * @x-jiyue-en Version of the public text.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 种类。
   * @x-jiyue-en Kind of complaint. */
  complaintKind: ComplaintKind;
  /** 办理状态。
   * @x-jiyue-en State of the complaint. */
  state: ComplaintState;
  /** 公开时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
}

/** 公开的投诉分页。
 * @x-jiyue-en Page of public complaints. */
export interface PublicComplaintPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicComplaint[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 超期的投诉件，不含投诉人。
 * @x-jiyue-en Overdue complaint, without its sender. */
export interface OverdueComplaint {
  /** 投诉件标识。
   * @x-jiyue-en Id of the complaint. */
  complaintId: RecordId;
  /** 投诉编号。
   * @x-jiyue-en Number of the complaint. */
  complaintNumber: CaseNumber;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 种类。
   * @x-jiyue-en Kind of complaint. */
  complaintKind: ComplaintKind;
  /** 办理状态。
   * @x-jiyue-en State of the complaint. */
  state: ComplaintState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 承办机构；待分派则不填。
   * @x-jiyue-en Organization in charge; absent while it waits. */
  handlerId?: RecordId;
  /** 答复到期日；没有期限则不填。
   * @x-jiyue-en Day the answer was due; absent without a term. */
  dueDate?: DateOnly;
  /** 办结时刻；尚未办结则不填。
   * @x-jiyue-en When it was handled; absent before. */
  handledAt?: Timestamp;
}

/** 超期投诉分页。
 * @x-jiyue-en Page of overdue complaints. */
export interface OverdueComplaintPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OverdueComplaint[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
