import type { MeasureAggregate, MeasureSource, ReportDimension, ReportPeriod, Topic } from './gen/codes.ts';
import type { Cursor, DateOnly, LogSequence, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 数字的依据：用哪个登记的查询、查到日志的哪里。凭此可以重算。
 * @x-jiyue-en What a figure rests on: the registered query and the range of the log; with it the figure can be computed again. */
export interface FigureBasis {
  /** 查询代号，已在平台登记。
   * @x-jiyue-en Code of the query, registered with the platform.
   * @pattern ^[a-z][a-z0-9-]{1,63}$ */
  queryCode: string;
  /** 查询的版本。
   * @x-jiyue-en Version of the query.
   * @TJS-type integer
   * @minimum 1 */
  queryVersion: number;
  /** 日志区间的第一条。
   * @x-jiyue-en First entry of the range of the log. */
  logFrom: LogSequence;
  /** 日志区间的最后一条。
   * @x-jiyue-en Last entry of the range of the log. */
  logTo: LogSequence;
  /** 所依据的访问、检索等明细条数；不由明细得出则不填。
   * @x-jiyue-en Number of raw events it rests on; absent when it comes from the log alone.
   * @TJS-type integer
   * @minimum 0 */
  rawEvents?: number;
}

/** 一个计数条件：成员的值是所列值之一。
 * @x-jiyue-en A condition: the member has one of the values. */
export interface MeasureCondition {
  /** 数据成员，如 terminal。
   * @x-jiyue-en Member of the data, such as terminal.
   * @pattern ^[a-z][A-Za-z0-9.]{0,63}$ */
  member: string;
  /** 值。
   * @x-jiyue-en Values.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.maxLength 200 */
  values: string[];
}

/** 统计指标的口径，由管理者给出的内容；每次保存为一个新版本。
 * @x-jiyue-en Definition of a measure as an administrator gives it; each save is a new version. */
export interface MeasureDefinitionDraft extends Common {
  /** 指标名称，如“网站总访问量”。
   * @x-jiyue-en Name of the measure.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 英文名称；没有则不填。
   * @x-jiyue-en English name; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  titleEn?: string;
  /** 口径：算什么、不算什么。
   * @x-jiyue-en What is counted and what is not.
   * @minLength 1
   * @maxLength 1000 */
  statement: string;
  /** 单位，如“次”“条”。
   * @x-jiyue-en Unit.
   * @minLength 1
   * @maxLength 20 */
  unit: string;
  /** 数据来源。
   * @x-jiyue-en Where the data come from. */
  source: MeasureSource;
  /** 汇总方式。
   * @x-jiyue-en How they are added up. */
  aggregate: MeasureAggregate;
  /** 去重、求和、平均所用的成员；计数和占比不填。
   * @x-jiyue-en Member whose values are told apart, added or averaged; absent for counts and shares.
   * @pattern ^[a-z][A-Za-z0-9.]{0,63}$ */
  countedMember?: string;
  /** 占比的分母指标；不是占比则不填。
   * @x-jiyue-en Measure that a share is of; absent unless a share.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  baseMeasureCode?: string;
  /** 计数条件，须同时满足；没有则不填。
   * @x-jiyue-en Conditions, all of which must hold; absent when there are none.
   * @minItems 1
   * @maxItems 20 */
  conditions?: MeasureCondition[];
  /** 是否不计机器访问；机器访问另计。
   * @x-jiyue-en Whether robots are left out and counted apart. */
  excludesRobots: boolean;
}

/** 统计指标口径的一个版本。
 * @x-jiyue-en One version of the definition of a measure.
 * @x-jiyue-requirement JY-STAT-001 */
export interface MeasureDefinition extends MeasureDefinitionDraft, Stored {
  /** 指标代号，平台内唯一且不变。
   * @x-jiyue-en Code of the measure, unique on the platform and never changed.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  code: string;
}

/** 统计指标分页。
 * @x-jiyue-en Page of measures. */
export interface MeasureDefinitionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: MeasureDefinition[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 报表的一列。
 * @x-jiyue-en One column of a report. */
export interface ReportColumn {
  /** 指标代号。
   * @x-jiyue-en Code of the measure.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  measureCode: string;
  /** 口径版本。
   * @x-jiyue-en Version of its definition.
   * @TJS-type integer
   * @minimum 1 */
  measureVersion: number;
  /** 分组；不分组则不填。
   * @x-jiyue-en Dimension it is broken down by; absent for one figure. */
  dimension?: ReportDimension;
}

/** 报表的声明，由管理者给出的内容：统计什么、按什么周期。每次保存为一个新版本。
 * @x-jiyue-en Declaration of a report as an administrator gives it: what is counted, over which period. Each save is a new version. */
export interface ReportDeclarationDraft extends Common {
  /** 报表名称。
   * @x-jiyue-en Name of the report.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 统计周期。
   * @x-jiyue-en Period. */
  period: ReportPeriod;
  /** 各列。
   * @x-jiyue-en Columns.
   * @minItems 1
   * @maxItems 100 */
  columns: ReportColumn[];
  /** 结果是否公开。
   * @x-jiyue-en Whether its results are public. */
  isPublic: boolean;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
}

/** 报表声明的一个版本。
 * @x-jiyue-en One version of the declaration of a report. */
export interface ReportDeclaration extends ReportDeclarationDraft, Stored {}

/** 报表声明分页。
 * @x-jiyue-en Page of declarations of reports. */
export interface ReportDeclarationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ReportDeclaration[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 报表中的一个数：写明口径版本、统计期间和依据。
 * @x-jiyue-en A figure of a report, with the version of its definition, its period and what it rests on.
 * @x-jiyue-requirement JY-STAT-001 */
export interface ReportFigure {
  /** 指标代号。
   * @x-jiyue-en Code of the measure.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  measureCode: string;
  /** 口径版本。
   * @x-jiyue-en Version of its definition.
   * @TJS-type integer
   * @minimum 1 */
  measureVersion: number;
  /** 统计期间的第一天（北京时间）。
   * @x-jiyue-en First day of the period, in Beijing time. */
  periodStart: DateOnly;
  /** 统计期间的最后一天（含）。
   * @x-jiyue-en Last day of the period, included. */
  periodEnd: DateOnly;
  /** 分组；不分组则不填。
   * @x-jiyue-en Dimension; absent when the figure is of the whole. */
  dimension?: ReportDimension;
  /** 组的值：代码、标识或日期；不分组则不填。
   * @x-jiyue-en Value of the dimension: a code, an id or a date; absent when the figure is of the whole.
   * @minLength 1
   * @maxLength 200 */
  dimensionValue?: string;
  /** 数值，不含机器访问。
   * @x-jiyue-en The figure, robots left out.
   * @TJS-type number */
  value: number;
  /** 机器访问的数值；该指标不区分机器访问则不填。
   * @x-jiyue-en The figure of robots; absent where the measure does not tell them apart.
   * @TJS-type number
   * @minimum 0 */
  robotValue?: number;
  /** 单位。
   * @x-jiyue-en Unit.
   * @minLength 1
   * @maxLength 20 */
  unit: string;
  /** 依据。
   * @x-jiyue-en What it rests on. */
  basis: FigureBasis;
}

/** 按声明得出的一份报表。其中没有生成时刻：同一版本、同一期间再次生成，逐字节相同。
 * @x-jiyue-en A report made by its declaration. It holds no time of making: made again for the same version and period it is the same byte for byte. */
export interface Report {
  /** 报表声明。
   * @x-jiyue-en Declaration. */
  declarationId: RecordId;
  /** 声明的版本。
   * @x-jiyue-en Version of the declaration.
   * @TJS-type integer
   * @minimum 1 */
  declarationVersion: number;
  /** 站点；全平台的报表不填。
   * @x-jiyue-en Site; absent for a report of the whole platform. */
  siteId?: RecordId;
  /** 期间的第一天（北京时间）。
   * @x-jiyue-en First day of the period, in Beijing time. */
  periodStart: DateOnly;
  /** 期间的最后一天（含）。
   * @x-jiyue-en Last day of the period, included. */
  periodEnd: DateOnly;
  /** 期间是否已结束并定稿；没有定稿的数还会变化，定稿后不再变化，补报的明细只进日汇总。
   * @x-jiyue-en Whether the period has ended and is settled; until then figures still change, afterwards they do not: late events go to the daily roll-ups alone. */
  isFinal: boolean;
  /** 各个数，按声明的列和组的先后。
   * @x-jiyue-en Figures, in the order of columns and groups.
   * @maxItems 5000 */
  figures: ReportFigure[];
  /** 除本字段外内容（JSON 规范形式）的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the content without this member, in canonical JSON (RFC 8785). */
  contentDigest: Sm3Digest;
}

/** 一个指标一天的汇总；明细保存期内可由明细重算。
 * @x-jiyue-en Roll-up of a measure for one day; while raw events are kept it can be computed from them. */
export interface DailyFigure {
  /** 指标代号。
   * @x-jiyue-en Code of the measure.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  measureCode: string;
  /** 口径版本。
   * @x-jiyue-en Version of its definition.
   * @TJS-type integer
   * @minimum 1 */
  measureVersion: number;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 日期（北京时间）。
   * @x-jiyue-en Day, in Beijing time. */
  countedDate: DateOnly;
  /** 数值，不含机器访问。
   * @x-jiyue-en The figure, robots left out.
   * @TJS-type number */
  value: number;
  /** 机器访问的数值；该指标不区分机器访问则不填。
   * @x-jiyue-en The figure of robots; absent where the measure does not tell them apart.
   * @TJS-type number
   * @minimum 0 */
  robotValue?: number;
  /** 汇总所依据的明细条数。
   * @x-jiyue-en Number of raw events it was made of.
   * @TJS-type integer
   * @minimum 0 */
  rawEvents: number;
  /** 明细是否仍在保存期内。
   * @x-jiyue-en Whether the raw events are still kept. */
  hasRawEvents: boolean;
}

/** 日汇总分页。
 * @x-jiyue-en Page of daily roll-ups. */
export interface DailyFigurePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DailyFigure[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一种需求的次数及其依据。
 * @x-jiyue-en How often one kind of demand was met with, and what the number rests on. */
export interface DemandCount {
  /** 次数。
   * @x-jiyue-en Count.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
  /** 依据。
   * @x-jiyue-en What it rests on. */
  basis: FigureBasis;
}

/** 一段期间一个主题的群体需求：检索、访问、咨询、评价四个来源分别给出。
 * @x-jiyue-en Demand for a topic in a period: searches, visits, enquiries and ratings, each by itself.
 * @x-jiyue-requirement JY-STAT-011 */
export interface TopicDemand {
  /** 主题分类。
   * @x-jiyue-en Topic. */
  topic: Topic;
  /** 期间的第一天（北京时间）。
   * @x-jiyue-en First day of the period, in Beijing time. */
  periodStart: DateOnly;
  /** 期间的最后一天（含）。
   * @x-jiyue-en Last day of the period, included. */
  periodEnd: DateOnly;
  /** 检索次数。
   * @x-jiyue-en Searches. */
  searches: DemandCount;
  /** 访问次数。
   * @x-jiyue-en Visits. */
  visits: DemandCount;
  /** 咨询次数。
   * @x-jiyue-en Enquiries. */
  enquiries: DemandCount;
  /** 评价次数。
   * @x-jiyue-en Ratings. */
  ratings: DemandCount;
}

/** 主题需求分页。
 * @x-jiyue-en Page of demand by topic. */
export interface TopicDemandPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: TopicDemand[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一天之内没有结果的一个检索词；少于五次的不列出。
 * @x-jiyue-en Words without a result on one day; asked fewer than five times they are not listed.
 * @x-jiyue-requirement JY-SRCH-015 */
export interface FruitlessSearch {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 日期（北京时间）。
   * @x-jiyue-en Day, in Beijing time. */
  countedDate: DateOnly;
  /** 检索词。
   * @x-jiyue-en Words.
   * @minLength 1
   * @maxLength 200 */
  words: string;
  /** 次数，不少于五次。
   * @x-jiyue-en How often, at least five times.
   * @TJS-type integer
   * @minimum 5 */
  searches: number;
}

/** 无结果检索词分页。
 * @x-jiyue-en Page of words without a result. */
export interface FruitlessSearchPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: FruitlessSearch[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一段期间的信息量和更新情况，由信息资源库日志得出。
 * @x-jiyue-en Amount and renewal of content in a period, from the log of the repository.
 * @x-jiyue-requirement JY-STAT-014 */
export interface ContentStatistics {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 栏目；全站合计不填。
   * @x-jiyue-en Column; absent for the whole site. */
  columnId?: RecordId;
  /** 所属机构；不按机构分则不填。
   * @x-jiyue-en Owner; absent where owners are not told apart. */
  ownerId?: RecordId;
  /** 期间的第一天（北京时间）。
   * @x-jiyue-en First day of the period, in Beijing time. */
  periodStart: DateOnly;
  /** 期间的最后一天（含）。
   * @x-jiyue-en Last day of the period, included. */
  periodEnd: DateOnly;
  /** 新发布的资源数。
   * @x-jiyue-en Resources published for the first time.
   * @TJS-type integer
   * @minimum 0 */
  published: number;
  /** 更新的资源数。
   * @x-jiyue-en Resources published again in a new version.
   * @TJS-type integer
   * @minimum 0 */
  updated: number;
  /** 撤下的资源数。
   * @x-jiyue-en Resources withdrawn.
   * @TJS-type integer
   * @minimum 0 */
  withdrawn: number;
  /** 期末已发布的资源数。
   * @x-jiyue-en Resources that are published at the end.
   * @TJS-type integer
   * @minimum 0 */
  stock: number;
  /** 期末以前最近一次发布的时刻；从未发布则不填。
   * @x-jiyue-en Latest publication up to the end; absent when there never was one. */
  lastPublishedAt?: Timestamp;
  /** 依据。
   * @x-jiyue-en What it rests on. */
  basis: FigureBasis;
}

/** 信息量和更新情况分页。
 * @x-jiyue-en Page of statistics of content. */
export interface ContentStatisticsPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ContentStatistics[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
