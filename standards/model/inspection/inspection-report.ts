import type { EvidenceKind, FindingSeverity, FindingState, InspectionResult, InspectionVerdict } from '../gen/codes.ts';
import type { Cursor, RecordId, Sm3Digest, Timestamp, WebAddress } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

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
