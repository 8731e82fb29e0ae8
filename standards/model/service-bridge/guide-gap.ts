import type { GuideElement } from '../gen/codes.ts';
import type { RecordId, Timestamp } from '../gen/scalars.ts';

/** 一份办事指南的缺项。
 * @x-jiyue-en What a guide lacks. */
export interface GuideGap {
  /** 办事指南。
   * @x-jiyue-en Guide. */
  guideId: RecordId;
  /** 事项名称。
   * @x-jiyue-en Name of the item.
   * @minLength 1
   * @maxLength 1000 */
  name: string;
  /** 缺少的要素类别。
   * @x-jiyue-en Groups of elements that are missing.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  missing: GuideElement[];
}

/** 一个站点办事指南缺项的报告。两个限数由地方专用规范填写；没有填写的只列缺项，不判断否决风险。
 * @x-jiyue-en Report on the gaps of the guides of a site. A profile fills in both limits; without them the gaps are listed and no risk is judged.
 * @x-jiyue-requirement JY-SVC-005 */
export interface GuideGapReport {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 统计时刻。
   * @x-jiyue-en When it was counted. */
  countedAt: Timestamp;
  /** 所依据的检查指标。
   * @x-jiyue-en Indicator it rests on.
   * @pattern ^[A-Z][A-Za-z0-9]{0,15}$ */
  indicatorId: string;
  /** 办事指南总数。
   * @x-jiyue-en Number of guides.
   * @TJS-type integer
   * @minimum 0 */
  guides: number;
  /** 缺少多少类要素算一份不合格；没有规定则不填。
   * @x-jiyue-en How many missing groups make a guide count as faulty; absent when no profile says so.
   * @TJS-type integer
   * @minimum 1 */
  missingLimit?: number;
  /** 多少份不合格即有否决风险；没有规定则不填。
   * @x-jiyue-en How many faulty guides put the site at risk of a veto; absent when no profile says so.
   * @TJS-type integer
   * @minimum 1 */
  guideLimit?: number;
  /** 有缺项的办事指南。
   * @x-jiyue-en Guides with gaps.
   * @maxItems 10000 */
  gaps: GuideGap[];
  /** 是否有否决风险；两个限数缺一则不填。
   * @x-jiyue-en Whether the site is at risk of a veto; absent unless both limits are given. */
  isAtRisk?: boolean;
}
