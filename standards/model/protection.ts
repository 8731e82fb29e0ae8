import type {
  AssessmentConclusion,
  DataGrade,
  HardeningItem,
  InspectionResult,
  JobState,
  ProcessingKind,
  ProtectionDuty,
  ProtectionGrade,
  SecuritySeverity,
} from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Sha256Digest } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { InspectionEvidence } from './inspection/inspection-report.ts';

/** 安全评估中的一个问题。
 * @x-jiyue-en A finding of a security assessment. */
export interface SecurityFinding {
  /** 问题编号，在评估内唯一；有公开漏洞编号的用该编号。
   * @x-jiyue-en Code, unique in its assessment; the public number of a hole where there is one.
   * @pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ */
  code: string;
  /** 问题名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 等级。
   * @x-jiyue-en Severity. */
  severity: SecuritySeverity;
  /** 是否已整改。
   * @x-jiyue-en Whether it is mended. */
  isMended: boolean;
  /** 整改日期；未整改则不填。
   * @x-jiyue-en Day it was mended; absent until then. */
  mendedDate?: DateOnly;
  /** 整改期限；已整改的可以没有。
   * @x-jiyue-en Day by which it is to be mended; may be absent once mended. */
  dueDate?: DateOnly;
  /** 加固措施；未整改则不填。
   * @x-jiyue-en Measure of hardening; absent until then.
   * @minLength 1
   * @maxLength 1000 */
  measure?: string;
}

/** 站点的安全检测评估，由评估的登记者给出的内容。
 * @x-jiyue-en Security assessment of a site as it is registered. */
export interface SecurityAssessmentDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 评估单位名称。
   * @x-jiyue-en Name of the organization that assessed.
   * @minLength 1
   * @maxLength 200 */
  assessorName: string;
  /** 评估单位；不在机构登记中则不填。
   * @x-jiyue-en That organization; absent when it is not in the register. */
  assessorId?: RecordId;
  /** 评估日期。
   * @x-jiyue-en Day of the assessment. */
  assessedDate: DateOnly;
  /** 有效期的最后一天。
   * @x-jiyue-en Last day it is valid. */
  validUntilDate: DateOnly;
  /** 结论。
   * @x-jiyue-en Conclusion. */
  conclusion: AssessmentConclusion;
  /** 问题；没有则为空数组。
   * @x-jiyue-en Findings; empty when there are none.
   * @maxItems 1000 */
  findings: SecurityFinding[];
  /** 检测报告（附件）。
   * @x-jiyue-en Report, as attachment. */
  reportAttachmentId: RecordId;
}

/** 站点的安全检测评估。
 * @x-jiyue-en Security assessment of a site.
 * @x-jiyue-requirement JY-SITE-010 */
export interface SecurityAssessment extends SecurityAssessmentDraft, Stored {}

/** 安全评估分页。
 * @x-jiyue-en Page of security assessments. */
