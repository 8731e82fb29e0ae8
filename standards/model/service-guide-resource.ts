import type { RecordId, WebAddress } from './gen/scalars.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 办事指南页的内容。
 * @x-jiyue-en Content of the page of a service guide. */
export interface ServiceGuideResourceContent extends ResourceContent {
  /** 由政务服务平台取得的办事指南记录；本平台直接编写的不填。
   * @x-jiyue-en Service guide taken from the service platform; absent when written here. */
  guideId?: RecordId;
  /** 实施编码，一个不透明的文字；没有则不填。
   * @x-jiyue-en Implementing code, one opaque text; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  itemCode?: string;
  /** 设定依据，换行即分段；未写明则不填。
   * @x-jiyue-en Legal basis; line breaks are paragraphs; absent when not stated.
   * @minLength 1
   * @maxLength 20000 */
  basis?: string;
  /** 受理条件，换行即分段。
   * @x-jiyue-en Conditions; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  conditions: string;
  /** 办事材料，换行即分段。
   * @x-jiyue-en Materials; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  materials: string;
  /** 办理流程，换行即分段。
   * @x-jiyue-en Procedure; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  procedure: string;
  /** 办理时限的原文；未写明则不填。
   * @x-jiyue-en Time limit in the words of the source; absent when not stated.
   * @minLength 1
   * @maxLength 500 */
  timeLimit?: string;
  /** 收费标准；不收费的写“不收费”，未写明则不填。
   * @x-jiyue-en Fees; an item without any says so; absent when not stated.
   * @minLength 1
   * @maxLength 2000 */
  fee?: string;
  /** 办理地点；未写明则不填。
   * @x-jiyue-en Place; absent when not stated.
   * @minLength 1
   * @maxLength 500 */
  place?: string;
  /** 办理时间；未写明则不填。
   * @x-jiyue-en Office hours; absent when not stated.
   * @minLength 1
   * @maxLength 300 */
  hours?: string;
  /** 咨询电话（公务电话）；未写明则不填。
   * @x-jiyue-en Telephone of the office; absent when not stated.
   * @minLength 1
   * @maxLength 100 */
  phone?: string;
  /** 在线办理网址；不能在线办理的不填。
   * @x-jiyue-en Where to apply online; absent when that is not possible. */
  applyUrl?: WebAddress;
}

/** 办事指南页草稿。
 * @x-jiyue-en Draft of the page of a service guide. */
export interface ServiceGuideResourceDraft extends ServiceGuideResourceContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'service-guide';
}

/** 办事指南页。
 * @x-jiyue-en The page of a service guide.
 * @x-jiyue-requirement JY-FMT-030 */
export interface ServiceGuideResource extends ServiceGuideResourceContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'service-guide';
}
