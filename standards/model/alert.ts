import type { AlertCategory, AlertLevel, AlertState, RegionCode } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 可能影响的范围。
 * @x-jiyue-en Area that may be affected. */
export interface AlertArea {
  /** 范围的文字说明。
   * @x-jiyue-en Area in words.
   * @minLength 1
   * @maxLength 1000 */
  text: string;
  /** 所涉行政区划。
   * @x-jiyue-en Divisions.
   * @minItems 1
   * @maxItems 500
   * @uniqueItems true */
  regionCodes: RegionCode[];
}

/** 突发事件预警，由有权机关给出的内容。
 * @x-jiyue-en Public warning as the competent organ gives it. */
export interface AlertDraft extends Common {
  /** 首发的站点。
   * @x-jiyue-en Site it is issued on first. */
  siteId: RecordId;
  /** 类别。
   * @x-jiyue-en Category. */
  category: AlertCategory;
  /** 级别。
   * @x-jiyue-en Level. */
  level: AlertLevel;
  /** 起始时间。
   * @x-jiyue-en When it begins. */
  startsAt: Timestamp;
  /** 预计结束时间；不能预计则不填。
   * @x-jiyue-en When it is expected to end; absent when not known. */
  endsAt?: Timestamp;
  /** 可能影响的范围。
   * @x-jiyue-en Area that may be affected. */
  area: AlertArea;
  /** 警示事项。
   * @x-jiyue-en What to beware of.
   * @minLength 1
   * @maxLength 5000 */
  advice: string;
  /** 应采取的措施。
   * @x-jiyue-en Measures to take.
   * @minLength 1
   * @maxLength 5000 */
  measures: string;
  /** 发布机关。
   * @x-jiyue-en Issuing organ. */
  issuerId: RecordId;
  /** 事件名称，如“暴雨”；没有则不填。
   * @x-jiyue-en Name of the event; absent when none.
   * @minLength 1
   * @maxLength 100 */
  event?: string;
  /** 国家预警信息的标识（31 位）；没有则不填。
   * @x-jiyue-en Identifier of the national warning format, 31 characters; absent when none.
   * @pattern ^[0-9A-Za-z_-]{31}$ */
  identifier?: string;
  /** 所更新的预警；不是更新则不填。
   * @x-jiyue-en Warning that it updates; absent otherwise. */
  replacesId?: RecordId;
  /** 语音、大字、盲文、手语等格式；没有则不填。
   * @x-jiyue-en Voice, large print, Braille, sign language; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
  /** 是否演练；演练须在各渠道明显标出。
   * @x-jiyue-en Whether it is an exercise, which every channel marks plainly. */
  isExercise: boolean;
}

/** 突发事件预警：八项要素齐全才可推送。
 * @x-jiyue-en Public warning: pushed only with all eight facts.
 * @x-jiyue-requirement JY-PUSH-011 */
export interface Alert extends AlertDraft, Stored {
  /** 状态。
   * @x-jiyue-en State. */
  state: AlertState;
  /** 发布时间；未发布则不填。
   * @x-jiyue-en When it was issued; absent until then. */
  issuedAt?: Timestamp;
  /** 库内的资源；未发布则不填。
   * @x-jiyue-en Resource in the repository; absent until issued. */
  resourceId?: RecordId;
  /** 解除或撤销的时刻；没有则不填。
   * @x-jiyue-en When it was lifted or cancelled; absent otherwise. */
  endedAt?: Timestamp;
  /** 解除或撤销的原因；没有则不填。
   * @x-jiyue-en Reason of that; absent otherwise.
   * @minLength 1
   * @maxLength 500 */
  endReason?: string;
}

/** 预警分页。
 * @x-jiyue-en Page of public warnings. */
export interface AlertPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Alert[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 解除或撤销预警。
 * @x-jiyue-en Lifting or cancelling of a warning. */
export interface AlertEnd {
  /** 目标状态：解除或撤销。
   * @x-jiyue-en State to change to: lifted or cancelled. */
  state: AlertState;
  /** 原因，向公众说明。
   * @x-jiyue-en Reason, told to the public.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}
