import type { ProbeOutcome, RegionCode, ServiceSide } from '../gen/codes.ts';
import type { DateOnly, Timestamp, WebAddress } from '../gen/scalars.ts';

/** 一个互通入口及最近一次检查。
 * @x-jiyue-en One entry from one side to another, with its last check. */
export interface ServiceLink {
  /** 从哪一方。
   * @x-jiyue-en Side it stands on. */
  fromSide: ServiceSide;
  /** 到哪一方。
   * @x-jiyue-en Side it leads to. */
  toSide: ServiceSide;
  /** 入口名称。
   * @x-jiyue-en Title of the entry.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 入口所在页面。
   * @x-jiyue-en Page it stands on. */
  pageUrl: WebAddress;
  /** 入口指向的地址。
   * @x-jiyue-en Address it leads to. */
  targetUrl: WebAddress;
  /** 检查结果；检查方自身的故障不算入口失效。
   * @x-jiyue-en Outcome of the check; a failure of the checker is no failure of the entry. */
  outcome: ProbeOutcome;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 三方互通入口的检查报告。
 * @x-jiyue-en Report on the entries between the three sides.
 * @x-jiyue-requirement JY-SVC-007 */
export interface ServiceLinkReport {
  /** 行政区划。
   * @x-jiyue-en Division. */
  regionCode: RegionCode;
  /** 检查日期。
   * @x-jiyue-en Day of the check. */
  checkedDate: DateOnly;
  /** 三方两两之间的入口，每个方向至少一个。
   * @x-jiyue-en Entries between the three sides, at least one in each direction.
   * @maxItems 200 */
  links: ServiceLink[];
}
