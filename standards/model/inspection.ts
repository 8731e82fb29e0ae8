import type {
  AppealState,
  EvidenceKind,
  FindingSeverity,
  FindingState,
  InspectionResult,
  InspectionVerdict,
  JobState,
  NotInspectedReason,
  PageKind,
  ProbeFault,
  ReachabilityStep,
  RegionCode,
  SiteFunction,
  TagFault,
} from './gen/codes.ts';
import type { Cursor, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { ShareOfSites } from './resolution.ts';

/** 一批检查的请求：对象取自站点登记，监测时间点由外部给出。
 * @x-jiyue-en Request for an inspection run: its sites come from the register, its check point is an input. */
export interface InspectionRunDraft extends Common {
  /** 名称，如“2026年第三季度抽查”。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 监测时间点；时限都以它为终点，与计算的时间无关。
   * @x-jiyue-en Check point: all windows end at it, whenever the result is computed. */
  checkPoint: Timestamp;
  /** 检查指标集（standards/indicators 的 id）。
   * @x-jiyue-en Set of indicators: an id of standards/indicators.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  indicatorSet: string;
  /** 指标所属的规范版本。
   * @x-jiyue-en Version of the standard that the indicators are of.
   * @pattern ^[0-9]+\.[0-9]+$ */
  standardVersion: string;
  /** 只查该区划的站点；全部站点不填。
   * @x-jiyue-en Only sites of this division; absent for all. */
  regionCode?: RegionCode;
  /** 只查所列站点；全部站点不填。
   * @x-jiyue-en Only these sites; absent for all.
   * @minItems 1
   * @maxItems 5000
   * @uniqueItems true */
  siteIds?: RecordId[];
  /** 只查所列指标；全部指标不填。
   * @x-jiyue-en Only these indicators; absent for all.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true
   * @items.pattern ^[A-Z][A-Za-z0-9]{0,15}$ */
  indicatorIds?: string[];
}

/** 一批检查。
 * @x-jiyue-en Inspection run.
 * @x-jiyue-requirement JY-INSP-002 */
export interface InspectionRun extends InspectionRunDraft, Stored {
  /** 任务状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 登记中应列出的站点数。
   * @x-jiyue-en Sites of the register that the result lists.
   * @TJS-type integer
   * @minimum 0 */
  siteCount: number;
  /** 已检查的站点数。
   * @x-jiyue-en Sites inspected.
   * @TJS-type integer
   * @minimum 0 */
  inspectedCount: number;
  /** 未能检查的站点数。
   * @x-jiyue-en Sites not inspected.
   * @TJS-type integer
   * @minimum 0 */
  notInspectedCount: number;
}

/** 检查批次分页。
 * @x-jiyue-en Page of inspection runs. */
export interface InspectionRunPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InspectionRun[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一批检查中的一个站点：登记中的每一个都列出。
 * @x-jiyue-en A site of a run: every site of the register is listed. */
export interface InspectedSite {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 站点名称。
   * @x-jiyue-en Name of the site.
   * @minLength 1
   * @maxLength 200 */
  siteName: string;
  /** 检查报告；未检查则不填。
   * @x-jiyue-en Report; absent when it was not inspected. */
  reportId?: RecordId;
  /** 结论；未检查则不填。
   * @x-jiyue-en Verdict; absent when it was not inspected. */
  verdict?: InspectionVerdict;
  /** 未检查的原因；已检查则不填。
   * @x-jiyue-en Why it was not inspected; absent when it was. */
  notInspectedReason?: NotInspectedReason;
}

/** 被检查站点分页。
 * @x-jiyue-en Page of inspected sites. */
export interface InspectedSitePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InspectedSite[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一份证据：在哪里、何时取得、内容的杂凑值。
 * @x-jiyue-en Evidence: where and when it was taken, and the digest of what was seen.
 * @x-jiyue-requirement JY-INSP-003 */
export interface InspectionEvidence {
  /** 证据标识，在报告内唯一。
   * @x-jiyue-en Id, unique in its report. */
  id: RecordId;
  /** 证据种类。
   * @x-jiyue-en Kind of evidence. */
  kind: EvidenceKind;
  /** 网页地址；不是网页则不填。
   * @x-jiyue-en Address of the page; absent unless a page. */
  url?: WebAddress;
  /** 取得时刻。
   * @x-jiyue-en When it was taken. */
  takenAt: Timestamp;
  /** 位置：页面中的选择器、日志区间或记录中的指针。
   * @x-jiyue-en Place: a selector in the page, a range of the log or a pointer in a record.
   * @minLength 1
   * @maxLength 500 */
  place: string;
  /** 内容的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the content. */
  digest: Sm3Digest;
  /** 保存的副本；没有则不填。
   * @x-jiyue-en Copy that was kept; absent when there is none. */
  attachmentId?: RecordId;
}

/** 一项发现。没有证据的不得计分。
 * @x-jiyue-en A finding. Without evidence it does not count.
 * @x-jiyue-requirement JY-INSP-003 */
export interface InspectionFinding {
  /** 发现标识，在报告内唯一。
   * @x-jiyue-en Id, unique in its report. */
  id: RecordId;
  /** 检查指标。
   * @x-jiyue-en Indicator.
   * @pattern ^[A-Z][A-Za-z0-9]{0,15}$ */
  indicatorId: string;
  /** 指标下的情形；指标不分情形则不填。
   * @x-jiyue-en Case of the indicator; absent where it has none.
   * @pattern ^[a-z][a-z0-9-]{0,31}$ */
  indicatorCaseId?: string;
  /** 检查结果。
   * @x-jiyue-en Result. */
  result: InspectionResult;
  /** 严重程度。
   * @x-jiyue-en Severity. */
  severity: FindingSeverity;
  /** 整改状态；申诉期间为 appealed。
   * @x-jiyue-en State; appealed while an appeal is open. */
  state: FindingState;
  /** 说明。
   * @x-jiyue-en Description.
   * @minLength 1
   * @maxLength 2000 */
  description: string;
  /** 证据，至少一份。
   * @x-jiyue-en Evidence, at least one.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  evidenceIds: RecordId[];
  /** 是否计分。
   * @x-jiyue-en Whether it counts. */
  isScored: boolean;
  /** 扣分；不计分或单项否决则不填。
   * @x-jiyue-en Points it costs; absent where it does not count, or is a veto.
   * @TJS-type number
   * @minimum 0
   * @maximum 100 */
  points?: number;
}

/** 一个站点的检查报告。得分可由其中的发现和检查指标离线重算；已公开的不改写，更正另出一版。
 * @x-jiyue-en Report on a site. Its score can be recomputed offline from its findings and the indicators; a published one is never rewritten, a correction is a new edition.
 * @x-jiyue-requirement JY-INSP-004 */
export interface InspectionReport extends Common, Stored {
  /** 检查批次。
   * @x-jiyue-en Run. */
  runId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 检查对象种类，即指标集中的计分方法。
   * @x-jiyue-en What is judged: the way of scoring in the set of indicators.
   * @pattern ^(site|new-media|supervision)$ */
  subject: string;
  /** 监测时间点。
   * @x-jiyue-en Check point. */
  checkPoint: Timestamp;
  /** 检查指标集。
   * @x-jiyue-en Set of indicators.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  indicatorSet: string;
  /** 指标所属的规范版本。
   * @x-jiyue-en Version of the standard.
   * @pattern ^[0-9]+\.[0-9]+$ */
  standardVersion: string;
  /** 证据。
   * @x-jiyue-en Evidence.
   * @maxItems 5000 */
  evidence: InspectionEvidence[];
  /** 发现；没有问题为空数组。
   * @x-jiyue-en Findings; empty when there are none.
   * @maxItems 2000 */
  findings: InspectionFinding[];
  /** 是否不评办事服务。
   * @x-jiyue-en Whether services are left out. */
  isServicesLeftOut: boolean;
  /** 加分（未封顶的和）。
   * @x-jiyue-en Bonus points before their limit.
   * @TJS-type number
   * @minimum 0
   * @maximum 100 */
  bonus: number;
  /** 得分；否决或不计分的不填。
   * @x-jiyue-en Score; absent after a veto, or where none is given.
   * @TJS-type number
   * @minimum 0
   * @maximum 200 */
  score?: number;
  /** 结论。
   * @x-jiyue-en Verdict. */
  verdict: InspectionVerdict;
  /** 不计分的发现数。
   * @x-jiyue-en Findings that do not count.
   * @TJS-type integer
   * @minimum 0 */
  unscoredCount: number;
  /** 第几版，从 1 开始。
   * @x-jiyue-en Edition, from 1.
   * @TJS-type integer
   * @minimum 1 */
  edition: number;
  /** 所更正的报告；第一版不填。
   * @x-jiyue-en Report that it corrects; absent for a first edition. */
  correctsReportId?: RecordId;
  /** 更正说明；第一版不填。
   * @x-jiyue-en What was corrected; absent for a first edition.
   * @minLength 1
   * @maxLength 1000 */
  correctionNote?: string;
  /** 公开时刻；没有公开则不填。
   * @x-jiyue-en When it was published; absent until then. */
  publishedAt?: Timestamp;
  /** 公开为哪个资源；没有公开则不填。
   * @x-jiyue-en Resource it was published as; absent until then. */
  resourceId?: RecordId;
}

/** 检查报告分页。
 * @x-jiyue-en Page of inspection reports. */
export interface InspectionReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InspectionReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 更正一份已公开的报告：另出一版。
 * @x-jiyue-en Correction of a published report: it makes a new edition. */
export interface InspectionCorrection {
  /** 更正说明。
   * @x-jiyue-en What is corrected.
   * @minLength 1
   * @maxLength 1000 */
  note: string;
  /** 认定不成立的发现；没有则不填。
   * @x-jiyue-en Findings that are no longer held; absent when there are none.
   * @minItems 1
   * @maxItems 2000
   * @uniqueItems true */
  rejectedFindingIds?: RecordId[];
}

/** 发现的整改状态变更。
 * @x-jiyue-en Change of the state of a finding. */
export interface FindingChange {
  /** 要到达的状态。
   * @x-jiyue-en State to reach. */
  state: FindingState;
  /** 说明。
   * @x-jiyue-en Note.
   * @minLength 1
   * @maxLength 1000 */
  note: string;
}

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

/** 两次检查之间的一项发现。
 * @x-jiyue-en A finding of one or both of two inspections. */
export interface FindingReference {
  /** 检查指标。
   * @x-jiyue-en Indicator.
   * @pattern ^[A-Z][A-Za-z0-9]{0,15}$ */
  indicatorId: string;
  /** 前一次的发现；新增的不填。
   * @x-jiyue-en Finding of the earlier one; absent for one that appeared. */
  earlierFindingId?: RecordId;
  /** 后一次的发现；消失的不填。
   * @x-jiyue-en Finding of the later one; absent for one that is gone. */
  laterFindingId?: RecordId;
}

/** 同一站点两次检查之间新增、消失和未变的发现。
 * @x-jiyue-en Findings that are new, gone and unchanged between two inspections of a site.
 * @x-jiyue-requirement JY-INSP-013 */
export interface InspectionDiff {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 前一次的报告。
   * @x-jiyue-en Earlier report. */
  earlierReportId: RecordId;
  /** 后一次的报告。
   * @x-jiyue-en Later report. */
  laterReportId: RecordId;
  /** 新增的。
   * @x-jiyue-en New ones.
   * @maxItems 2000 */
  appeared: FindingReference[];
  /** 消失的。
   * @x-jiyue-en Those gone.
   * @maxItems 2000 */
  gone: FindingReference[];
  /** 未变的。
   * @x-jiyue-en Those unchanged.
   * @maxItems 2000 */
  unchanged: FindingReference[];
}

/** 一处网页标签问题；七种问题分开报告。
 * @x-jiyue-en A fault of a page tag; the seven faults are told apart.
 * @x-jiyue-requirement JY-INSP-010 */
export interface TagFinding {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 页面地址。
   * @x-jiyue-en Address of the page. */
  url: WebAddress;
  /** 页面种类。
   * @x-jiyue-en Kind of page. */
  pageKind: PageKind;
  /** 标签名称；编码声明写作 charset。
   * @x-jiyue-en Name of the tag; charset for the declaration of the encoding.
   * @pattern ^[A-Za-z]{1,40}$ */
  tag: string;
  /** 问题。
   * @x-jiyue-en Fault. */
  fault: TagFault;
  /** 页面中的写法；缺少则不填。
   * @x-jiyue-en What the page has; absent when the tag is missing.
   * @maxLength 300 */
  found?: string;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 网页标签问题分页。
 * @x-jiyue-en Page of faults of page tags. */
export interface TagFindingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: TagFinding[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 不能打开的站内链接。
 * @x-jiyue-en An internal link that does not open.
 * @x-jiyue-requirement JY-PAGE-017 */
export interface DeadLink {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 链接的地址。
   * @x-jiyue-en Address of the link. */
  url: WebAddress;
  /** 所在页面。
   * @x-jiyue-en Page it stands on. */
  pageUrl: WebAddress;
  /** 是否在首页。
   * @x-jiyue-en Whether that is the home page. */
  isOnHomePage: boolean;
  /** 状态码；没有回复则不填。
   * @x-jiyue-en HTTP status; absent without a reply.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  httpStatus?: number;
  /** 没有回复的原因；有回复则不填。
   * @x-jiyue-en Why there was no reply; absent when there was one. */
  fault?: ProbeFault;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 不能打开的链接分页。
 * @x-jiyue-en Page of dead links. */
export interface DeadLinkPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DeadLink[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 经 IPv6 不可达的链接。
 * @x-jiyue-en A link that cannot be reached over IPv6. */
export interface UnreachableLink {
  /** 链接的地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 层级：0 为首页，1、2 为其下两层。
   * @x-jiyue-en Level: 0 is the home page, 1 and 2 are the two below.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2 */
  level: number;
  /** 第一个不通过的步骤。
   * @x-jiyue-en First step that failed. */
  step: ReachabilityStep;
}

/** 经两种协议取得的内容不同的页面。
 * @x-jiyue-en A page that differs between the two families. */
export interface ContentDifference {
  /** 地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 经 IPv4 的状态码。
   * @x-jiyue-en Status over IPv4.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  ipv4Status: number;
  /** 经 IPv6 的状态码。
   * @x-jiyue-en Status over IPv6.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  ipv6Status: number;
  /** 经 IPv4 的正文杂凑值。
   * @x-jiyue-en Digest of the text over IPv4. */
  ipv4Digest: Sm3Digest;
  /** 经 IPv6 的正文杂凑值。
   * @x-jiyue-en Digest of the text over IPv6. */
  ipv6Digest: Sm3Digest;
}

/** 站点经 IPv6 的可达情况：首页及其下两层链接。
 * @x-jiyue-en How a site is reached over IPv6: its home page and the links two levels below.
 * @x-jiyue-requirement JY-NET-006 */
export interface ReachabilityReport {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 首页第一个不通过的步骤；都通过则不填。
   * @x-jiyue-en First step that the home page failed; absent when it passed all. */
  failedStep?: ReachabilityStep;
  /** 检查的链接数，含首页。
   * @x-jiyue-en Links checked, the home page included.
   * @TJS-type integer
   * @minimum 0 */
  links: number;
  /** 可达的链接数。
   * @x-jiyue-en Links that were reached.
   * @TJS-type integer
   * @minimum 0 */
  reachable: number;
  /** 比例，四舍五入到四位小数；没有链接时为 0。
   * @x-jiyue-en Share, rounded to four places; 0 without links.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  share: number;
  /** 不可达的链接；没有则为空数组。
   * @x-jiyue-en Links not reached; empty when there are none.
   * @maxItems 5000 */
  unreachable: UnreachableLink[];
  /** 内容不同的页面；没有则为空数组。
   * @x-jiyue-en Pages that differ; empty when there are none.
   * @maxItems 5000 */
  differing: ContentDifference[];
}

/** 一项功能对应的栏目。
 * @x-jiyue-en Columns of one function. */
export interface FunctionColumns {
  /** 功能。
   * @x-jiyue-en Function. */
  function: SiteFunction;
  /** 公开可读的栏目；没有则为空数组，即缺少该功能。
   * @x-jiyue-en Columns that the public can read; empty when the function is missing.
   * @maxItems 500
   * @uniqueItems true */
  columnIds: RecordId[];
}

/** 门户网站的四项功能各对应哪些栏目。
 * @x-jiyue-en Which columns carry each of the four functions of a portal.
 * @x-jiyue-requirement JY-SITE-017 */
export interface SiteFunctions {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 监测时间点。
   * @x-jiyue-en Check point. */
  checkPoint: Timestamp;
  /** 四项功能，每项一条。
   * @x-jiyue-en The four functions, each once.
   * @minItems 4
   * @maxItems 4 */
  functions: FunctionColumns[];
  /** 是否每项功能都有栏目。
   * @x-jiyue-en Whether each function has a column. */
  isComplete: boolean;
}

/** 一个自动检测器在公开的标注样本上的准确率和召回率。
 * @x-jiyue-en Precision and recall of a detector on labelled samples that are public.
 * @x-jiyue-requirement JY-INSP-011 */
export interface DetectorQuality {
  /** 检测器代号。
   * @x-jiyue-en Code of the detector.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  detector: string;
  /** 检测器版本。
   * @x-jiyue-en Version of the detector.
   * @pattern ^[0-9]+\.[0-9]+\.[0-9]+$ */
  version: string;
  /** 样本数。
   * @x-jiyue-en Number of samples.
   * @TJS-type integer
   * @minimum 1 */
  samples: number;
  /** 检出且确有问题的样本数。
   * @x-jiyue-en Found, and rightly so.
   * @TJS-type integer
   * @minimum 0 */
  truePositives: number;
  /** 检出但没有问题的样本数。
   * @x-jiyue-en Found, and wrongly so.
   * @TJS-type integer
   * @minimum 0 */
  falsePositives: number;
  /** 没有检出但有问题的样本数。
   * @x-jiyue-en Not found although they have the fault.
   * @TJS-type integer
   * @minimum 0 */
  falseNegatives: number;
  /** 准确率，四舍五入到四位小数；一个也没有检出则不填。
   * @x-jiyue-en Precision, rounded to four places; absent when nothing was found.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  precision?: number;
  /** 召回率，四舍五入到四位小数；样本中没有问题则不填。
   * @x-jiyue-en Recall, rounded to four places; absent when no sample has the fault.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  recall?: number;
  /** 样本和标注的公开地址。
   * @x-jiyue-en Public address of samples and labels. */
  samplesUrl: WebAddress;
  /** 测得时刻。
   * @x-jiyue-en When it was measured. */
  measuredAt: Timestamp;
}

/** 检测器质量分页。
 * @x-jiyue-en Page of quality of detectors. */
export interface DetectorQualityPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DetectorQuality[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 登记站点中已在集约化平台上运行的数目和比例。
 * @x-jiyue-en Number and share of registered sites that run on the intensive platform.
 * @x-jiyue-requirement JY-INSP-014 */
export interface PlatformCoverage {
  /** 行政区划；全部不填。
   * @x-jiyue-en Division; absent for all. */
  regionCode?: RegionCode;
  /** 在平台上运行的站点。
   * @x-jiyue-en Sites that run on the platform. */
  onPlatform: ShareOfSites;
}
