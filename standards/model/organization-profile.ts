import type { RecordId } from './gen/scalars.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 办公地点与联系方式（公务电话，不含个人电话）。
 * @x-jiyue-en Office and how to reach it; numbers of the office, never of a person. */
export interface OfficeContact {
  /** 办公地址。
   * @x-jiyue-en Address of the office.
   * @minLength 1
   * @maxLength 300 */
  address: string;
  /** 办公时间。
   * @x-jiyue-en Office hours.
   * @minLength 1
   * @maxLength 300 */
  hours: string;
  /** 办公电话。
   * @x-jiyue-en Telephone of the office.
   * @minLength 1
   * @maxLength 100 */
  phone: string;
  /** 传真；没有则不填。
   * @x-jiyue-en Fax; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  fax?: string;
  /** 邮政编码；未写明则不填。
   * @x-jiyue-en Postcode; absent when not stated.
   * @minLength 1
   * @maxLength 10 */
  postcode?: string;
  /** 互联网联系方式：网址或公务邮箱；没有则不填。
   * @x-jiyue-en Online contact: an address or an office mailbox; absent when there is none.
   * @minLength 1
   * @maxLength 300 */
  onlineContact?: string;
}

/** 一个内设机构或直属单位。
 * @x-jiyue-en One inner or subordinate unit. */
export interface ProfileUnit {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 职责；没有另写的不填。
   * @x-jiyue-en Duties; absent when not stated apart.
   * @minLength 1
   * @maxLength 5000 */
  duties?: string;
  /** 办公电话；没有则不填。
   * @x-jiyue-en Telephone of the office; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  phone?: string;
  /** 是否为直属单位；内设机构为 false。
   * @x-jiyue-en Whether it is a subordinate unit; false for an inner one. */
  isSubordinate: boolean;
}

/** 机构职能的内容。
 * @x-jiyue-en Content of the profile of an organ. */
export interface OrganizationProfileContent extends ResourceContent {
  /** 所介绍的机构。
   * @x-jiyue-en Organization it describes. */
  organizationId: RecordId;
  /** 机构设置，换行即分段。
   * @x-jiyue-en How the organ is set up; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  structure: string;
  /** 主要职责，换行即分段。
   * @x-jiyue-en Main duties; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  duties: string;
  /** 办公地点与联系方式。
   * @x-jiyue-en Office and how to reach it. */
  office: OfficeContact;
  /** 负责人姓名，按排列次序；另有负责人记录的也可写。
   * @x-jiyue-en Names of the heads in order; also where they have records of their own.
   * @minItems 1
   * @maxItems 50
   * @items.minLength 1
   * @items.maxLength 100 */
  heads?: string[];
  /** 内设机构和直属单位，按排列次序；没有则不填。
   * @x-jiyue-en Inner and subordinate units in order; absent when there are none.
   * @minItems 1
   * @maxItems 200 */
  units?: ProfileUnit[];
}

/** 机构职能草稿。
 * @x-jiyue-en Draft of the profile of an organ. */
export interface OrganizationProfileDraft extends OrganizationProfileContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'organization-profile';
}

/** 机构职能。
 * @x-jiyue-en The profile of an organ.
 * @x-jiyue-requirement JY-FMT-018 */
export interface OrganizationProfile extends OrganizationProfileContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'organization-profile';
}
