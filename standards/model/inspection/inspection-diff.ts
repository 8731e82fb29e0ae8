import type { RecordId } from '../gen/scalars.ts';

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
