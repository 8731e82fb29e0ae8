import type {
  Audience,
  GuideElement,
  JobState,
  MetadataFieldType,
  ProbeOutcome,
  RegionCode,
  ServiceCaseKind,
  ServiceCaseState,
  ServiceFormat,
  ServiceItemField,
  ServiceItemState,
  ServiceRowOperation,
  ServiceSide,
  ServiceTaskType,
  ServiceThemeLegalPerson,
  ServiceThemeNaturalPerson,
  ServiceWay,
  TermUnit,
} from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, ExtBag, Origin, Stored } from './common.ts';
import type { ProblemItem } from './problem.ts';

/** 事项类型：政务服务平台所用的数字代码，和按所属省份对照表解释的结果。
 * @x-jiyue-en Type of a service item: the number the service platform uses, and what the mapping of its province makes of it. */
export interface ServiceItemType {
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping that explains the number. */
  mappingId: RecordId;
  /** 政务服务平台给出的代码，原样保存。
   * @x-jiyue-en Code as the service platform gives it, kept unchanged.
   * @minLength 1
   * @maxLength 20 */
  theirs: string;
  /** 对照得到的事项类型。
   * @x-jiyue-en Type it means. */
  code: ServiceTaskType;
}

/** 一条设定依据。
 * @x-jiyue-en One legal basis. */
export interface ServiceBasis {
  /** 法律法规或文件名称。
   * @x-jiyue-en Name of the law or document.
   * @minLength 1
   * @maxLength 300 */
  name: string;
  /** 条款；没有则不填。
   * @x-jiyue-en Article; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  article?: string;
  /** 条款内容；没有则不填。
   * @x-jiyue-en Text of the article; absent when not given.
   * @minLength 1
   * @maxLength 5000 */
  text?: string;
  /** 已入库的依据文件；没有则不填。
   * @x-jiyue-en Resource that holds the document; absent when there is none. */
  resourceId?: RecordId;
}

/** 一项办事材料。
 * @x-jiyue-en One document that an applicant hands in. */
export interface ServiceMaterial {
  /** 材料名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 300 */
  name: string;
  /** 是否必要。
   * @x-jiyue-en Whether it is needed in every case. */
  isRequired: boolean;
  /** 何种情形需要；必要的不填。
   * @x-jiyue-en When it is needed; absent when always.
   * @minLength 1
   * @maxLength 500 */
  condition?: string;
  /** 原件份数；不要原件则不填。
   * @x-jiyue-en Number of originals; absent when none.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100 */
  originals?: number;
  /** 复印件份数；不要复印件则不填。
   * @x-jiyue-en Number of copies; absent when none.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100 */
  copies?: number;
  /** 是否可由共享数据得到；可得到的不要求申请人提交。
   * @x-jiyue-en Whether shared data supply it, so that no applicant hands it in. */
  isSupplied: boolean;
  /** 空白表格或样本；没有则不填。
   * @x-jiyue-en Blank form or sample; absent when there is none. */
  attachmentId?: RecordId;
  /** 填报须知；没有则不填。
   * @x-jiyue-en Notes; absent when there are none.
   * @minLength 1
   * @maxLength 2000 */
  note?: string;
}

/** 办理流程的一个环节。
 * @x-jiyue-en One step of the procedure. */
export interface ServiceStep {
  /** 环节名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 办理内容；没有则不填。
   * @x-jiyue-en What is done; absent when not given.
   * @minLength 1
   * @maxLength 5000 */
  text?: string;
  /** 环节时限；没有则不填。
   * @x-jiyue-en Time it may take; absent when not limited. */
  term?: ServiceTerm;
}

/** 办理时限。
 * @x-jiyue-en Time limit. */
export interface ServiceTerm {
  /** 数量；即办为 0。
   * @x-jiyue-en Count; 0 when done at once.
   * @TJS-type integer
   * @minimum 0
   * @maximum 10000 */
  count: number;
  /** 单位。
   * @x-jiyue-en Unit. */
  unit: TermUnit;
}

