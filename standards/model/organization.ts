import type { OrganizationRelation, RegionCode } from './gen/codes.ts';
import type { CreditCode, DateOnly, RecordId } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 一条上级关系。机构可有多个上级（条块关系），因此机构之间是图而不是树。
 * @x-jiyue-en One link to a superior. An organization may have several (条块), so organizations form a graph. */
export interface OrganizationParent {
  /** 上级机构标识。
   * @x-jiyue-en Id of the superior organization. */
  organizationId: RecordId;
  /** 关系类型：领导、业务指导等。
   * @x-jiyue-en Kind of the relation. */
  relation: OrganizationRelation;
  /** 关系开始日期；不知道则不填。
   * @x-jiyue-en First day of the relation; absent when unknown. */
  fromDate?: DateOnly;
  /** 关系结束日期；仍有效则不填。
   * @x-jiyue-en Last day of the relation; absent while it holds. */
  toDate?: DateOnly;
}

/** 机构，由发送方给出的内容。
 * @x-jiyue-en Organization as a sender gives it. */
export interface OrganizationDraft extends Common {
  /** 机构全称。
   * @x-jiyue-en Full name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 机构简称；没有则不填。
   * @x-jiyue-en Short name; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  shortName?: string;
  /** 统一社会信用代码；没有则不填。校验位由规则 credit-code-check 判断。
   * @x-jiyue-en Unified social credit code; the check character is judged by rule credit-code-check. */
  creditCode?: CreditCode;
  /** 所在行政区划。
   * @x-jiyue-en Administrative division. */
  regionCode?: RegionCode;
  /** 上级机构，可有多个，没有则为空数组。
   * @x-jiyue-en Superiors; an empty array when there is none.
   * @maxItems 20 */
  parents: OrganizationParent[];
  /** 撤销日期；仍存续则不填。撤销不是删除。
   * @x-jiyue-en Day of dissolution; absent while it exists. Dissolving is no delete. */
  dissolvedDate?: DateOnly;
}

/** 机构。
 * @x-jiyue-en Organization.
 * @x-jiyue-requirement JY-PERM-001 */
export interface Organization extends OrganizationDraft, Stored {}
