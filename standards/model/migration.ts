import type { AddressEnd, AssessmentConclusion, InspectionResult, JobState, MigrationApplicationState, MigrationStep } from './gen/codes.ts';
import type { Cursor, DateOnly, HostName, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { ProblemItem } from './problem.ts';
import type { SecurityFinding } from './protection.ts';

/** 迁移前评估的一项结果。
 * @x-jiyue-en Result of one item of the assessment before a migration. */
export interface MigrationCheckResult {
  /** 结果。
   * @x-jiyue-en Result. */
  result: InspectionResult;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 检查者：账户或机构。
   * @x-jiyue-en Who checked: an account or organization. */
  checkedById: RecordId;
  /** 发现的问题数。
   * @x-jiyue-en Number of findings.
   * @TJS-type integer
   * @minimum 0 */
  findingCount: number;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 网站迁移前的安全评估，由评估的登记者给出的内容：七项都要有。
 * @x-jiyue-en Security assessment before a site is migrated, as it is registered: all seven items are needed. */
export interface MigrationAssessmentDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 漏洞。
   * @x-jiyue-en Holes. */
  vulnerabilities: MigrationCheckResult;
  /** 木马、暗链。
   * @x-jiyue-en Planted code and hidden links. */
  plantedCode: MigrationCheckResult;
  /** 错敏词。
   * @x-jiyue-en Wording. */
  wording: MigrationCheckResult;
  /** 坏链。
   * @x-jiyue-en Dead links. */
  deadLinks: MigrationCheckResult;
  /** 备案。
   * @x-jiyue-en Filings. */
  filings: MigrationCheckResult;
  /** 支持 IPv6 的情况。
   * @x-jiyue-en IPv6. */
  ipv6: MigrationCheckResult;
  /** 无障碍。
   * @x-jiyue-en Accessibility. */
  accessibility: MigrationCheckResult;
  /** 安全问题；没有则为空数组。
   * @x-jiyue-en Security findings; empty when there are none.
   * @maxItems 1000 */
  findings: SecurityFinding[];
  /** 安全加固完成的日期；尚未加固则不填。
   * @x-jiyue-en Day hardening was finished; absent until then. */
  hardenedDate?: DateOnly;
  /** 结论。
   * @x-jiyue-en Conclusion. */
  conclusion: AssessmentConclusion;
  /** 评估日期。
   * @x-jiyue-en Day of the assessment. */
  assessedDate: DateOnly;
  /** 有效期的最后一天。
   * @x-jiyue-en Last day it is valid. */
  validUntilDate: DateOnly;
}

/** 网站迁移前的安全评估。
 * @x-jiyue-en Security assessment before a site is migrated.
 * @x-jiyue-requirement JY-MIG-002 */
export interface MigrationAssessment extends MigrationAssessmentDraft, Stored {}

/** 迁移前评估分页。
 * @x-jiyue-en Page of assessments before migration. */
export interface MigrationAssessmentPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: MigrationAssessment[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 待迁移的数量。
 * @x-jiyue-en What is to be migrated. */
export interface MigrationVolume {
  /** 栏目数。
   * @x-jiyue-en Columns.
   * @TJS-type integer
   * @minimum 0 */
  columns: number;
  /** 信息条数。
   * @x-jiyue-en Resources.
   * @TJS-type integer
   * @minimum 0 */
  resources: number;
  /** 附件数。
   * @x-jiyue-en Attachments.
   * @TJS-type integer
   * @minimum 0 */
  attachments: number;
  /** 合计字节数。
   * @x-jiyue-en Bytes in all.
   * @TJS-type integer
   * @minimum 0 */
  sizeBytes: number;
  /** 随站迁移的应用系统；没有则不填。
   * @x-jiyue-en Applications that move with the site; absent when there are none.
   * @maxItems 100
   * @items.minLength 1
   * @items.maxLength 200 */
  applications?: string[];
}

/** 网站迁移申请表，由申请单位给出的内容。栏目按公开的标准目录拟定，正文未读，不声明符合该标准。
 * @x-jiyue-en Application form for a migration as the organizer gives it. Its parts follow the contents page of a provincial standard whose text was not read; no conformity is claimed. */
export interface MigrationApplicationDraft extends Common {
  /** 申请迁移的站点。
   * @x-jiyue-en Site to be migrated. */
  siteId: RecordId;
  /** 申请单位（主办单位）。
   * @x-jiyue-en Applicant: the organizer. */
  organizerId: RecordId;
  /** 联系人姓名。
   * @x-jiyue-en Name of the contact person.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  contactName: string;
  /** 联系人电话。
   * @x-jiyue-en Telephone of the contact person.
   * @minLength 1
   * @maxLength 40
   * @x-jiyue-personal */
  contactPhone: string;
  /** 现有运行环境和承建单位。
   * @x-jiyue-en Where it runs now, and who built it.
   * @minLength 1
   * @maxLength 500 */
  currentHosting: string;
  /** 来源系统代号，即入库时的 origin.system。
   * @x-jiyue-en Code of the source system, origin.system on entry.
   * @minLength 1
   * @maxLength 64 */
  sourceSystem: string;
  /** 待迁移的数量。
   * @x-jiyue-en What is to be migrated. */
  volume: MigrationVolume;
  /** 随站迁移的域名。
   * @x-jiyue-en Domains that move with the site.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  domains: HostName[];
  /** 希望上线的日期。
   * @x-jiyue-en Day it should go live. */
  wishedDate: DateOnly;
  /** 并入的站点；整站迁移则不填。
   * @x-jiyue-en Site it is merged into; absent when it moves as a site. */
  targetSiteId?: RecordId;
  /** 迁移前安全评估；尚未评估则不填。
   * @x-jiyue-en Assessment before the migration; absent until there is one. */
  assessmentId?: RecordId;
  /** 其他说明；没有则不填。
   * @x-jiyue-en Further note; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  note?: string;
}

/** 网站迁移申请。
 * @x-jiyue-en Application for a migration.
 * @x-jiyue-requirement JY-MIG-013 */
export interface MigrationApplication extends MigrationApplicationDraft, Stored {
  /** 状态。
   * @x-jiyue-en State. */
  state: MigrationApplicationState;
  /** 受理或者退回的时刻；没有结论则不填。
   * @x-jiyue-en When it was accepted or returned; absent until then. */
  decidedAt?: Timestamp;
  /** 退回的原因；没有退回则不填。
   * @x-jiyue-en Why it was returned; absent unless it was.
   * @minLength 1
   * @maxLength 1000 */
  decisionReason?: string;
}

/** 迁移申请分页。
 * @x-jiyue-en Page of applications for migration. */
export interface MigrationApplicationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: MigrationApplication[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对迁移申请的结论。
 * @x-jiyue-en Decision on an application. */
export interface MigrationApplicationDecision {
  /** 是否受理；不受理即退回。
   * @x-jiyue-en Whether it is accepted; else it is returned. */
  isAccepted: boolean;
  /** 退回的原因；受理则不填。
   * @x-jiyue-en Why it is returned; absent when accepted.
   * @minLength 1
   * @maxLength 1000 */
  reason?: string;
}

/** 迁移的一步。
 * @x-jiyue-en One step of a migration. */
export interface MigrationStepRecord {
  /** 步骤。
   * @x-jiyue-en Step. */
  step: MigrationStep;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 完成时刻；尚未完成则不填。
   * @x-jiyue-en When it was finished; absent until then. */
  finishedAt?: Timestamp;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 来源记录的下落：来源记录数等于入库、无变化、被拒绝之和。
 * @x-jiyue-en What became of the source records: they equal those stored, unchanged and rejected together. */
export interface MigrationCounts {
  /** 来源记录数。
   * @x-jiyue-en Records of the source.
   * @TJS-type integer
   * @minimum 0 */
  sourceRecords: number;
  /** 入库数。
   * @x-jiyue-en Stored.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 被拒绝数。
   * @x-jiyue-en Rejected.
   * @TJS-type integer
   * @minimum 0 */
  rejected: number;
}

/** 迁移任务，由管理者给出的内容。没有有效期内的安全评估和加固记录的，平台拒绝。
 * @x-jiyue-en Migration job as an administrator gives it. Without assessment and hardening that are still valid the platform refuses it. */
export interface MigrationJobDraft extends Common {
  /** 被迁移的站点。
   * @x-jiyue-en Site that is migrated. */
  siteId: RecordId;
  /** 并入的站点；整站迁移则不填。
   * @x-jiyue-en Site it is merged into; absent when it moves as a site. */
  targetSiteId?: RecordId;
  /** 迁移申请。
   * @x-jiyue-en Application. */
  applicationId: RecordId;
  /** 迁移前安全评估。
   * @x-jiyue-en Assessment before the migration. */
  assessmentId: RecordId;
  /** 来源系统代号。
   * @x-jiyue-en Code of the source system.
   * @minLength 1
   * @maxLength 64 */
  sourceSystem: string;
  /** 上线后的观察期（天），期内可以退回。
   * @x-jiyue-en Days of observation after going live, within which it can be undone.
   * @TJS-type integer
   * @minimum 1
   * @maximum 365 */
  observationDays: number;
}

/** 迁移任务。
 * @x-jiyue-en Migration job.
 * @x-jiyue-requirement JY-MIG-001 */
export interface MigrationJob extends MigrationJobDraft, Stored {
  /** 任务状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 当前步骤。
   * @x-jiyue-en Current step. */
  step: MigrationStep;
  /** 已进行的步骤，按先后。
   * @x-jiyue-en Steps taken, in order.
   * @minItems 1
   * @maxItems 50 */
  steps: MigrationStepRecord[];
  /** 来源记录的下落；尚未执行则不填。
   * @x-jiyue-en What became of the source records; absent before the execution. */
  counts?: MigrationCounts;
  /** 上线时刻；没有上线或已退回则不填。
   * @x-jiyue-en When it went live; absent before, and after it was undone. */
  switchedAt?: Timestamp;
  /** 退回时刻；没有退回则不填。
   * @x-jiyue-en When going live was undone; absent unless it was. */
  undoneAt?: Timestamp;
  /** 观察期终止时刻；没有上线则不填。
   * @x-jiyue-en End of the observation; absent before going live. */
  observedUntilAt?: Timestamp;
}

/** 迁移任务分页。
 * @x-jiyue-en Page of migration jobs. */
export interface MigrationJobPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: MigrationJob[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 进入下一步的请求。
 * @x-jiyue-en Request to enter the next step. */
export interface MigrationAdvance {
  /** 要进入的步骤。
   * @x-jiyue-en Step to enter. */
  step: MigrationStep;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 一个旧地址的去处。
 * @x-jiyue-en The end of an old address.
 * @x-jiyue-requirement JY-MIG-009 */
export interface AddressMapping {
  /** 旧地址。
   * @x-jiyue-en Old address. */
  oldUrl: WebAddress;
  /** 去处。
   * @x-jiyue-en End. */
  end: AddressEnd;
  /** 转到的地址；回复410则不填。
   * @x-jiyue-en Where it is redirected to; absent for 410. */
  targetUrl?: WebAddress;
  /** 对应的资源；不对应资源则不填。
   * @x-jiyue-en Resource that it is; absent when it is none. */
  resourceId?: RecordId;
}

/** 一批旧地址的去处；同一旧地址以最后一次为准。
 * @x-jiyue-en A batch of ends of old addresses; of one address the last one counts. */
export interface AddressMappingBatch {
  /** 去处。
   * @x-jiyue-en Ends.
   * @minItems 1
   * @maxItems 1000 */
  items: AddressMapping[];
}

/** 一批去处的回执：三个数相加等于发送的项数。
 * @x-jiyue-en Receipt of a batch: the three numbers add up to the items that were sent. */
export interface AddressMappingReceipt {
  /** 写入的项数。
   * @x-jiyue-en Written.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化的项数。
   * @x-jiyue-en Unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 被拒绝的项数。
   * @x-jiyue-en Refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 被拒绝的逐处说明；没有则不填。
   * @x-jiyue-en Every place that was wrong; absent when nothing was refused.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 旧地址去处分页。
 * @x-jiyue-en Page of ends of old addresses. */
export interface AddressMappingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: AddressMapping[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 尚无去处的旧地址。
 * @x-jiyue-en An old address without an end. */
export interface UnmappedAddress {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 旧地址。
   * @x-jiyue-en Old address. */
  oldUrl: WebAddress;
  /** 被访问的次数。
   * @x-jiyue-en How often it was asked for.
   * @TJS-type integer
   * @minimum 0 */
  asked: number;
  /** 最近一次被访问的时刻；没有访问则不填。
   * @x-jiyue-en When it was last asked for; absent when it never was. */
  lastAskedAt?: Timestamp;
}

/** 尚无去处的旧地址分页。
 * @x-jiyue-en Page of old addresses without an end. */
export interface UnmappedAddressPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: UnmappedAddress[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 来源有而库内没有的一条记录。
 * @x-jiyue-en A record of the source that the repository does not have. */
export interface MissingRecord {
  /** 来源标识。
   * @x-jiyue-en Id in the source.
   * @minLength 1
   * @maxLength 200 */
  sourceRecordId: string;
  /** 是否因不合格被拒绝；否则原因不明。
   * @x-jiyue-en Whether it was rejected; else the reason is unknown. */
  wasRejected: boolean;
}

/** 来源与库内不一致的一条记录。
 * @x-jiyue-en A record that differs between source and repository. */
export interface DifferingRecord {
  /** 来源标识。
   * @x-jiyue-en Id in the source.
   * @minLength 1
   * @maxLength 200 */
  sourceRecordId: string;
  /** 库内的资源。
   * @x-jiyue-en Resource in the repository. */
  resourceId: RecordId;
  /** 不一致的字段，如 title、body、attachments/0。
   * @x-jiyue-en Members that differ, such as title, body, attachments/0.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 100 */
  members: string[];
}

/** 迁移后的逐条核对：按来源标识比较标题、正文和附件的杂凑值。
 * @x-jiyue-en Reconciliation item by item after a migration: digests of title, text and attachments by source id.
 * @x-jiyue-requirement JY-MIG-012 */
export interface ReconciliationReport {
  /** 迁移任务。
   * @x-jiyue-en Migration job. */
  jobId: RecordId;
  /** 核对时刻。
   * @x-jiyue-en When it was reconciled. */
  checkedAt: Timestamp;
  /** 来源记录数。
   * @x-jiyue-en Records of the source.
   * @TJS-type integer
   * @minimum 0 */
  sourceRecords: number;
  /** 一致的条数。
   * @x-jiyue-en Records that are equal.
   * @TJS-type integer
   * @minimum 0 */
  equal: number;
  /** 缺少的记录；没有则为空数组。
   * @x-jiyue-en Missing ones; empty when there are none.
   * @maxItems 100000 */
  missing: MissingRecord[];
  /** 不一致的记录；没有则为空数组。
   * @x-jiyue-en Those that differ; empty when there are none.
   * @maxItems 100000 */
  differing: DifferingRecord[];
  /** 是否全部一致。
   * @x-jiyue-en Whether all are equal. */
  isReconciled: boolean;
}

/** 站点关停或归并前的数目核对：不相等的不得变更。
 * @x-jiyue-en Counts before a site is closed or merged: while they differ the change is refused.
 * @x-jiyue-requirement JY-SITE-019 */
export interface ClosingCount {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 核对时刻。
   * @x-jiyue-en When it was counted. */
  countedAt: Timestamp;
  /** 来源中已公开的资源数。
   * @x-jiyue-en Public resources of the source.
   * @TJS-type integer
   * @minimum 0 */
  sourceRecords: number;
  /** 库内的资源数。
   * @x-jiyue-en Resources in the repository.
   * @TJS-type integer
   * @minimum 0 */
  storedRecords: number;
  /** 缺少的来源标识；没有则为空数组。
   * @x-jiyue-en Source ids that are missing; empty when there are none.
   * @maxItems 100000
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 200 */
  missingRecordIds: string[];
  /** 是否可以关停：数目相等且没有缺少。
   * @x-jiyue-en Whether it may be closed: the counts are equal and nothing is missing. */
  isComplete: boolean;
}
