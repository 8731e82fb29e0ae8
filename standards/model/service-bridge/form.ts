import type { MetadataFieldType } from '../gen/codes.ts';
import type { RecordId } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

/** 办事表单的一个字段。
 * @x-jiyue-en One field of the form of a service. */
export interface ServiceFormField {
  /** 字段名。
   * @x-jiyue-en Name.
   * @pattern ^[A-Za-z][A-Za-z0-9_-]{0,63}$ */
  name: string;
  /** 显示名称。
   * @x-jiyue-en Label.
   * @minLength 1
   * @maxLength 100 */
  label: string;
  /** 类型。
   * @x-jiyue-en Type. */
  type: MetadataFieldType;
  /** 办理时是否必需。
   * @x-jiyue-en Whether the case needs it. */
  isRequired: boolean;
  /** 是否为个人信息。
   * @x-jiyue-en Whether it is personal information. */
  isPersonal: boolean;
  /** 是否要求申请人填写。
   * @x-jiyue-en Whether the applicant is asked for it. */
  isAsked: boolean;
  /** 可由其得到该字段的共享数据；不能得到则不填。
   * @x-jiyue-en Shared data that supply it; absent when none do. */
  datasetId?: RecordId;
}

/** 办事表单：能由共享数据得到的字段不要求申请人填写。
 * @x-jiyue-en Form of a service: what shared data supply is not asked of applicants. */
export interface ServiceFormDraft extends Common {
  /** 所属办事指南。
   * @x-jiyue-en Guide it belongs to. */
  guideId: RecordId;
  /** 字段。
   * @x-jiyue-en Fields.
   * @minItems 1
   * @maxItems 300 */
  fields: ServiceFormField[];
}

/** 办事表单。
 * @x-jiyue-en Form of a service.
 * @x-jiyue-requirement JY-SVC-011 */
export interface ServiceForm extends ServiceFormDraft, Stored {}
