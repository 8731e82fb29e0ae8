import type { DataGrade, InterfaceAuthorization, InterfaceProtocol, InterfaceSignature, InterfaceState, SharingAttribute } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 一个返回码。
 * @x-jiyue-en One return code. */
export interface InterfaceReturnCode {
  /** HTTP 状态码。
   * @x-jiyue-en HTTP status.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  status: number;
  /** 错误代码；成功的不填。
   * @x-jiyue-en Error code; absent for success.
   * @pattern ^[A-Z][A-Z0-9_]*$ */
  code?: string;
  /** 含义。
   * @x-jiyue-en Meaning.
   * @minLength 1
   * @maxLength 300 */
  meaning: string;
}

/** 一项调用限额。
 * @x-jiyue-en One limit of calls. */
export interface InterfaceLimit {
  /** 次数。
   * @x-jiyue-en Number of calls.
   * @TJS-type integer
   * @minimum 1 */
  calls: number;
  /** 在多少秒之内。
   * @x-jiyue-en In how many seconds.
   * @TJS-type integer
   * @minimum 1 */
  seconds: number;
}

/** 联系单位。只登记单位和单位电话、邮箱，不登记个人。
 * @x-jiyue-en Unit to contact: unit, office telephone and mailbox only, never a person. */
export interface InterfaceContact {
  /** 单位。
   * @x-jiyue-en Unit.
   * @minLength 1
   * @maxLength 200 */
  unit: string;
  /** 单位电话；没有则不填。
   * @x-jiyue-en Office telephone; absent when there is none.
   * @pattern ^[+0-9][0-9-]{4,24}$ */
  phone?: string;
  /** 单位邮箱；没有则不填。
   * @x-jiyue-en Office mailbox; absent when there is none.
   * @pattern ^[^\s@<>]{1,64}@[^\s@<>]{1,190}$ */
  email?: string;
}

/** 接口登记表，由提供方填写。项目参照地方标准“数据服务接口规范”附录的目次，未读到其正文。
 * @x-jiyue-en Registration form of an interface as its provider fills it in. Its items follow the contents of an annex of a local standard whose text was not read. */
export interface InterfaceRegistrationDraft extends Common {
  /** 接口名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 用途。
   * @x-jiyue-en Purpose.
   * @minLength 1
   * @maxLength 1000 */
  purpose: string;
  /** 提供机构。
   * @x-jiyue-en Organization that provides it. */
  providerId: RecordId;
  /** 接口版本。
   * @x-jiyue-en Version of the interface.
   * @pattern ^[0-9]+\.[0-9]+(\.[0-9]+)?$ */
  interfaceVersion: string;
  /** 状态。
   * @x-jiyue-en State. */
  state: InterfaceState;
  /** 协议。
   * @x-jiyue-en Protocol. */
  protocol: InterfaceProtocol;
  /** 接口地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 接口描述文档（OpenAPI 等）的地址。
   * @x-jiyue-en Address of its description, such as an OpenAPI document. */
  descriptionUrl: WebAddress;
  /** 提供的操作（operationId）；不以操作区分的为空数组。
   * @x-jiyue-en Operations (operationId); an empty array when it has none.
   * @maxItems 1000
   * @uniqueItems true
   * @items.pattern ^[A-Za-z][A-Za-z0-9]{0,63}$ */
  operations: string[];
  /** 收发的记录定义；没有则为空数组。
   * @x-jiyue-en Record definitions it takes and gives; an empty array when none.
   * @maxItems 500
   * @uniqueItems true */
  definitionIds: RecordId[];
  /** 授权方式。
   * @x-jiyue-en Way of authorization. */
  authorization: InterfaceAuthorization;
  /** 调用签名方式；不签名则不填。
   * @x-jiyue-en How calls are signed; absent when they are not. */
  signature?: InterfaceSignature;
  /** 共享属性。
   * @x-jiyue-en Sharing attribute. */
  sharing: SharingAttribute;
  /** 所涉数据的最高级别。
   * @x-jiyue-en Highest grade of the data it gives. */
  grade: DataGrade;
  /** 调用限额；不限则为空数组。
   * @x-jiyue-en Limits of calls; an empty array when there are none.
   * @maxItems 20 */
  limits: InterfaceLimit[];
  /** 返回码。
   * @x-jiyue-en Return codes.
   * @minItems 1
   * @maxItems 200 */
  returnCodes: InterfaceReturnCode[];
  /** 联系单位。
   * @x-jiyue-en Unit to contact. */
  contact: InterfaceContact;
  /** 服务时间；全天则不填。
   * @x-jiyue-en Hours of service; absent when always.
   * @minLength 1
   * @maxLength 200 */
  availableHours?: string;
  /** 停用日期；未定则不填。
   * @x-jiyue-en Day it ends; absent while not set. */
  deprecatedDate?: DateOnly;
  /** 替代的接口；没有则不填。
   * @x-jiyue-en Interface that takes its place; absent when there is none. */
  replacedById?: RecordId;
}

/** 接口登记。
 * @x-jiyue-en Registration of an interface.
 * @x-jiyue-requirement JY-IFC-018 */
export interface InterfaceRegistration extends InterfaceRegistrationDraft, Stored {}

/** 接口登记分页。
 * @x-jiyue-en Page of registrations of interfaces. */
export interface InterfaceRegistrationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InterfaceRegistration[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
