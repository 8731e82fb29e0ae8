import type { Cursor, RecordId, Timestamp, WebAddress } from '../gen/scalars.ts';

/** 一次超时的转载：要求转载的信息未转载，或转载晚于时限。
 * @x-jiyue-en A late relay: what was to be relayed was not, or only after the time allowed.
 * @x-jiyue-requirement JY-EXC-014 */
export interface LateRelay {
  /** 应转载的站点。
   * @x-jiyue-en Site that was to relay it. */
  siteId: RecordId;
  /** 转载的资源；未转载则不填。
   * @x-jiyue-en Resource that relays it; absent when it was not relayed. */
  resourceId?: RecordId;
  /** 原文标题。
   * @x-jiyue-en Title of the original.
   * @minLength 1
   * @maxLength 500 */
  sourceTitle: string;
  /** 原文网址。
   * @x-jiyue-en Address of the original. */
  sourceUrl: WebAddress;
  /** 原文发布时刻，由来源给出。
   * @x-jiyue-en When the original was published, as its source says. */
  sourcePublishedAt: Timestamp;
  /** 转载时刻；未转载则不填。
   * @x-jiyue-en When it was relayed; absent when it was not. */
  relayedAt?: Timestamp;
  /** 统计时刻，未转载的算到此刻。
   * @x-jiyue-en Time of counting; what was not relayed is counted up to it. */
  countedAt: Timestamp;
  /** 相差的分钟数，不足一分钟的舍去。
   * @x-jiyue-en Whole minutes between the two.
   * @TJS-type integer
   * @minimum 0 */
  delayMinutes: number;
  /** 所依据的时限（分钟），取自检查指标。
   * @x-jiyue-en Time allowed in minutes, from the indicator.
   * @TJS-type integer
   * @minimum 1 */
  limitMinutes: number;
}

/** 超时转载分页。
 * @x-jiyue-en Page of late relays. */
export interface LateRelayPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: LateRelay[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
