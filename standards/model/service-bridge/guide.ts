import type { Audience, RegionCode, ServiceCaseKind, ServiceItemState, ServiceThemeLegalPerson, ServiceThemeNaturalPerson, ServiceWay } from '../gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp, WebAddress } from '../gen/scalars.ts';
import type { Common, Origin, Stored } from '../common.ts';
import type { ServiceBasis, ServiceFee, ServiceItemType, ServiceMaterial, ServicePlace, ServiceStep, ServiceTerm } from './guide-part.ts';

/** 政务服务事项的实施清单和办事指南，由政务服务平台取得。
 * @x-jiyue-en Service item with its guide, as taken from the service platform. */
export interface ServiceGuideDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site it belongs to. */
  siteId: RecordId;
  /** 对内容负责的机构。
   * @x-jiyue-en Organization that answers for the content. */
  ownerId: RecordId;
  /** 来源系统和事项在其中的标识。
   * @x-jiyue-en Source system, and id of the item in it. */
  origin: Origin;
  /** 取得时刻。
   * @x-jiyue-en When it was taken. */
  fetchedAt: Timestamp;
  /** 供页面和检索使用的信息资源；尚未生成则不填。
   * @x-jiyue-en Resource that pages and search use; absent until there is one. */
  resourceId?: RecordId;
  /** 事项名称。
   * @x-jiyue-en Name of the item.
   * @minLength 1
   * @maxLength 1000 */
  name: string;
  /** 实施编码：一个不透明的文字，原样保存，不由其中某段推出机构或类型。
   * @x-jiyue-en Implementing code: one opaque text, kept unchanged; nothing is derived from its parts.
   * @minLength 1
   * @maxLength 100 */
  itemCode: string;
  /** 基本编码；没有则不填。
   * @x-jiyue-en Basic code; absent when there is none.
   * @minLength 1
   * @maxLength 50 */
  catalogCode?: string;
  /** 地方基本编码；没有则不填。
   * @x-jiyue-en Local basic code; absent when there is none.
   * @minLength 1
   * @maxLength 50 */
  localCatalogCode?: string;
  /** 地方实施编码；没有则不填。
   * @x-jiyue-en Local implementing code; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  localItemCode?: string;
  /** 业务办理项编码；没有则不填。
   * @x-jiyue-en Code of the handling item; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  handlingItemCode?: string;
  /** 事项版本；没有则不填。
   * @x-jiyue-en Version of the item; absent when there is none.
   * @TJS-type integer
   * @minimum 0 */
  itemVersion?: number;
  /** 事项状态。
   * @x-jiyue-en State of the item. */
  itemState: ServiceItemState;
  /** 事项类型。
   * @x-jiyue-en Type of the item. */
  itemType: ServiceItemType;
  /** 实施主体。
   * @x-jiyue-en Implementing body.
   * @minLength 1
   * @maxLength 200 */
  bodyName: string;
  /** 实施主体编码，原样保存。
   * @x-jiyue-en Code of the implementing body, kept unchanged.
   * @minLength 1
   * @maxLength 50 */
  bodyCode: string;
  /** 实施主体性质，来源所用的代码；没有则不填。
   * @x-jiyue-en Nature of the implementing body, a code of the source; absent when there is none.
   * @minLength 1
   * @maxLength 20 */
  bodyNature?: string;
  /** 受委托部门；没有则不填。
   * @x-jiyue-en Entrusted body; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  entrustedBody?: string;
  /** 行政区划；不按区划则不填。
   * @x-jiyue-en Division; absent when it is not by division. */
  regionCode?: RegionCode;
  /** 权力来源，来源所用的代码；没有则不填。
   * @x-jiyue-en Source of the power, a code of the source; absent when there is none.
   * @minLength 1
   * @maxLength 20 */
  powerSource?: string;
  /** 行使层级，来源所用的代码；没有则不填。
   * @x-jiyue-en Levels of exercise, codes of the source; absent when there are none.
   * @maxItems 10
   * @items.minLength 1
   * @items.maxLength 20 */
  useLevels?: string[];
  /** 服务对象。
   * @x-jiyue-en Whom it serves.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  audiences: Audience[];
  /** 面向自然人的主题；没有则不填。
   * @x-jiyue-en Themes for natural persons; absent when there are none.
   * @maxItems 40
   * @uniqueItems true */
  personThemes?: ServiceThemeNaturalPerson[];
  /** 面向法人的主题；没有则不填。
   * @x-jiyue-en Themes for legal persons; absent when there are none.
   * @maxItems 40
   * @uniqueItems true */
  corporateThemes?: ServiceThemeLegalPerson[];
  /** 设定依据；来源未给则为空数组，列为缺项。
   * @x-jiyue-en Legal bases; an empty array when the source gives none, which counts as a gap.
   * @maxItems 100 */
  bases: ServiceBasis[];
  /** 受理条件。
   * @x-jiyue-en Conditions of acceptance.
   * @minLength 1
   * @maxLength 20000 */
  conditions: string;
  /** 办事材料；不需要材料则为空数组。
   * @x-jiyue-en Materials; an empty array when none are needed.
   * @maxItems 200 */
  materials: ServiceMaterial[];
  /** 办理流程。
   * @x-jiyue-en Procedure.
   * @minItems 1
   * @maxItems 100 */
  steps: ServiceStep[];
  /** 流程图附件；没有则不填。
   * @x-jiyue-en Attachment with a chart of the procedure; absent when there is none. */
  flowChartId?: RecordId;
  /** 法定办结时限；法律没有规定则不填。
   * @x-jiyue-en Statutory time limit; absent when the law sets none. */
  legalTerm?: ServiceTerm;
  /** 承诺办结时限；没有承诺则不填。
   * @x-jiyue-en Promised time limit; absent when nothing is promised. */
  promisedTerm?: ServiceTerm;
  /** 办件类型；来源未给则不填。
   * @x-jiyue-en Kind of case; absent when the source gives none. */
  caseKind?: ServiceCaseKind;
  /** 办理形式。
   * @x-jiyue-en Ways of handling.
   * @minItems 1
   * @maxItems 10
   * @uniqueItems true */
  ways: ServiceWay[];
  /** 到办事现场次数。
   * @x-jiyue-en Visits needed.
   * @TJS-type integer
   * @minimum 0
   * @maximum 20 */
  visits: number;
  /** 特别程序，如听证、检验；没有则不填。
   * @x-jiyue-en Special procedures, such as hearings or tests; absent when there are none.
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 200 */
  specialProcedures?: string[];
  /** 是否收费。
   * @x-jiyue-en Whether a fee is charged. */
  isCharged: boolean;
  /** 收费项目；不收费则不填。
   * @x-jiyue-en Fees; absent when none is charged.
   * @maxItems 50 */
  fees?: ServiceFee[];
  /** 计算机端是否对接单点登录。
   * @x-jiyue-en Whether single sign-on is connected on computers. */
  hasPcSignOn: boolean;
  /** 计算机端在线办理地址；不能在线办理则不填。
   * @x-jiyue-en Online address for computers; absent when it cannot be done online. */
  onlineUrl?: WebAddress;
  /** 移动端是否对接单点登录。
   * @x-jiyue-en Whether single sign-on is connected on mobile devices. */
  hasMobileSignOn: boolean;
  /** 移动端办理地址；不能则不填。
   * @x-jiyue-en Address for mobile devices; absent when there is none. */
  mobileUrl?: WebAddress;
  /** 办理地点和时间；全程网办的可为空数组。
   * @x-jiyue-en Places and hours; may be an empty array when all is done online.
   * @maxItems 100 */
  places: ServicePlace[];
  /** 咨询方式。
   * @x-jiyue-en How to ask.
   * @minLength 1
   * @maxLength 500 */
  enquiry: string;
  /** 监督投诉方式。
   * @x-jiyue-en How to complain.
   * @minLength 1
   * @maxLength 500 */
  supervision: string;
  /** 计划生效日期；没有则不填。
   * @x-jiyue-en Planned first day; absent when there is none. */
  startDate?: DateOnly;
  /** 计划取消日期；没有则不填。
   * @x-jiyue-en Planned last day; absent when there is none. */
  endDate?: DateOnly;
  /** 是否进驻政务大厅；来源未给则不填。
   * @x-jiyue-en Whether it is present in the service hall; absent when the source does not say. */
  isInHall?: boolean;
  /** 通办范围，来源所用的代码或文字；没有则不填。
   * @x-jiyue-en Area of common handling, as the source gives it; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  commonArea?: string;
  /** 数量限制；没有则不填。
   * @x-jiyue-en Limit in number; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  quantityLimit?: string;
  /** 审批结果；没有结果文书则不填。
   * @x-jiyue-en Results; absent when no document results.
   * @maxItems 50 */
  results?: ServiceResult[];
  /** 是否支持预约办理；来源未给则不填。
   * @x-jiyue-en Whether appointments are possible; absent when the source does not say. */
  canBook?: boolean;
  /** 是否支持网上支付；来源未给则不填。
   * @x-jiyue-en Whether fees can be paid online; absent when the source does not say. */
  canPayOnline?: boolean;
  /** 是否支持物流快递；来源未给则不填。
   * @x-jiyue-en Whether results are delivered; absent when the source does not say. */
  canDeliver?: boolean;
  /** 网上办理深度，来源所用的代码；没有则不填。
   * @x-jiyue-en Depth of online handling, codes of the source; absent when there are none.
   * @maxItems 10
   * @items.minLength 1
   * @items.maxLength 20 */
  onlineDepths?: string[];
}

/** 一项审批结果。
 * @x-jiyue-en One result. */
export interface ServiceResult {
  /** 结果名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 结果类型，来源所用的代码；没有则不填。
   * @x-jiyue-en Type, a code of the source; absent when there is none.
   * @minLength 1
   * @maxLength 20 */
  resultKind?: string;
  /** 结果样本附件；没有则不填。
   * @x-jiyue-en Attachment with a sample; absent when there is none. */
  sampleId?: RecordId;
}

/** 办事指南。
 * @x-jiyue-en Service guide.
 * @x-jiyue-requirement JY-SVC-002 */
export interface ServiceGuide extends ServiceGuideDraft, Stored {}

/** 办事指南分页。
 * @x-jiyue-en Page of service guides. */
export interface ServiceGuidePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceGuide[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
