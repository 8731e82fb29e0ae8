import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 政府信息公开工作机构，六项都要有。
 * @x-jiyue-en Office in charge of disclosure; all six members are given. */
export interface DisclosureOffice {
  /** 机构名称。
   * @x-jiyue-en Name of the office.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 办公地址。
   * @x-jiyue-en Address.
   * @minLength 1
   * @maxLength 300 */
  address: string;
  /** 办公时间。
   * @x-jiyue-en Office hours.
   * @minLength 1
   * @maxLength 300 */
  hours: string;
  /** 联系电话。
   * @x-jiyue-en Telephone.
   * @minLength 1
   * @maxLength 100 */
  phone: string;
  /** 传真号码；没有传真的写“无”。
   * @x-jiyue-en Fax; an office without one says so.
   * @minLength 1
   * @maxLength 100 */
  fax: string;
  /** 互联网联系方式：网址或公务邮箱。
   * @x-jiyue-en Online contact: an address or an office mailbox.
   * @minLength 1
   * @maxLength 300 */
  onlineContact: string;
}

/** 政府信息公开指南的内容。
 * @x-jiyue-en Content of a disclosure guide. */
export interface DisclosureGuideContent extends ResourceContent {
  /** 政府信息的分类。
   * @x-jiyue-en Classes of government information.
   * @minLength 1
   * @maxLength 20000 */
  classes: string;
  /** 编排体系。
   * @x-jiyue-en How the information is arranged.
   * @minLength 1
   * @maxLength 20000 */
  arrangement: string;
  /** 获取方式。
   * @x-jiyue-en Ways to get the information.
   * @minLength 1
   * @maxLength 20000 */
  waysToGet: string;
  /** 政府信息公开工作机构。
   * @x-jiyue-en Office in charge of disclosure. */
  office: DisclosureOffice;
}

/** 政府信息公开指南草稿。
 * @x-jiyue-en Draft of a disclosure guide. */
export interface DisclosureGuideDraft extends DisclosureGuideContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'disclosure-guide';
}

/** 政府信息公开指南。
 * @x-jiyue-en A disclosure guide.
 * @x-jiyue-requirement JY-FMT-021 */
export interface DisclosureGuide extends DisclosureGuideContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'disclosure-guide';
}
