import type { ColumnType, LogKind } from './gen/codes.ts';
import type { Cursor, DateOnly, LogSequence, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';

/** 一个跟随日志的功能落后多少。
 * @x-jiyue-en How far a function that follows the log is behind.
 * @x-jiyue-requirement JY-OPS-006 */
export interface FollowerLag {
  /** 功能：core 或插件标识。
   * @x-jiyue-en Function: core, or the id of a plugin.
   * @pattern ^[a-z][a-z0-9-]{1,31}$ */
  follower: string;
  /** 已处理到的日志序号。
   * @x-jiyue-en Entry it has worked up to. */
  position: LogSequence;
  /** 日志的最后一条。
   * @x-jiyue-en Last entry of the log. */
  end: LogSequence;
  /** 落后的条数。
   * @x-jiyue-en Entries behind.
   * @TJS-type integer
   * @minimum 0 */
  entries: number;
  /** 落后的秒数，即最早未处理的一条已等待多久；没有落后为 0。
   * @x-jiyue-en Seconds behind: how long the oldest entry not worked on has waited; 0 when nothing waits.
   * @TJS-type number
   * @minimum 0 */
  seconds: number;
  /** 多次处理失败、已搁置的条数。
   * @x-jiyue-en Entries set aside after repeated failures.
   * @TJS-type integer
   * @minimum 0 */
  setAside: number;
}

/** 跟随日志的功能分页。
 * @x-jiyue-en Page of functions that follow the log. */
export interface FollowerLagPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: FollowerLag[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一类日志的保存情况。
 * @x-jiyue-en How long one kind of log is kept. */
export interface KindRetention {
  /** 日志类别。
   * @x-jiyue-en Kind of log. */
  kind: LogKind;
  /** 设定的保存月数。
   * @x-jiyue-en Months it is set to be kept.
   * @TJS-type integer
   * @minimum 1
   * @maximum 600 */
  keptMonths: number;
  /** 现存最早一条的时刻；没有日志则不填。
   * @x-jiyue-en Oldest entry kept; absent without entries. */
  oldestAt?: Timestamp;
  /** 现存条数。
   * @x-jiyue-en Entries kept.
   * @TJS-type integer
   * @minimum 0 */
  entries: number;
}

/** 各类日志的保存情况。
 * @x-jiyue-en How long the logs are kept.
 * @x-jiyue-requirement JY-OPS-010 */
export interface LogRetention {
  /** 保存期限设定的版本，每次设定加 1；用于 If-Match。
   * @x-jiyue-en Version of the settings, one more at each change; used for If-Match.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 查得的时刻。
   * @x-jiyue-en When this was found. */
  checkedAt: Timestamp;
  /** 各类日志。
   * @x-jiyue-en Kinds of log.
   * @minItems 1
   * @maxItems 50 */
  kinds: KindRetention[];
}

/** 一类日志的保存期限设定。
 * @x-jiyue-en Setting for one kind of log. */
export interface RetentionSetting {
  /** 日志类别。
   * @x-jiyue-en Kind of log. */
  kind: LogKind;
  /** 保存月数，不少于法定月数。
   * @x-jiyue-en Months to keep it, at least as many as the law asks.
   * @TJS-type integer
   * @minimum 1
   * @maximum 600 */
  keptMonths: number;
}

/** 日志保存期限的设定。
 * @x-jiyue-en Settings of how long logs are kept.
 * @x-jiyue-requirement JY-OPS-010 */
export interface LogRetentionSettings {
  /** 各类日志的设定，每类一条。
   * @x-jiyue-en Settings, one for each kind.
   * @minItems 1
   * @maxItems 50 */
  settings: RetentionSetting[];
}

/** 一族记录的杂凑值。
 * @x-jiyue-en Digest of one family of records. */
export interface FamilyDigest {
  /** 记录族。
   * @x-jiyue-en Family.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  family: string;
  /** 记录数。
   * @x-jiyue-en Records.
   * @TJS-type integer
   * @minimum 0 */
  records: number;
  /** 全部记录当前版本（按标识排序，JSON 规范形式）的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the current versions of all records, by id, in canonical JSON. */
  digest: Sm3Digest;
}

/** 信息资源库的状态杂凑值，供备份和恢复后比对。
 * @x-jiyue-en Digest of the state of the repository, to be compared after a restore.
 * @x-jiyue-requirement JY-OPS-012 */
export interface StateDigest {
  /** 计算时刻。
   * @x-jiyue-en When it was taken. */
  takenAt: Timestamp;
  /** 当时日志的最后一条。
   * @x-jiyue-en Last entry of the log at that time. */
  logEnd: LogSequence;
  /** 该条日志的杂凑值。
   * @x-jiyue-en Hash of that entry. */
  logHash: Sm3Digest;
  /** 各族，按名称先后。
   * @x-jiyue-en Families in the order of their names.
   * @minItems 1
   * @maxItems 200 */
  families: FamilyDigest[];
  /** 以上全部的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of all of these. */
  digest: Sm3Digest;
}

/** 在监测时间点超过更新期限或空白的栏目。
 * @x-jiyue-en A column that is blank or beyond its update limit at a check point.
 * @x-jiyue-requirement JY-COL-010 */
export interface StaleColumn {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 栏目名称。
   * @x-jiyue-en Name of the column.
   * @minLength 1
   * @maxLength 100 */
  columnName: string;
  /** 栏目类别。
   * @x-jiyue-en Column type. */
  columnType: ColumnType;
  /** 监测时间点。
   * @x-jiyue-en Check point. */
  checkPoint: Timestamp;
  /** 更新期限（天）；没有期限要求的空白栏目不填。
   * @x-jiyue-en Update limit in days; absent for a blank column without one.
   * @TJS-type integer
   * @minimum 1
   * @maximum 3660 */
  updateLimitDays?: number;
  /** 最近发布时刻；空白栏目不填。
   * @x-jiyue-en Latest publication; absent for a blank column. */
  lastPublishedAt?: Timestamp;
  /** 自哪天起空白；不空白则不填。
   * @x-jiyue-en Since which day it is blank; absent for one that is not. */
  blankSinceDate?: DateOnly;
  /** 超期天数；没有期限要求的为 0。
   * @x-jiyue-en Days in excess; 0 without a limit.
   * @TJS-type integer
   * @minimum 0 */
  daysOver: number;
}

/** 超期和空白的栏目分页。
 * @x-jiyue-en Page of stale and blank columns. */
export interface StaleColumnPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: StaleColumn[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