/** 一项收费。
 * @x-jiyue-en One fee. */
export interface ServiceFee {
  /** 收费项目。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 收费标准。
   * @x-jiyue-en Rate.
   * @minLength 1
   * @maxLength 2000 */
  standard: string;
  /** 收费依据。
   * @x-jiyue-en Legal basis of the fee.
   * @minLength 1
   * @maxLength 2000 */
  basis: string;
}

/** 一处办理地点。
 * @x-jiyue-en One place where it is handled. */
export interface ServicePlace {
  /** 地址和窗口。
   * @x-jiyue-en Address and window.
   * @minLength 1
   * @maxLength 500 */
  address: string;
  /** 办理时间。
   * @x-jiyue-en Office hours.
   * @minLength 1
   * @maxLength 500 */
  hours: string;
  /** 窗口电话（单位电话，不填个人电话）；没有则不填。
   * @x-jiyue-en Telephone of the office, never of a person; absent when there is none.
   * @pattern ^[+0-9][0-9-]{4,24}$ */
  phone?: string;
}

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

/** 交换行的一列。
 * @x-jiyue-en One column of a row. */
export interface ServiceRowColumn {
  /** 要素，对应国家平台的列名。
   * @x-jiyue-en Element, which stands for a column name of the national platform. */
  field: ServiceItemField;
  /** 值，按该列的写法，可为空字符串。
   * @x-jiyue-en Value as that column is written; may be empty.
   * @maxLength 20000 */
  value: string;
}

/** 与政务服务平台交换的一行：四个信封字段和各列。
 * @x-jiyue-en One row exchanged with a service platform: four fields of the envelope, and the columns.
 * @x-jiyue-requirement JY-SVC-009 */
export interface ServiceRow {
  /** 同步类型。
   * @x-jiyue-en Operation. */
  CD_OPERATION: ServiceRowOperation;
  /** 同步时间。
   * @x-jiyue-en Time of synchronisation. */
  CD_TIME: Timestamp;
  /** 批次号。
   * @x-jiyue-en Batch.
   * @minLength 1
   * @maxLength 32 */
  CD_BATCH: string;
  /** 数据来源。
   * @x-jiyue-en Source of the data.
   * @minLength 1
   * @maxLength 20 */
  DATA_SOURCE: string;
  /** 各列；删除时至少含实施编码。
   * @x-jiyue-en Columns; a deletion holds the implementing code at least.
   * @minItems 1
   * @maxItems 200 */
  columns: ServiceRowColumn[];
}

/** 送来的若干行。
 * @x-jiyue-en Rows as sent. */
export interface ServiceRowBatch {
  /** 入库到哪个站点。
   * @x-jiyue-en Site they are stored for. */
  siteId: RecordId;
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping of item types. */
  mappingId: RecordId;
  /** 行，按先后次序处理。
   * @x-jiyue-en Rows, handled in their order.
   * @minItems 1
   * @maxItems 1000 */
  rows: ServiceRow[];
}

/** 立即从政务服务平台取得事项。
 * @x-jiyue-en Take items from a service platform now. */
export interface ServicePullRequest {
  /** 政务服务平台的登记。
   * @x-jiyue-en Service platform, as registered. */
  partnerId: RecordId;
  /** 入库到哪个站点。
   * @x-jiyue-en Site they are stored for. */
  siteId: RecordId;
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping of item types. */
  mappingId: RecordId;
  /** 只取此刻之后变更的；全部取得则不填。
   * @x-jiyue-en Only what changed since; absent for all. */
  changedSinceAt?: Timestamp;
}

/** 一个被拒绝的事项。
 * @x-jiyue-en One item that was refused. */
export interface ServiceRefusal {
  /** 事项编码或来源中的标识。
   * @x-jiyue-en Code of the item, or its id in the source.
   * @minLength 1
   * @maxLength 200 */
  itemCode: string;
  /** 逐处原因。
   * @x-jiyue-en Every place that was wrong.
   * @minItems 1
   * @maxItems 200 */
  errors: ProblemItem[];
}

