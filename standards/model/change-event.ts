import type { EventType } from './gen/codes.ts';
import type { PlatformUri, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';

/** 变更事件的数据：只有标识、版本和代码，没有正文和个人信息。
 * @x-jiyue-en Data of a change: ids, versions and codes only, never body text or personal data. */
export interface ChangeData {
  /** 记录族：organization、site、column、resource、relation、attachment。
   * @x-jiyue-en Family of the record.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  family: string;
  /** 资源种类；仅资源有。
   * @x-jiyue-en Kind of resource; resources only.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  kind?: string;
  /** 记录版本。
   * @x-jiyue-en Version of the record.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 所属站点；机构没有站点时不填。
   * @x-jiyue-en Site; absent for organizations. */
  siteId?: RecordId;
  /** 所属栏目；仅资源有。
   * @x-jiyue-en Column; resources only. */
  columnId?: RecordId;
  /** 更新类型 major 或 minor；仅发布事件有。
   * @x-jiyue-en major or minor; publication only.
   * @pattern ^(major|minor)$ */
  updateType?: string;
  /** 撤稿方式；仅撤稿事件有。
   * @x-jiyue-en Kind of withdrawal; withdrawal only.
   * @pattern ^[a-z]+$ */
  withdrawal?: string;
  /** 替代资源；仅方式为 substitute 的撤稿事件有。
   * @x-jiyue-en Resource that takes its place; withdrawals of kind substitute only. */
  substituteId?: RecordId;
  /** 原栏目；仅栏目移动、合并、拆分的事件有。
   * @x-jiyue-en Columns before; moves, merges and splits of columns only.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  fromIds?: RecordId[];
  /** 现栏目；仅栏目移动、合并、拆分的事件有。
   * @x-jiyue-en Columns after; moves, merges and splits of columns only.
   * @minItems 1
   * @maxItems 51
   * @uniqueItems true */
  toIds?: RecordId[];
  /** 该版本内容（JSON 规范形式）的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the content of this version in canonical JSON (RFC 8785). */
  contentDigest?: Sm3Digest;
}

/** 变更事件，采用 CloudEvents 1.0 的属性；序号只增不减，可有空缺。
 * @x-jiyue-en Change event with the attributes of CloudEvents 1.0; the sequence only grows and may have holes.
 * @x-jiyue-requirement JY-EXC-001 */
export interface ChangeEvent {
  /** CloudEvents 版本。
   * @x-jiyue-en CloudEvents version.
   * @pattern ^1\.0$ */
  specversion: string;
  /** 事件标识：16 位序号。
   * @x-jiyue-en Event id: the sequence in 16 digits.
   * @pattern ^[0-9]{16}$ */
  id: string;
  /** 平台标识（URI）。
   * @x-jiyue-en The platform, as a URI. */
  source: PlatformUri;
  /** 事件类型。
   * @x-jiyue-en Event type. */
  type: EventType;
  /** 记录标识。
   * @x-jiyue-en Record id. */
  subject: RecordId;
  /** 写入日志的时刻。
   * @x-jiyue-en When it was committed to the log. */
  time: Timestamp;
  /** 序号，与 id 相同，可按字符串排序。
   * @x-jiyue-en Sequence, equal to id; sorts as a string.
   * @pattern ^[0-9]{16}$ */
  sequence: string;
  /** 上一条日志的杂凑值。
   * @x-jiyue-en Hash of the log entry before this one. */
  previoushash: Sm3Digest;
  /** 本条日志的杂凑值。
   * @x-jiyue-en Hash of this log entry. */
  entryhash: Sm3Digest;
  /** 数据。
   * @x-jiyue-en Data. */
  data: ChangeData;
}
