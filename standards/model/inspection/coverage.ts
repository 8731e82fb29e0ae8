import type { RegionCode, SiteFunction } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp, WebAddress } from '../gen/scalars.ts';
import type { ShareOfSites } from '../resolution.ts';

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
