import type { Cursor, DateOnly, RecordId } from '../gen/scalars.ts';

/** 一个站点办事统计数据的更新情况。
 * @x-jiyue-en How old the service statistics of a site are. */
export interface ServiceStatisticsAge {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 最近更新日期；从未公布则不填。
   * @x-jiyue-en Day of the last update; absent when never published. */
  updatedDate?: DateOnly;
  /** 按检查指标应在何日前更新；从未公布则不填。
   * @x-jiyue-en Day by which it is due after the indicator; absent when never published. */
  dueDate?: DateOnly;
  /** 统计日期。
   * @x-jiyue-en Day of counting. */
  countedDate: DateOnly;
  /** 是否逾期；从未公布即逾期。
   * @x-jiyue-en Whether it is overdue; what was never published is. */
  isOverdue: boolean;
}

/** 办事统计更新情况分页。
 * @x-jiyue-en Page of the age of service statistics. */
export interface ServiceStatisticsAgePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceStatisticsAge[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
