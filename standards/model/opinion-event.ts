import type { RegionCode } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 政务舆情，由登记机构给出。
 * @x-jiyue-en Public opinion event as the organization registers it. */
export interface OpinionEventDraft extends Common {
  /** 负责回应的机构。
   * @x-jiyue-en Organization that has to respond. */
  ownerId: RecordId;
  /** 发布回应的站点；未定则不填。
   * @x-jiyue-en Site of the response; absent when not set. */
  siteId?: RecordId;
  /** 事件名称。
   * @x-jiyue-en Name of the event.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 概要。
   * @x-jiyue-en Summary.
   * @minLength 1
   * @maxLength 2000 */
  summary: string;
  /** 行政区划；没有则不填。
   * @x-jiyue-en Division; absent when not known. */
  regionCode?: RegionCode;
  /** 发现时刻。
   * @x-jiyue-en When it was found. */
  foundAt: Timestamp;
  /** 是否重大突发事件。
   * @x-jiyue-en Whether it is a major emergency. */
  isEmergency: boolean;
}

/** 政务舆情及其回应时钟。
 * @x-jiyue-en Public opinion event and the clock of the response.
 * @x-jiyue-requirement JY-INT-027 */
export interface OpinionEvent extends OpinionEventDraft, Stored {
  /** 回应到期时刻。
   * @x-jiyue-en When the response is due. */
  dueAt: Timestamp;
  /** 首次回应时刻；尚未回应则不填。
   * @x-jiyue-en First response; absent before. */
  respondedAt?: Timestamp;
  /** 回应的资源；没有则不填。
   * @x-jiyue-en Resources of the response; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  responseResourceIds?: RecordId[];
}

/** 政务舆情分页。
 * @x-jiyue-en Page of public opinion events. */
export interface OpinionEventPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OpinionEvent[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 登记回应的请求。
 * @x-jiyue-en Record of a response. */
export interface OpinionResponse {
  /** 回应时刻。
   * @x-jiyue-en When it was made. */
  respondedAt: Timestamp;
  /** 回应的资源。
   * @x-jiyue-en Resources of the response.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  responseResourceIds: RecordId[];
}