/** 一次事项同步的报告：入库、无变化、拒绝之和等于来源数。
 * @x-jiyue-en Report of a synchronisation: stored, unchanged and refused add up to the number at the source.
 * @x-jiyue-requirement JY-SVC-008 */
export interface ServiceSyncReport {
  /** 报告标识。
   * @x-jiyue-en Id of the report. */
  id: RecordId;
  /** 来源系统代号。
   * @x-jiyue-en Code of the source system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 结束时刻；未结束则不填。
   * @x-jiyue-en When it ended; absent while it has not. */
  finishedAt?: Timestamp;
  /** 来源数。
   * @x-jiyue-en Number at the source.
   * @TJS-type integer
   * @minimum 0 */
  atSource: number;
  /** 入库数。
   * @x-jiyue-en Number stored.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Number unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 拒绝数。
   * @x-jiyue-en Number refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 被拒绝的事项及原因，最多列出一千个；没有则为空数组。
   * @x-jiyue-en Items that were refused and why, a thousand at most; an empty array when none.
   * @maxItems 1000 */
  refusals: ServiceRefusal[];
}

/** 事项同步报告分页。
 * @x-jiyue-en Page of reports of synchronisation. */
export interface ServiceSyncReportPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceSyncReport[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对照表的一行。
 * @x-jiyue-en One row of a mapping. */
export interface ServiceTypeRow {
  /** 该省所用的代码。
   * @x-jiyue-en Code that the province uses.
   * @minLength 1
   * @maxLength 20 */
  theirs: string;
  /** 该省所用的名称。
   * @x-jiyue-en Name that the province uses.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 本规范的事项类型；没有对应的不填，带此代码的事项被拒绝。
   * @x-jiyue-en Type of this standard; absent when none corresponds, and an item with the code is refused. */
  code?: ServiceTaskType;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 事项类型对照表，由发送方给出的内容。
 * @x-jiyue-en Mapping of item types as a sender gives it. */
export interface ServiceTypeMappingDraft extends Common {
  /** 名称，如“虚构省事项类型对照”。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 适用的行政区划。
   * @x-jiyue-en Division it holds for. */
  regionCode: RegionCode;
  /** 来源系统代号。
   * @x-jiyue-en Code of the source system.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 各行；同一代码只有一行。
   * @x-jiyue-en Rows, one for each code.
   * @minItems 1
   * @maxItems 200 */
  rows: ServiceTypeRow[];
}

/** 事项类型对照表。
 * @x-jiyue-en Mapping of item types.
 * @x-jiyue-requirement JY-SVC-004 */
export interface ServiceTypeMapping extends ServiceTypeMappingDraft, Stored {}

/** 事项类型对照表分页。
 * @x-jiyue-en Page of mappings of item types. */
export interface ServiceTypeMappingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceTypeMapping[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一份办事指南的缺项。
 * @x-jiyue-en What a guide lacks. */
export interface GuideGap {
  /** 办事指南。
   * @x-jiyue-en Guide. */
  guideId: RecordId;
  /** 事项名称。
   * @x-jiyue-en Name of the item.
   * @minLength 1
   * @maxLength 1000 */
  name: string;
  /** 缺少的要素类别。
   * @x-jiyue-en Groups of elements that are missing.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  missing: GuideElement[];
}

/** 一个站点办事指南缺项的报告。两个限数由地方专用规范填写；没有填写的只列缺项，不判断否决风险。
 * @x-jiyue-en Report on the gaps of the guides of a site. A profile fills in both limits; without them the gaps are listed and no risk is judged.
 * @x-jiyue-requirement JY-SVC-005 */
export interface GuideGapReport {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 统计时刻。
   * @x-jiyue-en When it was counted. */
  countedAt: Timestamp;
  /** 所依据的检查指标。
   * @x-jiyue-en Indicator it rests on.
   * @pattern ^[A-Z][A-Za-z0-9]{0,15}$ */
  indicatorId: string;
  /** 办事指南总数。
   * @x-jiyue-en Number of guides.
   * @TJS-type integer
   * @minimum 0 */
  guides: number;
  /** 缺少多少类要素算一份不合格；没有规定则不填。
   * @x-jiyue-en How many missing groups make a guide count as faulty; absent when no profile says so.
   * @TJS-type integer
   * @minimum 1 */
  missingLimit?: number;
  /** 多少份不合格即有否决风险；没有规定则不填。
   * @x-jiyue-en How many faulty guides put the site at risk of a veto; absent when no profile says so.
   * @TJS-type integer
   * @minimum 1 */
  guideLimit?: number;
  /** 有缺项的办事指南。
   * @x-jiyue-en Guides with gaps.
   * @maxItems 10000 */
  gaps: GuideGap[];
  /** 是否有否决风险；两个限数缺一则不填。
   * @x-jiyue-en Whether the site is at risk of a veto; absent unless both limits are given. */
  isAtRisk?: boolean;
}

/** 一个互通入口及最近一次检查。
 * @x-jiyue-en One entry from one side to another, with its last check. */
export interface ServiceLink {
  /** 从哪一方。
   * @x-jiyue-en Side it stands on. */
  fromSide: ServiceSide;
  /** 到哪一方。
   * @x-jiyue-en Side it leads to. */
  toSide: ServiceSide;
  /** 入口名称。
   * @x-jiyue-en Title of the entry.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 入口所在页面。
   * @x-jiyue-en Page it stands on. */
  pageUrl: WebAddress;
  /** 入口指向的地址。
   * @x-jiyue-en Address it leads to. */
  targetUrl: WebAddress;
  /** 检查结果；检查方自身的故障不算入口失效。
   * @x-jiyue-en Outcome of the check; a failure of the checker is no failure of the entry. */
  outcome: ProbeOutcome;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 三方互通入口的检查报告。
 * @x-jiyue-en Report on the entries between the three sides.
 * @x-jiyue-requirement JY-SVC-007 */
export interface ServiceLinkReport {
  /** 行政区划。
   * @x-jiyue-en Division. */
  regionCode: RegionCode;
  /** 检查日期。
   * @x-jiyue-en Day of the check. */
  checkedDate: DateOnly;
  /** 三方两两之间的入口，每个方向至少一个。
   * @x-jiyue-en Entries between the three sides, at least one in each direction.
   * @maxItems 200 */
  links: ServiceLink[];
}

/** 一个站点办事统计数据的更新情况。
 * @x-jiyue-en How old the service statistics of a site are. */
export interface ServiceStatisticsAge {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 最近更新日期；从未公布则不填。
   * @x-jiyue-en Day of the last update; absent when never published. */
  updatedDate?: DateOnly;
  /** 按检查指标应在何日前更新；从未公布则不填。
   * @x-jiyue-en Day by which it is due after the indicator; absent when never published. */
  dueDate?: DateOnly;
  /** 统计日期。
   * @x-jiyue-en Day of counting. */
  countedDate: DateOnly;
  /** 是否逾期；从未公布即逾期。
   * @x-jiyue-en Whether it is overdue; what was never published is. */
  isOverdue: boolean;
}

/** 办事统计更新情况分页。
 * @x-jiyue-en Page of the age of service statistics. */
export interface ServiceStatisticsAgePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ServiceStatisticsAge[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 办件进度查询。办件编号只用于转送查询，不保存。
 * @x-jiyue-en Question about the progress of a case. The number is passed on and never stored. */
export interface ServiceProgressQuery {
  /** 办理该事项的政务服务平台代号。
   * @x-jiyue-en Code of the service platform.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 办件编号。
   * @x-jiyue-en Number of the case.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  caseNumber: string;
  /** 查询码等核对内容；平台不要求则不填。
   * @x-jiyue-en Query code or the like; absent when the platform asks for none.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  checkValue?: string;
}

/** 办件进度，查询时取得，不在本平台另存。
 * @x-jiyue-en Progress of a case, read when asked and not stored here.
 * @x-jiyue-requirement JY-SVC-012 */
export interface ServiceProgress {
  /** 是否取到；取不到时凭原平台入口查询。
   * @x-jiyue-en Whether it was obtained; if not, ask at the entry of the service platform. */
  isAvailable: boolean;
  /** 原平台的查询入口，总是给出。
   * @x-jiyue-en Entry of the service platform, always given. */
  entryUrl: WebAddress;
  /** 查询时刻。
   * @x-jiyue-en When it was asked. */
  askedAt: Timestamp;
  /** 进度；取不到则不填。
   * @x-jiyue-en Progress; absent when not obtained. */
  state?: ServiceCaseState;
  /** 原平台给出的状态文字，只供显示；取不到则不填。
   * @x-jiyue-en Words of the service platform for it, for display only; absent when not obtained.
   * @minLength 1
   * @maxLength 100 */
  stateGiven?: string;
  /** 最近变动时刻；取不到则不填。
   * @x-jiyue-en When it last changed; absent when not obtained. */
  changedAt?: Timestamp;
  /** 取不到的原因；取到则不填。
   * @x-jiyue-en Why it was not obtained; absent when it was.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 一个不能表达的字段。
 * @x-jiyue-en One member that cannot be expressed. */
export interface FormatLoss {
  /** 字段在原格式中的位置。
   * @x-jiyue-en Its place in the format it comes from.
   * @minLength 1
   * @maxLength 200 */
  field: string;
  /** 原因。
   * @x-jiyue-en Why.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 映射损失清单：清单以外的字段往返后相等。
 * @x-jiyue-en Loss of a mapping: members not listed are equal after the way there and back.
 * @x-jiyue-requirement JY-SVC-010 */
export interface MappingLossReport {
  /** 原格式。
   * @x-jiyue-en Format it comes from. */
  fromFormat: ServiceFormat;
  /** 目标格式。
   * @x-jiyue-en Format it goes to. */
  toFormat: ServiceFormat;
  /** 已转换的字段数。
   * @x-jiyue-en Number of members converted.
   * @TJS-type integer
   * @minimum 0 */
  kept: number;
  /** 不能表达的字段；没有则为空数组。
   * @x-jiyue-en Members that cannot be expressed; an empty array when none.
   * @maxItems 500 */
  lost: FormatLoss[];
}

/** 事项格式转换的请求：原格式对应的一个成员必填。
 * @x-jiyue-en Request for a conversion; the member of the format it comes from is given. */
export interface ServiceConversion {
  /** 原格式。
   * @x-jiyue-en Format it comes from. */
  fromFormat: ServiceFormat;
  /** 目标格式。
   * @x-jiyue-en Format it goes to. */
  toFormat: ServiceFormat;
  /** 本规范的办事指南；原格式为 jiyue 时填。
   * @x-jiyue-en Guide of this standard; given when the format is jiyue. */
  guide?: ServiceGuideDraft;
  /** 国家平台的行；原格式为 national-row 时填。
   * @x-jiyue-en Row of the national platform; given when the format is national-row. */
  row?: ServiceRow;
  /** JSON-LD 文档；原格式为 cpsv-ap 时填。
   * @x-jiyue-en JSON-LD document; given when the format is cpsv-ap. */
  linked?: ExtBag;
}

/** 事项格式转换的结果和损失清单。
 * @x-jiyue-en Result of a conversion, with its loss. */
export interface ServiceConversionReply {
  /** 本规范的办事指南；目标格式为 jiyue 时给出。
   * @x-jiyue-en Guide of this standard; given when the target is jiyue. */
  guide?: ServiceGuideDraft;
  /** 国家平台的行；目标格式为 national-row 时给出。
   * @x-jiyue-en Row of the national platform; given when the target is national-row. */
  row?: ServiceRow;
  /** JSON-LD 文档；目标格式为 cpsv-ap 时给出。
   * @x-jiyue-en JSON-LD document; given when the target is cpsv-ap. */
  linked?: ExtBag;
  /** 损失清单。
   * @x-jiyue-en Loss. */
  loss: MappingLossReport;
}

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
