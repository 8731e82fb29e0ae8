import type { PageKind, TagFault } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp, WebAddress } from '../gen/scalars.ts';

/** 一处网页标签问题；七种问题分开报告。
 * @x-jiyue-en A fault of a page tag; the seven faults are told apart.
 * @x-jiyue-requirement JY-INSP-010 */
export interface TagFinding {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 页面地址。
   * @x-jiyue-en Address of the page. */
  url: WebAddress;
  /** 页面种类。
   * @x-jiyue-en Kind of page. */
  pageKind: PageKind;
  /** 标签名称；编码声明写作 charset。
   * @x-jiyue-en Name of the tag; charset for the declaration of the encoding.
   * @pattern ^[A-Za-z]{1,40}$ */
  tag: string;
  /** 问题。
   * @x-jiyue-en Fault. */
  fault: TagFault;
  /** 页面中的写法；缺少则不填。
   * @x-jiyue-en What the page has; absent when the tag is missing.
   * @maxLength 300 */
  found?: string;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 网页标签问题分页。
 * @x-jiyue-en Page of faults of page tags. */
export interface TagFindingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: TagFinding[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
