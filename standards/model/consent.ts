import type { ConsentPurpose } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 告知文本中的一项处理目的。
 * @x-jiyue-en One purpose of processing in a notice. */
export interface NoticePurpose {
  /** 处理目的。
   * @x-jiyue-en Purpose. */
  purpose: ConsentPurpose;
  /** 向本人说明的文字。
   * @x-jiyue-en What the person is told.
   * @minLength 1
   * @maxLength 1000 */
  text: string;
  /** 不同意是否就不能使用该功能。
   * @x-jiyue-en Whether the function cannot be used without consent. */
  isRequired: boolean;
  /** 保存期限（天），自目的实现之日起算。
   * @x-jiyue-en Days of retention from the day the purpose is fulfilled.
   * @TJS-type integer
   * @minimum 1
   * @maximum 36500 */
  retentionDays: number;
}

/** 个人信息处理告知文本，由运营者给出的内容。
 * @x-jiyue-en Notice on the processing of personal information as the operator gives it. */
export interface PrivacyNoticeDraft extends Common {
  /** 适用的站点；全平台适用则不填。
   * @x-jiyue-en Site it holds for; absent for the whole platform. */
  siteId?: RecordId;
  /** 告知文本的名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 个人信息处理者（机构标识）。
   * @x-jiyue-en Who processes the data (organization id). */
  handlerId: RecordId;
  /** 处理者公开的联系方式（机构的，不是个人的）。
   * @x-jiyue-en Public contact of the handler, of the organization and not of a person.
   * @minLength 1
   * @maxLength 200 */
  handlerContact: string;
  /** 全文，纯文本。
   * @x-jiyue-en Full text, plain.
   * @minLength 1
   * @maxLength 100000 */
  text: string;
  /** 各项处理目的。
   * @x-jiyue-en The purposes.
   * @minItems 1
   * @maxItems 50 */
  purposes: NoticePurpose[];
  /** 生效日期。
   * @x-jiyue-en Day it takes effect. */
  effectiveDate: DateOnly;
}

/** 告知文本；每次改动是一个新版本，旧版本仍可读取。
 * @x-jiyue-en Notice; each change is a version, and older versions stay readable. */
export interface PrivacyNotice extends PrivacyNoticeDraft, Stored {
  /** 本版本全文的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the full text of this version. */
  textDigest: Sm3Digest;
}

/** 告知文本分页。
 * @x-jiyue-en Page of notices. */
export interface PrivacyNoticePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PrivacyNotice[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 同意或撤回同意，由本人给出。
 * @x-jiyue-en Consent, or its withdrawal, as the person gives it. */
export interface ConsentDraft {
  /** 告知文本。
   * @x-jiyue-en Notice. */
  noticeId: RecordId;
  /** 所同意的版本；对别的版本无效。
   * @x-jiyue-en Version consented to; it counts for no other.
   * @TJS-type integer
   * @minimum 1 */
  noticeVersion: number;
  /** 处理目的，一次只对一项表态。
   * @x-jiyue-en Purpose; one at a time. */
  purpose: ConsentPurpose;
  /** true 同意，false 拒绝或撤回。
   * @x-jiyue-en True grants, false refuses or withdraws. */
  isGranted: boolean;
  /** 是否单独同意（敏感个人信息须单独同意）。
   * @x-jiyue-en Whether given separately, as sensitive data needs. */
  isSeparate: boolean;
}

/** 同意记录：只增不改，后一条取代前一条的效力。
 * @x-jiyue-en Record of consent: only added to, a later one takes the place of an earlier.
 * @x-jiyue-requirement JY-USER-009 */
export interface ConsentRecord extends ConsentDraft {
  /** 记录标识。
   * @x-jiyue-en Id of the record. */
  id: RecordId;
  /** 作出表态的账户。
   * @x-jiyue-en Account that decided. */
  accountId: RecordId;
  /** 作出表态的站点。
   * @x-jiyue-en Site it was decided at. */
  siteId: RecordId;
  /** 作出表态的时刻。
   * @x-jiyue-en When it was decided. */
  decidedAt: Timestamp;
  /** 当时展示的文本的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the text that was shown. */
  textDigest: Sm3Digest;
}

/** 同意记录分页。
 * @x-jiyue-en Page of consent records. */
export interface ConsentRecordPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ConsentRecord[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 表单的一个字段；个人信息字段须写明用途和保存期限。
 * @x-jiyue-en One field of a form; a field of personal data states purpose and retention.
 * @x-jiyue-requirement JY-USER-006 */
export interface FormField {
  /** 字段名，表单内唯一。
   * @x-jiyue-en Name, unique in the form.
   * @pattern ^[a-z][A-Za-z0-9]{0,63}$ */
  name: string;
  /** 显示的名称。
   * @x-jiyue-en Title shown.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 是否必填。
   * @x-jiyue-en Whether it must be filled in. */
  isRequired: boolean;
  /** 是否个人信息。
   * @x-jiyue-en Whether it is personal information. */
  isPersonal: boolean;
  /** 是否敏感个人信息。
   * @x-jiyue-en Whether it is sensitive personal information. */
  isSensitive: boolean;
  /** 用途，须是表单所列用途之一。
   * @x-jiyue-en Purpose, one of those of the form. */
  purpose: ConsentPurpose;
  /** 用途的说明，向填写人显示。
   * @x-jiyue-en Explanation of the purpose, shown to the person.
   * @minLength 4
   * @maxLength 500 */
  purposeText: string;
  /** 保存期限（天），自用途实现之日起算。
   * @x-jiyue-en Days of retention from the day the purpose is fulfilled.
   * @TJS-type integer
   * @minimum 1
   * @maximum 36500 */
  retentionDays: number;
}

/** 收集信息的表单（注册、办件、征集等），由运营者给出的内容。
 * @x-jiyue-en Form that collects data (registration, submission, consultation) as the operator gives it. */
export interface DataFormDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 表单名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 填写前展示的告知文本。
   * @x-jiyue-en Notice shown before it is filled in. */
  noticeId: RecordId;
  /** 告知文本的版本。
   * @x-jiyue-en Version of the notice.
   * @TJS-type integer
   * @minimum 1 */
  noticeVersion: number;
  /** 表单的用途。
   * @x-jiyue-en Purposes of the form.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  purposes: ConsentPurpose[];
  /** 字段，按显示顺序。
   * @x-jiyue-en Fields in display order.
   * @minItems 1
   * @maxItems 200 */
  fields: FormField[];
}

/** 收集信息的表单。
 * @x-jiyue-en Form that collects data. */
export interface DataForm extends DataFormDraft, Stored {
  /** 公开使用的时刻；未公开则不填。
   * @x-jiyue-en When it was opened for use; absent when not open. */
  publishedAt?: Timestamp;
}

/** 表单分页。
 * @x-jiyue-en Page of forms. */
export interface DataFormPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DataForm[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