export interface SecurityAssessmentPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SecurityAssessment[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 网络安全等级保护备案，由运营者登记的内容。
 * @x-jiyue-en Filing under graded protection as the operator registers it. */
export interface ProtectionFilingDraft extends Common {
  /** 定级对象名称。
   * @x-jiyue-en Name of the system that is graded.
   * @minLength 1
   * @maxLength 200 */
  systemName: string;
  /** 其上运行的站点。
   * @x-jiyue-en Sites that run on it.
   * @minItems 1
   * @maxItems 5000
   * @uniqueItems true */
  siteIds: RecordId[];
  /** 安全保护等级。
   * @x-jiyue-en Grade. */
  grade: ProtectionGrade;
  /** 备案编号。
   * @x-jiyue-en Filing number.
   * @minLength 1
   * @maxLength 100 */
  filingNumber: string;
  /** 备案日期。
   * @x-jiyue-en Day of filing. */
  filedDate: DateOnly;
  /** 登记的测评周期（月）。
   * @x-jiyue-en Registered cycle of assessments, in months.
   * @TJS-type integer
   * @minimum 1
   * @maximum 120 */
  cycleMonths: number;
  /** 最近一次测评的日期；尚未测评则不填。
   * @x-jiyue-en Day of the latest assessment; absent until there is one. */
  assessedDate?: DateOnly;
  /** 最近一次测评的结论；尚未测评则不填。
   * @x-jiyue-en Its conclusion; absent until there is one. */
  conclusion?: AssessmentConclusion;
  /** 测评报告（附件）；没有则不填。
   * @x-jiyue-en Report, as attachment; absent when there is none. */
  reportAttachmentId?: RecordId;
}

/** 网络安全等级保护备案。
 * @x-jiyue-en Filing under graded protection.
 * @x-jiyue-requirement JY-SEC-014 */
export interface ProtectionFiling extends ProtectionFilingDraft, Stored {}

/** 等级保护备案分页。
 * @x-jiyue-en Page of filings under graded protection. */
export interface ProtectionFilingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ProtectionFiling[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一次应急演练。
 * @x-jiyue-en One drill. */
export interface Drill {
  /** 日期。
   * @x-jiyue-en Day. */
  heldDate: DateOnly;
  /** 演练内容。
   * @x-jiyue-en What was practised.
   * @minLength 1
   * @maxLength 500 */
  scenario: string;
  /** 结果和改进。
   * @x-jiyue-en Result and what is improved.
   * @minLength 1
   * @maxLength 2000 */
  result: string;
}

/** 网络安全事件应急预案，由运营者登记的内容。
 * @x-jiyue-en Plan for network security incidents as the operator registers it. */
export interface EmergencyPlanDraft extends Common {
  /** 名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 预案版本。
   * @x-jiyue-en Version of the plan.
   * @minLength 1
   * @maxLength 50 */
  planVersion: string;
  /** 批准日期。
   * @x-jiyue-en Day of approval. */
  approvedDate: DateOnly;
  /** 预案所定的演练周期（月）。
   * @x-jiyue-en Cycle of drills that the plan sets, in months.
   * @TJS-type integer
   * @minimum 1
   * @maximum 120 */
  drillCycleMonths: number;
  /** 演练，按日期先后；还没有演练为空数组。
   * @x-jiyue-en Drills by date; empty until there is one.
   * @maxItems 500 */
  drills: Drill[];
  /** 预案文本（附件）。
   * @x-jiyue-en Text of the plan, as attachment. */
  attachmentId: RecordId;
}

/** 网络安全事件应急预案。
 * @x-jiyue-en Plan for network security incidents.
 * @x-jiyue-requirement JY-SEC-016 */
export interface EmergencyPlan extends EmergencyPlanDraft, Stored {}

/** 应急预案分页。
 * @x-jiyue-en Page of emergency plans. */
export interface EmergencyPlanPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: EmergencyPlan[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一项到期的待办。
 * @x-jiyue-en A duty that falls due. */
export interface DueDuty {
  /** 待办种类。
   * @x-jiyue-en Duty. */
  duty: ProtectionDuty;
  /** 所依据的备案、评估或预案。
   * @x-jiyue-en Filing, assessment or plan that it comes from. */
  recordId: RecordId;
  /** 站点；不限于一个站点则不填。
   * @x-jiyue-en Site; absent when it is not of one site. */
  siteId?: RecordId;
  /** 最近一次的日期；还没有则不填。
   * @x-jiyue-en Day of the latest one; absent when there was none. */
  lastDate?: DateOnly;
  /** 到期日。
   * @x-jiyue-en Day it falls due. */
  dueDate: DateOnly;
  /** 超期天数；尚未超期为 0。
   * @x-jiyue-en Days in excess; 0 when not late.
   * @TJS-type integer
   * @minimum 0 */
  daysOver: number;
}

/** 安全防护待办分页。
 * @x-jiyue-en Page of duties that fall due. */
export interface DueDutyPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DueDuty[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 加固检查的请求：同一份基线检查各站点。
 * @x-jiyue-en Request for a hardening run: one baseline for all sites. */
export interface HardeningRunDraft extends Common {
  /** 基线版本。
   * @x-jiyue-en Version of the baseline.
   * @pattern ^[0-9]+\.[0-9]+$ */
  baselineVersion: string;
  /** 检查项。
   * @x-jiyue-en Items.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  baselineItems: HardeningItem[];
  /** 只查所列站点；全部站点不填。
   * @x-jiyue-en Only these sites; absent for all.
   * @minItems 1
   * @maxItems 5000
   * @uniqueItems true */
  siteIds?: RecordId[];
}

/** 一次加固检查。
 * @x-jiyue-en Hardening run. */
export interface HardeningRun extends HardeningRunDraft, Stored {
  /** 任务状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 站点数。
   * @x-jiyue-en Sites.
   * @TJS-type integer
   * @minimum 0 */
  siteCount: number;
  /** 不符合的项数。
   * @x-jiyue-en Results that failed.
   * @TJS-type integer
   * @minimum 0 */
  failedCount: number;
}

/** 一个站点一项加固检查的结果和证据。
 * @x-jiyue-en Result of one item for one site, with its evidence.
 * @x-jiyue-requirement JY-SEC-015 */
export interface HardeningResult {
  /** 加固检查。
   * @x-jiyue-en Hardening run. */
  runId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 检查项。
   * @x-jiyue-en Item. */
  item: HardeningItem;
  /** 结果。
   * @x-jiyue-en Result. */
  result: InspectionResult;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
  /** 证据，至少一份。
   * @x-jiyue-en Evidence, at least one.
   * @minItems 1
   * @maxItems 20 */
  evidence: InspectionEvidence[];
}

/** 加固检查结果分页。
 * @x-jiyue-en Page of hardening results. */
export interface HardeningResultPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: HardeningResult[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 发布物中的一个组件。
 * @x-jiyue-en A component of a release. */
export interface Component {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 版本。
   * @x-jiyue-en Version.
   * @minLength 1
   * @maxLength 100 */
  version: string;
  /** 组件文件的 SHA-256 杂凑值。
   * @x-jiyue-en SHA-256 digest of its file. */
  digest: Sha256Digest;
  /** 供应者；不知道则不填。
   * @x-jiyue-en Supplier; absent when not known.
   * @minLength 1
   * @maxLength 200 */
  supplier?: string;
  /** 许可证标识（SPDX）；不知道则不填。
   * @x-jiyue-en Licence (SPDX); absent when not known.
   * @minLength 1
   * @maxLength 100 */
  license?: string;
  /** 已知漏洞编号；没有则不填。
   * @x-jiyue-en Numbers of known holes; absent when there are none.
   * @maxItems 200
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 64 */
  knownHoles?: string[];
}

/** 一次发布的组件清单，由发布者给出的内容。
 * @x-jiyue-en Components of a release as its publisher gives them. */
export interface ComponentListDraft extends Common {
  /** 软件名称。
   * @x-jiyue-en Name of the software.
   * @minLength 1
   * @maxLength 100 */
  software: string;
  /** 发布的版本。
   * @x-jiyue-en Release.
   * @minLength 1
   * @maxLength 50 */
  release: string;
  /** 发布物的 SHA-256 杂凑值。
   * @x-jiyue-en SHA-256 digest of the release. */
  releaseDigest: Sha256Digest;
  /** 组件，同名同版本的只列一次。
   * @x-jiyue-en Components; one of a name and version stands once.
   * @minItems 1
   * @maxItems 20000 */
  components: Component[];
}

/** 一次发布的组件清单。
 * @x-jiyue-en Components of a release.
 * @x-jiyue-requirement JY-SEC-024 */
export interface ComponentList extends ComponentListDraft, Stored {}

/** 组件清单分页。
 * @x-jiyue-en Page of lists of components. */
export interface ComponentListPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ComponentList[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 向其他处理者提供、委托处理个人信息或重要数据的记录，由登记者给出的内容。
 * @x-jiyue-en Record of providing or entrusting personal or important data to other processors, as it is registered. */
export interface ProcessingRecordDraft extends Common {
  /** 处理方式。
   * @x-jiyue-en Kind of processing. */
  processing: ProcessingKind;
  /** 接收或者受托的处理者名称。
   * @x-jiyue-en Name of the other processor.
   * @minLength 1
   * @maxLength 200 */
  processorName: string;
  /** 该处理者；不在机构登记中则不填。
   * @x-jiyue-en That processor; absent when it is not in the register. */
  processorId?: RecordId;
  /** 目的。
   * @x-jiyue-en Purpose.
   * @minLength 1
   * @maxLength 1000 */
  purpose: string;
  /** 数据种类和范围。
   * @x-jiyue-en Kinds and scope of data.
   * @minLength 1
   * @maxLength 1000 */
  dataKinds: string;
  /** 数据分级。
   * @x-jiyue-en Grade of the data. */
  grade: DataGrade;
  /** 合同或者协议编号。
   * @x-jiyue-en Number of the contract.
   * @minLength 1
   * @maxLength 100 */
  contractNumber: string;
  /** 开始日期。
   * @x-jiyue-en First day. */
  startedDate: DateOnly;
  /** 结束日期；仍在进行则不填。
   * @x-jiyue-en Last day; absent while it goes on. */
  endedDate?: DateOnly;
  /** 记录保存到哪天；不少于法定年数。
   * @x-jiyue-en Day until which the record is kept, at least the years that the law asks. */
  keepUntilDate: DateOnly;
}

/** 向其他处理者提供、委托处理个人信息或重要数据的记录。
 * @x-jiyue-en Record of providing or entrusting personal or important data to other processors.
 * @x-jiyue-requirement JY-SEC-019 */
export interface ProcessingRecord extends ProcessingRecordDraft, Stored {}

/** 处理记录分页。
 * @x-jiyue-en Page of processing records. */
export interface ProcessingRecordPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ProcessingRecord[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
