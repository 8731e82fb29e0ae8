import type { DatasetUpdateCycle, FileFormat, MetadataFieldType } from './gen/codes.ts';
import type { DateOnly, RecordId, WebAddress } from './gen/scalars.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 数据集的一个字段。
 * @x-jiyue-en One field of a data set. */
export interface DatasetField {
  /** 字段名，与文件中的列名相同。
   * @x-jiyue-en Name, equal to that of the column in the files.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 中文名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 含义与填写规则；名称已说清的不填。
   * @x-jiyue-en Meaning and rules; absent where the title says it.
   * @minLength 1
   * @maxLength 1000 */
  description?: string;
  /** 字段类型。
   * @x-jiyue-en Type of the field. */
  fieldType: MetadataFieldType;
  /** 计量单位；没有则不填。
   * @x-jiyue-en Unit of measure; absent when there is none.
   * @minLength 1
   * @maxLength 50 */
  unit?: string;
}

/** 数据集的一个下载地址：附件和网址填其一。
 * @x-jiyue-en One way to get a data set: an attachment or an address, one of them. */
export interface DatasetDownload {
  /** 文件格式。
   * @x-jiyue-en Format of the file. */
  format: FileFormat;
  /** 数据文件附件，须列在 attachmentIds 中；不在本平台的不填。
   * @x-jiyue-en Attachment with the data, one of attachmentIds; absent when it is not on this platform. */
  attachmentId?: RecordId;
  /** 下载或接口网址；数据在附件中的不填。
   * @x-jiyue-en Address of the file or interface; absent when the data are the attachment. */
  url?: WebAddress;
  /** 说明，如分卷、编码；没有则不填。
   * @x-jiyue-en Note, such as the part or encoding; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 数据集的内容。
 * @x-jiyue-en Content of a data set. */
export interface DatasetContent extends ResourceContent {
  /** 提供机构的名称。
   * @x-jiyue-en Name of the organ that provides it.
   * @minLength 1
   * @maxLength 200 */
  provider: string;
  /** 更新周期。
   * @x-jiyue-en Update cycle. */
  updateCycle: DatasetUpdateCycle;
  /** 数据截至日期；不知道则不填，不由更新时间推出。
   * @x-jiyue-en Day up to which the data run; absent when unknown, never derived from the time of update. */
  dataDate?: DateOnly;
  /** 记录条数；不知道则不填。
   * @x-jiyue-en Number of records; absent when unknown.
   * @TJS-type integer
   * @minimum 0 */
  recordCount?: number;
  /** 字段说明，按文件中的次序。
   * @x-jiyue-en Fields in the order of the files.
   * @minItems 1
   * @maxItems 500 */
  fields: DatasetField[];
  /** 下载地址，至少一个。
   * @x-jiyue-en Where to get it, at least one.
   * @minItems 1
   * @maxItems 50 */
  downloads: DatasetDownload[];
}

/** 数据集草稿。
 * @x-jiyue-en Draft of a data set. */
export interface DatasetDraft extends DatasetContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'dataset';
}

/** 数据集。
 * @x-jiyue-en A data set.
 * @x-jiyue-requirement JY-FMT-023 */
export interface Dataset extends DatasetContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'dataset';
}
