import type { JobState, ServiceItemField, ServiceRowOperation } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from '../gen/scalars.ts';
import type { ProblemItem } from '../problem.ts';

/** 交换行的一列。
 * @x-jiyue-en One column of a row. */
export interface ServiceRowColumn {
  /** 要素，对应国家平台的列名。
   * @x-jiyue-en Element, which stands for a column name of the national platform. */
  field: ServiceItemField;
  /** 值，按该列的写法，可为空字符串。
   * @x-jiyue-en Value as that column is written; may be empty.
   * @maxLength 20000 */
  value: string;
}

/** 与政务服务平台交换的一行：四个信封字段和各列。
 * @x-jiyue-en One row exchanged with a service platform: four fields of the envelope, and the columns.
 * @x-jiyue-requirement JY-SVC-009 */
export interface ServiceRow {
  /** 同步类型。
   * @x-jiyue-en Operation. */
  CD_OPERATION: ServiceRowOperation;
  /** 同步时间。
   * @x-jiyue-en Time of synchronisation. */
  CD_TIME: Timestamp;
  /** 批次号。
   * @x-jiyue-en Batch.
   * @minLength 1
   * @maxLength 32 */
  CD_BATCH: string;
  /** 数据来源。
   * @x-jiyue-en Source of the data.
   * @minLength 1
   * @maxLength 20 */
  DATA_SOURCE: string;
  /** 各列；删除时至少含实施编码。
   * @x-jiyue-en Columns; a deletion holds the implementing code at least.
   * @minItems 1
   * @maxItems 200 */
  columns: ServiceRowColumn[];
}

/** 送来的若干行。
 * @x-jiyue-en Rows as sent. */
export interface ServiceRowBatch {
  /** 入库到哪个站点。
   * @x-jiyue-en Site they are stored for. */
  siteId: RecordId;
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping of item types. */
  mappingId: RecordId;
  /** 行，按先后次序处理。
   * @x-jiyue-en Rows, handled in their order.
   * @minItems 1
   * @maxItems 1000 */
  rows: ServiceRow[];
}

/** 立即从政务服务平台取得事项。
 * @x-jiyue-en Take items from a service platform now. */
export interface ServicePullRequest {
  /** 政务服务平台的登记。
   * @x-jiyue-en Service platform, as registered. */
  partnerId: RecordId;
  /** 入库到哪个站点。
   * @x-jiyue-en Site they are stored for. */
  siteId: RecordId;
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping of item types. */
  mappingId: RecordId;
  /** 只取此刻之后变更的；全部取得则不填。
   * @x-jiyue-en Only what changed since; absent for all. */
  changedSinceAt?: Timestamp;
}

/** 一个被拒绝的事项。
 * @x-jiyue-en One item that was refused. */
export interface ServiceRefusal {
  /** 事项编码或来源中的标识。
   * @x-jiyue-en Code of the item, or its id in the source.
   * @minLength 1
   * @maxLength 200 */
  itemCode: string;
  /** 逐处原因。
   * @x-jiyue-en Every place that was wrong.
   * @minItems 1
   * @maxItems 200 */
  errors: ProblemItem[];
}

/** 一次事项同步的报告：入库、无变化、拒绝之和等于来源数。
 * @x-jiyue-en Report of a synchronisation: stored, unchanged and refused add up to the number at the source.
 * @x-jiyue-requirement JY-SVC-008 */
export interface ServiceSyncReport {
  /** 报告标识。
   * @x-jiyue-en Id of the report. */
  id: RecordId;
  /** 来源系统代号。
   * @x-jiyue-en Code of the source system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 结束时刻；未结束则不填。
   * @x-jiyue-en When it ended; absent while it has not. */
  finishedAt?: Timestamp;
  /** 来源数。
   * @x-jiyue-en Number at the source.
   * @TJS-type integer
   * @minimum 0 */
  atSource: number;
  /** 入库数。
   * @x-jiyue-en Number stored.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Number unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 拒绝数。
   * @x-jiyue-en Number refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 被拒绝的事项及原因，最多列出一千个；没有则为空数组。
   * @x-jiyue-en Items that were refused and why, a thousand at most; an empty array when none.
   * @maxItems 1000 */
  refusals: ServiceRefusal[];
}

/** 事项同步报告分页。
 * @x-jiyue-en Page of reports of synchronisation. */
export interface ServiceSyncReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceSyncReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
