import type { Cursor, PlatformUri, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';

/** 一个未通过的检测项。
 * @x-jiyue-en One check that failed. */
export interface ConformanceFailure {
  /** 检测项标识。
   * @x-jiyue-en Id of the check.
   * @minLength 1
   * @maxLength 200 */
  check: string;
  /** 所检的要求。
   * @x-jiyue-en Requirement it checks.
   * @pattern ^JY-[A-Z]+-[0-9]{3}$ */
  requirement: string;
  /** 期望；说不出则不填。
   * @x-jiyue-en What was expected; absent when it cannot be said.
   * @minLength 1
   * @maxLength 2000 */
  expected?: string;
  /** 所见；说不出则不填。
   * @x-jiyue-en What was found; absent when it cannot be said.
   * @minLength 1
   * @maxLength 2000 */
  found?: string;
}

/** 符合性检测报告。只有计分检测项全部执行且全部通过，才可声明符合。
 * @x-jiyue-en Conformance report. A claim stands only when every scored check ran and passed.
 * @x-jiyue-requirement JY-ARC-012 */
export interface ConformanceReport {
  /** 报告标识。
   * @x-jiyue-en Id of the report. */
  id: RecordId;
  /** 受检平台（URI）。
   * @x-jiyue-en Platform that was tested, as a URI. */
  platform: PlatformUri;
  /** 受检软件名称和版本。
   * @x-jiyue-en Name and version of its software.
   * @minLength 1
   * @maxLength 200 */
  software: string;
  /** 规范版本。
   * @x-jiyue-en Version of the standard.
   * @pattern ^[0-9]+\.[0-9]+$ */
  standardVersion: string;
  /** 规范文件的杂凑值。
   * @x-jiyue-en Digest of the files of the standard. */
  standardDigest: Sm3Digest;
  /** 所检级别或专用规范（标识@版本）。
   * @x-jiyue-en Level or profile that was tested (id@version).
   * @pattern ^[a-z][a-z0-9-]{1,31}@[0-9]+\.[0-9]+$ */
  level: string;
  /** 检测工具名称和版本。
   * @x-jiyue-en Name and version of the kit.
   * @minLength 1
   * @maxLength 200 */
  kit: string;
  /** 随机种子，凭它可重复；没有随机的不填。
   * @x-jiyue-en Seed by which it can be repeated; absent without chance.
   * @minLength 1
   * @maxLength 64 */
  seed?: string;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 结束时刻。
   * @x-jiyue-en When it ended. */
  finishedAt: Timestamp;
  /** 应执行的计分检测项数。
   * @x-jiyue-en Scored checks to be run.
   * @TJS-type integer
   * @minimum 1 */
  planned: number;
  /** 通过数。
   * @x-jiyue-en Passed.
   * @TJS-type integer
   * @minimum 0 */
  passed: number;
  /** 未通过数。
   * @x-jiyue-en Failed.
   * @TJS-type integer
   * @minimum 0 */
  failed: number;
  /** 未能执行数。
   * @x-jiyue-en Could not be run.
   * @TJS-type integer
   * @minimum 0 */
  blocked: number;
  /** 不适用数。
   * @x-jiyue-en Not applicable.
   * @TJS-type integer
   * @minimum 0 */
  notApplicable: number;
  /** 不计分的检测项数，不在上列各数之内。
   * @x-jiyue-en Checks that are not scored, beside the figures above.
   * @TJS-type integer
   * @minimum 0 */
  notScored: number;
  /** 未通过的检测项，最多列出一千个；没有则为空数组。
   * @x-jiyue-en Checks that failed, a thousand at most; an empty array when none.
   * @maxItems 1000 */
  failures: ConformanceFailure[];
  /** 是否据此声明符合。
   * @x-jiyue-en Whether conformity is claimed on it. */
  isClaimed: boolean;
}

/** 符合性检测报告分页。
 * @x-jiyue-en Page of conformance reports. */
export interface ConformanceReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ConformanceReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
