import type { DataGrade, DatasetUpdateCycle, OpeningAttribute, RegionCode, SharingAttribute } from '../gen/codes.ts';
import type { Cursor, DateOnly, MediaType, RecordId, WebAddress } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';
import type { DefinitionReference } from '../record-definition.ts';

/** 数据集的一种取得方式。
 * @x-jiyue-en One way to get a data set. */
export interface DatasetDistribution {
  /** 名称，如“2025年数据（CSV）”。
   * @x-jiyue-en Name, such as "data of 2025 (CSV)".
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 媒体类型。
   * @x-jiyue-en Media type. */
  mediaType: MediaType;
  /** 下载或接口地址；以附件给出的不填。
   * @x-jiyue-en Address of the download or interface; absent when it is an attachment. */
  url?: WebAddress;
  /** 附件；以地址给出的不填。
   * @x-jiyue-en Attachment; absent when it is an address. */
  attachmentId?: RecordId;
}

/** 共享数据目录的一项，由提供方给出的内容。
 * @x-jiyue-en Entry of the catalogue of shared data as its provider gives it. */
export interface SharedDatasetDraft extends Common {
  /** 数据集名称。
   * @x-jiyue-en Name of the data set.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 内容说明。
   * @x-jiyue-en What it holds.
   * @minLength 1
   * @maxLength 2000 */
  summary: string;
  /** 提供机构。
   * @x-jiyue-en Organization that provides it. */
  providerId: RecordId;
  /** 覆盖的行政区划；不按区划则不填。
   * @x-jiyue-en Division that it covers; absent when it is not by division. */
  regionCode?: RegionCode;
  /** 共享属性（机构之间）。
   * @x-jiyue-en Sharing attribute, between organs. */
  sharing: SharingAttribute;
  /** 共享条件；有条件共享的必填，其他不填。
   * @x-jiyue-en Condition of sharing; required when conditional, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  sharingCondition?: string;
  /** 不予共享的依据（法律、行政法规或国务院决定）；不予共享的必填，其他不填。
   * @x-jiyue-en Ground in law for not sharing; required when not shared, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  sharingGround?: string;
  /** 开放属性（对公众）。
   * @x-jiyue-en Opening attribute, to the public. */
  opening: OpeningAttribute;
  /** 开放条件；有条件开放的必填，其他不填。
   * @x-jiyue-en Condition of opening; required when conditional, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  openingCondition?: string;
  /** 不开放的依据；不开放的必填，其他不填。
   * @x-jiyue-en Ground for not opening; required when not open, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  openingGround?: string;
  /** 更新周期。
   * @x-jiyue-en Update cycle. */
  updateCycle: DatasetUpdateCycle;
  /** 最近更新日期；尚无数据则不填。
   * @x-jiyue-en Day of the last update; absent while it holds nothing. */
  updatedDate?: DateOnly;
  /** 数据分级。
   * @x-jiyue-en Grade of the data. */
  grade: DataGrade;
  /** 是否含个人信息。
   * @x-jiyue-en Whether it holds personal information. */
  hasPersonalData: boolean;
  /** 字段说明：记录定义的引用。
   * @x-jiyue-en Description of its fields: a record definition. */
  definition: DefinitionReference;
  /** 取得方式；尚不能取得则为空数组。
   * @x-jiyue-en Ways to get it; an empty array while there is none.
   * @maxItems 50 */
  distributions: DatasetDistribution[];
}

/** 共享数据目录的一项。
 * @x-jiyue-en Entry of the catalogue of shared data.
 * @x-jiyue-requirement JY-EXC-012 */
export interface SharedDataset extends SharedDatasetDraft, Stored {}

/** 共享数据目录分页。
 * @x-jiyue-en Page of the catalogue of shared data. */
export interface SharedDatasetPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SharedDataset[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
