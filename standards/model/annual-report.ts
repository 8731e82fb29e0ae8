import type { AnnualReportGapReason, AnnualReportItem, DisclosureOrganKind, DisclosureReplyKind, ReportStanding, SupervisionReportGroup } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { FigureBasis } from './report.ts';

/** 由人填写的一项的来源：平台无法得知的数，填写时写明依据哪份材料。
 * @x-jiyue-en Where an item that a person entered comes from: for a figure that the platform cannot know, the material it was taken from. */
export interface AnnualReportHandEntry {
  /** 依据的材料：名称、文号、系统或台账，查得到原件。
   * @x-jiyue-en Material it was taken from: name, number, system or register, so that the original can be found.
   * @minLength 2
   * @maxLength 300 */
  source: string;
  /** 填写时刻。
   * @x-jiyue-en When it was entered. */
  enteredAt: Timestamp;
}

/** 年度报表的一项：数、是否、文字三种值恰有一种。
 * @x-jiyue-en One item of the annual report: exactly one of number, flag and text. */
export interface AnnualReportEntry {
  /** 项目。
   * @x-jiyue-en Item. */
  item: AnnualReportItem;
  /** 数值；该项不是数则不填。
   * @x-jiyue-en Number; absent where the item is none.
   * @TJS-type number
   * @minimum 0 */
  number?: number;
  /** 是或否；该项不是“是/否”则不填。
   * @x-jiyue-en Yes or no; absent where the item is neither. */
  flag?: boolean;
  /** 文字；该项不是文字则不填。
   * @x-jiyue-en Text; absent where the item is none.
   * @minLength 1
   * @maxLength 2000 */
  text?: string;
  /** 依据；由主办单位填写的文字没有依据则不填。
   * @x-jiyue-en What it rests on; absent for a text that the organizer gives. */
  basis?: FigureBasis;
  /** 由人填写时的来源；由平台计算的，以及由主办单位撰写的文字，不填。
   * @x-jiyue-en Where it comes from when a person entered it; absent for what the platform computes and for texts the organizer writes. */
  entered?: AnnualReportHandEntry;
  /** 编辑的说明；没有则不填。
   * @x-jiyue-en Note of an editor; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 还没有值的一项，以及平台没有算出它的原因。
 * @x-jiyue-en An item that has no value yet, and why the platform did not compute it. */
export interface AnnualReportGap {
  /** 项目。
   * @x-jiyue-en Item. */
  item: AnnualReportItem;
  /** 没有算出的原因。
   * @x-jiyue-en Why it was not computed. */
  reason: AnnualReportGapReason;
}

/** 编制年度报表的请求：其余由平台计算。
 * @x-jiyue-en Request to compile an annual report; the platform computes the rest. */
export interface AnnualReportRequest {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 报表的年度。
   * @x-jiyue-en Year of the report.
   * @TJS-type integer
   * @minimum 2017
   * @maximum 2100 */
  year: number;
}

/** 政府网站工作年度报表。
 * @x-jiyue-en Annual report of the work of a government website.
 * @x-jiyue-requirement JY-STAT-008 */
export interface AnnualReport extends Common, Stored {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 报表的年度。
   * @x-jiyue-en Year of the report.
   * @TJS-type integer
   * @minimum 2017
   * @maximum 2100 */
  year: number;
  /** 公布期限（含当日），按时限表得出。
   * @x-jiyue-en Last day to publish, by the table of time limits. */
  dueDate: DateOnly;
  /** 公布情况。
   * @x-jiyue-en Standing. */
  standing: ReportStanding;
  /** 各项，每个项目一条。
   * @x-jiyue-en Items, each once.
   * @minItems 1
   * @maxItems 200 */
  entries: AnnualReportEntry[];
  /** 还没有值的项目，各附原因；不给出清单的平台不填，全部有值为空数组。
   * @x-jiyue-en Items without a value, each with the reason; absent on a platform that gives no list, empty when every item has one.
   * @maxItems 200 */
  gaps?: AnnualReportGap[];
  /** 公布时刻；没有公布则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
  /** 公布为哪个资源；没有公布则不填。
   * @x-jiyue-en Resource it was published as; absent until then. */
  resourceId?: RecordId;
}

/** 一项的说明，或由主办单位填写的文字。
 * @x-jiyue-en Note on an item, or the text that the organizer gives for it. */
export interface AnnualReportNote {
  /** 项目。
   * @x-jiyue-en Item. */
  item: AnnualReportItem;
  /** 说明。
   * @x-jiyue-en Note.
   * @minLength 1
   * @maxLength 500 */
  note: string;
}

/** 编辑对年度报表的说明。只有说明，没有数：数由查询得出，编辑不能改。
 * @x-jiyue-en Notes of an editor on an annual report. Notes and no numbers: those come from queries, and an editor cannot change them.
 * @x-jiyue-requirement JY-STAT-008 */
export interface AnnualReportNotes {
  /** 说明，每个项目至多一条。
   * @x-jiyue-en Notes, at most one for an item.
   * @minItems 1
   * @maxItems 200 */
  notes: AnnualReportNote[];
}

/** 由人填写的一项。
 * @x-jiyue-en One item that a person enters. */
export interface AnnualReportHandValue {
  /** 项目。
   * @x-jiyue-en Item. */
  item: AnnualReportItem;
  /** 数值；该项不是数则不填。
   * @x-jiyue-en Number; absent where the item is none.
   * @TJS-type number
   * @minimum 0 */
  number?: number;
  /** 是或否；该项不是“是/否”则不填。
   * @x-jiyue-en Yes or no; absent where the item is neither. */
  flag?: boolean;
  /** 文字；该项不是文字则不填。
   * @x-jiyue-en Text; absent where the item is none.
   * @minLength 1
   * @maxLength 2000 */
  text?: string;
  /** 依据的材料：名称、文号、系统或台账，查得到原件。
   * @x-jiyue-en Material it was taken from: name, number, system or register, so that the original can be found.
   * @minLength 2
   * @maxLength 300 */
  source: string;
}

/** 由人填写年度报表中平台无法得知的各项；平台算出的项目不在其中。
 * @x-jiyue-en Items of an annual report that a person enters because the platform cannot know them; what the platform computes is no part of it.
 * @x-jiyue-requirement JY-STAT-017 */
export interface AnnualReportHandValues {
  /** 各项，每个项目至多一条。
   * @x-jiyue-en Items, each at most once.
   * @minItems 1
   * @maxItems 200 */
  values: AnnualReportHandValue[];
}

/** 登记中一个站点的年度报表公布情况；没有提供的也列出。
 * @x-jiyue-en Standing of the annual report of a site of the register; sites without one are listed too. */
export interface AnnualReportListing {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 站点名称。
   * @x-jiyue-en Name of the site.
   * @minLength 1
   * @maxLength 200 */
  siteName: string;
  /** 年度。
   * @x-jiyue-en Year.
   * @TJS-type integer
   * @minimum 2017
   * @maximum 2100 */
  year: number;
  /** 公布期限（含当日）。
   * @x-jiyue-en Last day to publish. */
  dueDate: DateOnly;
  /** 公布情况；“未提供”为 missing。
   * @x-jiyue-en Standing; missing is 未提供. */
  standing: ReportStanding;
  /** 年度报表；没有编制则不填。
   * @x-jiyue-en The report; absent when none was compiled. */
  reportId?: RecordId;
  /** 公布时刻；没有公布则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
}

/** 站点年度报表分页。
 * @x-jiyue-en Page of annual reports of sites. */
export interface AnnualReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: AnnualReportListing[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 报告中的一个数。
 * @x-jiyue-en A figure of a report by its label. */
export interface LabelledFigure {
  /** 名称。
   * @x-jiyue-en Label.
   * @minLength 1
   * @maxLength 200 */
  label: string;
  /** 数值。
   * @x-jiyue-en Number.
   * @TJS-type number */
  number: number;
  /** 单位。
   * @x-jiyue-en Unit.
   * @minLength 1
   * @maxLength 20 */
  unit: string;
  /** 依据；不由平台计算则不填。
   * @x-jiyue-en What it rests on; absent where the platform does not compute it. */
  basis?: FigureBasis;
}

/** 主动公开政府信息的情况。
 * @x-jiyue-en Proactive disclosure. */
export interface ProactiveDisclosure {
  /** 情况说明。
   * @x-jiyue-en Account.
   * @minLength 1
   * @maxLength 20000 */
  text: string;
  /** 数据；没有则不填。
   * @x-jiyue-en Figures; absent when there are none.
   * @maxItems 200 */
  figures?: LabelledFigure[];
}

/** 一类答复的件数。
 * @x-jiyue-en Number of replies of one kind. */
export interface ReplyCount {
  /** 答复类型。
   * @x-jiyue-en Kind of reply. */
  replyKind: DisclosureReplyKind;
  /** 件数。
   * @x-jiyue-en Number.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
}

/** 收到和处理申请的情况：上年结转加本年新收，等于各类办理结果加结转下年。
 * @x-jiyue-en Applications received and handled: those carried in and received equal all results and those carried forward. */
export interface ApplicationFigures {
  /** 上年结转件数。
   * @x-jiyue-en Carried in from the year before.
   * @TJS-type integer
   * @minimum 0 */
  carriedIn: number;
  /** 本年新收件数。
   * @x-jiyue-en Received in the year.
   * @TJS-type integer
   * @minimum 0 */
  received: number;
  /** 各类答复的件数，每类一条；没有答复为空数组。
   * @x-jiyue-en Replies by kind, each once; empty when there were none.
   * @maxItems 20 */
  replies: ReplyCount[];
  /** 不予处理、视为放弃、撤回等其他方式了结的件数。
   * @x-jiyue-en Closed otherwise: not handled, given up, withdrawn.
   * @TJS-type integer
   * @minimum 0 */
  otherwiseClosed: number;
  /** 结转下年件数。
   * @x-jiyue-en Carried forward to the next year.
   * @TJS-type integer
   * @minimum 0 */
  carriedForward: number;
}

/** 行政复议或者行政诉讼的结果。
 * @x-jiyue-en Outcome of reconsiderations or lawsuits. */
export interface DisputeOutcome {
  /** 结果维持件数。
   * @x-jiyue-en Upheld.
   * @TJS-type integer
   * @minimum 0 */
  upheld: number;
  /** 结果纠正件数。
   * @x-jiyue-en Corrected.
   * @TJS-type integer
   * @minimum 0 */
  corrected: number;
  /** 其他结果件数。
   * @x-jiyue-en Ended otherwise.
   * @TJS-type integer
   * @minimum 0 */
  otherwise: number;
  /** 尚未审结件数。
   * @x-jiyue-en Pending.
   * @TJS-type integer
   * @minimum 0 */
  pending: number;
}

/** 政府信息公开工作年度报告，由编制机关给出的内容；内容按条例第五十条。
 * @x-jiyue-en Annual report on disclosure as the organ gives it; contents by article 50 of the regulation. */
export interface DisclosureAnnualReportDraft extends Common {
  /** 编制机关。
   * @x-jiyue-en Organ. */
  organizationId: RecordId;
  /** 机关类别，决定公布期限。
   * @x-jiyue-en Kind of organ, which decides the last day. */
  organKind: DisclosureOrganKind;
  /** 报告的年度。
   * @x-jiyue-en Year of the report.
   * @TJS-type integer
   * @minimum 2008
   * @maximum 2100 */
  year: number;
  /** 主动公开政府信息的情况。
   * @x-jiyue-en Proactive disclosure. */
  proactive: ProactiveDisclosure;
  /** 收到和处理政府信息公开申请的情况。
   * @x-jiyue-en Applications received and handled. */
  applications: ApplicationFigures;
  /** 被申请行政复议的情况。
   * @x-jiyue-en Reconsiderations. */
  reconsiderations: DisputeOutcome;
  /** 被提起行政诉讼的情况。
   * @x-jiyue-en Lawsuits. */
  lawsuits: DisputeOutcome;
  /** 存在的主要问题及改进情况。
   * @x-jiyue-en Main problems and their improvement.
   * @minLength 1
   * @maxLength 20000 */
  problems: string;
  /** 工作考核、社会评议和责任追究结果情况；部门可以没有，政府必填。
   * @x-jiyue-en Assessment, social appraisal and accountability; a department may leave it out, a government may not.
   * @minLength 1
   * @maxLength 20000 */
  assessment?: string;
  /** 其他需要报告的事项；没有的写明没有。
   * @x-jiyue-en Other matters; it says so when there are none.
   * @minLength 1
   * @maxLength 20000 */
  otherMatters: string;
}

/** 政府信息公开工作年度报告。
 * @x-jiyue-en Annual report on disclosure.
 * @x-jiyue-requirement JY-STAT-012 */
export interface DisclosureAnnualReport extends DisclosureAnnualReportDraft, Stored {
  /** 公布期限（含当日），按时限表和机关类别得出。
   * @x-jiyue-en Last day to publish, by the table of time limits and the kind of organ. */
  dueDate: DateOnly;
  /** 公布情况。
   * @x-jiyue-en Standing. */
  standing: ReportStanding;
  /** 公布时刻；没有公布则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
  /** 公布为哪个资源；没有公布则不填。
   * @x-jiyue-en Resource it was published as; absent until then. */
  resourceId?: RecordId;
}

/** 登记中一个机关的信息公开年度报告公布情况；没有提供的也列出。
 * @x-jiyue-en Standing of the disclosure report of an organ of the register; organs without one are listed too. */
export interface DisclosureReportListing {
  /** 机关。
   * @x-jiyue-en Organ. */
  organizationId: RecordId;
  /** 机关名称。
   * @x-jiyue-en Name of the organ.
   * @minLength 1
   * @maxLength 200 */
  organizationName: string;
  /** 机关类别。
   * @x-jiyue-en Kind of organ. */
  organKind: DisclosureOrganKind;
  /** 年度。
   * @x-jiyue-en Year.
   * @TJS-type integer
   * @minimum 2008
   * @maximum 2100 */
  year: number;
  /** 公布期限（含当日）。
   * @x-jiyue-en Last day to publish. */
  dueDate: DateOnly;
  /** 公布情况。
   * @x-jiyue-en Standing. */
  standing: ReportStanding;
  /** 年度报告；没有编制则不填。
   * @x-jiyue-en The report; absent when none was made. */
  reportId?: RecordId;
  /** 公布时刻；没有公布则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
}

/** 信息公开年度报告分页。
 * @x-jiyue-en Page of disclosure reports. */
export interface DisclosureReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DisclosureReportListing[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 站点数目，由站点登记得出。
 * @x-jiyue-en Numbers of sites, from the register. */
export interface SiteCounts {
  /** 年末正在运行的站点数。
   * @x-jiyue-en Sites that run at the end of the year.
   * @TJS-type integer
   * @minimum 0 */
  running: number;
  /** 其中在集约化平台上运行的站点数。
   * @x-jiyue-en Of these, on the intensive platform.
   * @TJS-type integer
   * @minimum 0 */
  onPlatform: number;
  /** 本年新开设的站点数。
   * @x-jiyue-en Opened in the year.
   * @TJS-type integer
   * @minimum 0 */
  opened: number;
  /** 本年归并的站点数。
   * @x-jiyue-en Merged in the year.
   * @TJS-type integer
   * @minimum 0 */
  merged: number;
  /** 本年关停的站点数。
   * @x-jiyue-en Closed in the year.
   * @TJS-type integer
   * @minimum 0 */
  closed: number;
  /** 本年临时下线过的站点数。
   * @x-jiyue-en Suspended at some time of the year.
   * @TJS-type integer
   * @minimum 0 */
  suspended: number;
  /** 依据。
   * @x-jiyue-en What they rest on. */
  basis: FigureBasis;
}

/** 监管年度报表的一项。
 * @x-jiyue-en One item of the supervision report. */
export interface SupervisionEntry {
  /** 板块。
   * @x-jiyue-en Group. */
  group: SupervisionReportGroup;
  /** 项目名称。
   * @x-jiyue-en Name of the item.
   * @minLength 1
   * @maxLength 200 */
  label: string;
  /** 数值；该项不是数则不填。
   * @x-jiyue-en Number; absent where the item is none.
   * @TJS-type number
   * @minimum 0 */
  number?: number;
  /** 文字；该项不是文字则不填。
   * @x-jiyue-en Text; absent where the item is none.
   * @minLength 1
   * @maxLength 2000 */
  text?: string;
  /** 依据；不由平台计算则不填。
   * @x-jiyue-en What it rests on; absent where the platform does not compute it. */
  basis?: FigureBasis;
}

/** 政府网站监管年度报表，由主管单位给出的内容；站点数目由平台从登记得出，不在其中。
 * @x-jiyue-en Annual report of supervision as the competent office gives it; the numbers of sites are not part of it, the platform takes them from the register. */
export interface SupervisionAnnualReportDraft extends Common {
  /** 主管单位。
   * @x-jiyue-en Competent office. */
  organizationId: RecordId;
  /** 报表的年度。
   * @x-jiyue-en Year of the report.
   * @TJS-type integer
   * @minimum 2017
   * @maximum 2100 */
  year: number;
  /** 各项。
   * @x-jiyue-en Items.
   * @minItems 1
   * @maxItems 200 */
  entries: SupervisionEntry[];
}

/** 政府网站监管年度报表。
 * @x-jiyue-en Annual report of supervision.
 * @x-jiyue-requirement JY-STAT-013 */
export interface SupervisionAnnualReport extends SupervisionAnnualReportDraft, Stored {
  /** 站点数目。
   * @x-jiyue-en Numbers of sites. */
  siteCounts: SiteCounts;
  /** 公布期限（含当日），按时限表得出。
   * @x-jiyue-en Last day to publish, by the table of time limits. */
  dueDate: DateOnly;
  /** 公布情况。
   * @x-jiyue-en Standing. */
  standing: ReportStanding;
  /** 公布时刻；没有公布则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
  /** 公布为哪个资源；没有公布则不填。
   * @x-jiyue-en Resource it was published as; absent until then. */
  resourceId?: RecordId;
}

/** 监管年度报表分页。
 * @x-jiyue-en Page of supervision reports. */
export interface SupervisionAnnualReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SupervisionAnnualReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
