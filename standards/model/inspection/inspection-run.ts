import type { InspectionVerdict, JobState, NotInspectedReason, RegionCode } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

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
