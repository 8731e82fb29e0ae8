import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Stored } from './common.ts';
import type { ProblemItem } from './problem.ts';

/** 重新校验请求。
 * @x-jiyue-en Request to judge stored records again. */
export interface RevalidationRequest {
  /** 只校验该站点的；不填则为全库。
   * @x-jiyue-en Only those of this site; absent means all. */
  siteId?: RecordId;
  /** 依据的规范版本。
   * @x-jiyue-en Version of the standard to judge by.
   * @minLength 1
   * @maxLength 20 */
  specificationVersion: string;
}

/** 一条不合格的资源。
 * @x-jiyue-en One resource that fails. */
export interface RevalidationFailure {
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 逐处说明。
   * @x-jiyue-en Every place.
   * @minItems 1
   * @maxItems 200 */
  errors: ProblemItem[];
}

/** 重新校验的进展与结果。
 * @x-jiyue-en Progress and result of judging stored records again.
 * @x-jiyue-requirement JY-RES-017 */
export interface RevalidationReport extends RevalidationRequest, Stored {
  /** 应校验的资源数。
   * @x-jiyue-en Resources to judge.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
  /** 已校验的资源数；完成时等于应校验数。
   * @x-jiyue-en Resources judged; equal to the total when finished.
   * @TJS-type integer
   * @minimum 0 */
  judged: number;
  /** 不合格的资源数。
   * @x-jiyue-en Resources that fail.
   * @TJS-type integer
   * @minimum 0 */
  failed: number;
  /** 不合格的资源，最多列一千条。
   * @x-jiyue-en Resources that fail, a thousand at most.
   * @maxItems 1000 */
  failures: RevalidationFailure[];
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 完成时刻；未完成则不填。
   * @x-jiyue-en When it finished; absent while it runs. */
  finishedAt?: Timestamp;
}

/** 重新校验分页。
 * @x-jiyue-en Page of revalidation reports. */
export interface RevalidationReportPage {
  /** 本页的项，新的在前。
   * @x-jiyue-en Items of this page. */
  items: RevalidationReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
