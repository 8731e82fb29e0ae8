import type { Audience, DocumentValidity, Genre, InterestOrigin, RegionCode, ResourceKind, Topic } from './gen/codes.ts';
import type { Cursor, Locale, LogSequence, RecordId } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 条件：属于所列站点之一。
 * @x-jiyue-en Criterion: of one of these sites. */
export interface SiteCriterion {
  /** 条件种类：站点。
   * @x-jiyue-en Kind of criterion: site. */
  kind: 'site';
  /** 站点。
   * @x-jiyue-en Sites.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  siteIds: RecordId[];
  /** 是否含其下级站点。
   * @x-jiyue-en Whether sites below them count too. */
  includesBelow: boolean;
}

/** 条件：属于所列栏目之一。
 * @x-jiyue-en Criterion: of one of these columns. */
export interface ColumnCriterion {
  /** 条件种类：栏目。
   * @x-jiyue-en Kind of criterion: column. */
  kind: 'column';
  /** 栏目。
   * @x-jiyue-en Columns.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  columnIds: RecordId[];
  /** 是否含其下级栏目。
   * @x-jiyue-en Whether columns below them count too. */
  includesBelow: boolean;
}

/** 条件：资源种类是所列之一。
 * @x-jiyue-en Criterion: of one of these kinds of resource. */
export interface ResourceKindCriterion {
  /** 条件种类：资源种类。
   * @x-jiyue-en Kind of criterion: kind of resource. */
  kind: 'resource-kind';
  /** 资源种类。
   * @x-jiyue-en Kinds of resource.
   * @minItems 1
   * @maxItems 30
   * @uniqueItems true */
  resourceKinds: ResourceKind[];
}

/** 条件：主题分类是所列之一；一级代码含其下各二级。
 * @x-jiyue-en Criterion: of one of these topics; a code of the first level holds those below it. */
export interface TopicCriterion {
  /** 条件种类：主题分类。
   * @x-jiyue-en Kind of criterion: topic. */
  kind: 'topic';
  /** 主题分类。
   * @x-jiyue-en Topics.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  topics: Topic[];
}

/** 条件：适用于所列行政区划之一。
 * @x-jiyue-en Criterion: applies to one of these divisions. */
export interface RegionCriterion {
  /** 条件种类：行政区划。
   * @x-jiyue-en Kind of criterion: division. */
  kind: 'region';
  /** 行政区划。
   * @x-jiyue-en Divisions.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  regionCodes: RegionCode[];
  /** 是否含其下级区划。
   * @x-jiyue-en Whether divisions below them count too. */
  includesBelow: boolean;
}

/** 条件：由所列机构之一负责。
 * @x-jiyue-en Criterion: owned by one of these organizations. */
export interface OwnerCriterion {
  /** 条件种类：所属机构。
   * @x-jiyue-en Kind of criterion: owner. */
  kind: 'owner';
  /** 机构。
   * @x-jiyue-en Organizations.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  organizationIds: RecordId[];
}

/** 条件：由所列机构之一发文（按登记的标识）。
 * @x-jiyue-en Criterion: issued by one of these organizations, by their ids in the register. */
export interface IssuerCriterion {
  /** 条件种类：发文机关。
   * @x-jiyue-en Kind of criterion: issuer. */
  kind: 'issuer';
  /** 发文机关。
   * @x-jiyue-en Issuers.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  issuerIds: RecordId[];
}

/** 条件：发文机关名称是所列之一，用于未登记的机关。
 * @x-jiyue-en Criterion: issued by one of these names, for issuers that are not registered. */
export interface IssuerNameCriterion {
  /** 条件种类：发文机关名称。
   * @x-jiyue-en Kind of criterion: name of the issuer. */
  kind: 'issuer-name';
  /** 名称，与公文上的相同。
   * @x-jiyue-en Names, as on the document.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 200 */
  names: string[];
}

/** 条件：公文种类是所列之一。
 * @x-jiyue-en Criterion: of one of these genres. */
export interface GenreCriterion {
  /** 条件种类：公文种类。
   * @x-jiyue-en Kind of criterion: genre. */
  kind: 'genre';
  /** 公文种类。
   * @x-jiyue-en Genres.
   * @minItems 1
   * @maxItems 30
   * @uniqueItems true */
  genres: Genre[];
}

/** 条件：有效性是所列之一。
 * @x-jiyue-en Criterion: of one of these validities. */
export interface ValidityCriterion {
  /** 条件种类：有效性。
   * @x-jiyue-en Kind of criterion: validity. */
  kind: 'validity';
  /** 有效性。
   * @x-jiyue-en Validities.
   * @minItems 1
   * @maxItems 10
   * @uniqueItems true */
  validities: DocumentValidity[];
}

/** 条件：面向所列服务对象之一；上级代码含其下各级。
 * @x-jiyue-en Criterion: meant for one of these audiences; a code holds those below it. */
export interface AudienceCriterion {
  /** 条件种类：服务对象。
   * @x-jiyue-en Kind of criterion: audience. */
  kind: 'audience';
  /** 服务对象。
   * @x-jiyue-en Audiences.
   * @minItems 1
   * @maxItems 30
   * @uniqueItems true */
  audiences: Audience[];
}

/** 条件：关键词有所列之一，逐字相同。
 * @x-jiyue-en Criterion: has one of these keywords, character by character. */
export interface KeywordCriterion {
  /** 条件种类：关键词。
   * @x-jiyue-en Kind of criterion: keyword. */
  kind: 'keyword';
  /** 关键词。
   * @x-jiyue-en Keywords.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords: string[];
}

/** 条件：文字中出现所列词语，按站内搜索的分词规则。
 * @x-jiyue-en Criterion: has these words, by the same analysis as the search. */
export interface WordsCriterion {
  /** 条件种类：词语。
   * @x-jiyue-en Kind of criterion: words. */
  kind: 'words';
  /** 词语。
   * @x-jiyue-en Words.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  words: string[];
  /** true 须全部出现，false 出现任一个即可。
   * @x-jiyue-en True needs all of them, false any. */
  needsAll: boolean;
  /** 是否只看标题。
   * @x-jiyue-en Whether the title alone counts. */
  isInTitleOnly: boolean;
}

/** 条件：文字语言是所列之一。
 * @x-jiyue-en Criterion: in one of these languages. */
export interface LanguageCriterion {
  /** 条件种类：语言。
   * @x-jiyue-en Kind of criterion: language. */
  kind: 'language';
  /** 语言。
   * @x-jiyue-en Languages.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  locales: Locale[];
}

/** 条件：就是所列资源之一（跟踪单条信息的更新）。
 * @x-jiyue-en Criterion: is one of these resources (following single ones). */
export interface RecordCriterion {
  /** 条件种类：单条资源。
   * @x-jiyue-en Kind of criterion: single resource. */
  kind: 'record';
  /** 资源。
   * @x-jiyue-en Resources.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true */
  resourceIds: RecordId[];
}

/** 一个条件，只针对规范中的字段；没有其他条件名。
 * @x-jiyue-en One criterion on fields of the standard; there are no other names. */
export type Criterion =
  | SiteCriterion
  | ColumnCriterion
  | ResourceKindCriterion
  | TopicCriterion
  | RegionCriterion
  | OwnerCriterion
  | IssuerCriterion
  | IssuerNameCriterion
  | GenreCriterion
  | ValidityCriterion
  | AudienceCriterion
  | KeywordCriterion
  | WordsCriterion
  | LanguageCriterion
  | RecordCriterion;

/** 一组条件，符合任一个即可。
 * @x-jiyue-en A group of criteria of which any is enough. */
export interface InterestClause {
  /** 条件。
   * @x-jiyue-en Criteria.
   * @minItems 1
   * @maxItems 50 */
  any: Criterion[];
}

/** 检索条件：各组都须符合，且不符合任何排除条件。检索提醒、订阅推送和个人首页用同一定义。
 * @x-jiyue-en Stored query: every clause holds and no exclusion does. Search alerts, subscriptions and the personal home page share this one definition.
 * @x-jiyue-requirement JY-PERS-001 */
export interface InterestQuery {
  /** 各组条件，都须符合。
   * @x-jiyue-en Clauses, all of which must hold.
   * @minItems 1
   * @maxItems 20 */
  all: InterestClause[];
  /** 排除条件；没有则不填。
   * @x-jiyue-en Exclusions; absent when there are none.
   * @minItems 1
   * @maxItems 50 */
  none?: Criterion[];
}

/** 兴趣，由本人给出的内容。
 * @x-jiyue-en Interest as the person gives it. */
export interface InterestDraft extends Common {
  /** 本人起的名称。
   * @x-jiyue-en Name its owner gives it.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 检索条件。
   * @x-jiyue-en The query. */
  query: InterestQuery;
  /** 来历。
   * @x-jiyue-en Where it comes from. */
  origin: InterestOrigin;
  /** 所依据的同意记录；由浏览推断的必填。
   * @x-jiyue-en Consent it rests on; needed where it is inferred. */
  consentId?: RecordId;
  /** 是否显示在个人首页。
   * @x-jiyue-en Whether the personal home page shows it. */
  isOnHome: boolean;
}

/** 兴趣。
 * @x-jiyue-en Interest.
 * @x-jiyue-requirement JY-PERS-001 */
export interface Interest extends InterestDraft, Stored {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
}

/** 兴趣分页。
 * @x-jiyue-en Page of interests. */
export interface InterestPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Interest[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一组中符合的条件的位置。
 * @x-jiyue-en Place of a criterion that holds. */
export interface MatchedCriterion {
  /** 第几组（从0起）。
   * @x-jiyue-en Place of the clause, from 0.
   * @TJS-type integer
   * @minimum 0 */
  clause: number;
  /** 组内第几个条件（从0起）。
   * @x-jiyue-en Place of the criterion in it, from 0.
   * @TJS-type integer
   * @minimum 0 */
  criterion: number;
}

/** 一条符合的资源。
 * @x-jiyue-en One resource that matches. */
export interface InterestMatch {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  id: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 每组中符合的第一个条件，与各组同序。
   * @x-jiyue-en The first criterion that holds in each clause, in order of the clauses.
   * @minItems 1
   * @maxItems 20 */
  matched: MatchedCriterion[];
}

/** 检索条件此刻选出的资源：检索、推送和首页三处选出的都应是这些。
 * @x-jiyue-en Resources a query selects now; search, push and home page select the same.
 * @x-jiyue-requirement JY-PERS-002 */
export interface InterestPreview {
  /** 选出的总数。
   * @x-jiyue-en Number selected.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
  /** 选出的资源，按发布时刻从新到旧。
   * @x-jiyue-en Resources selected, newest first.
   * @maxItems 1000 */
  items: InterestMatch[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 得出本结果的日志位置。
   * @x-jiyue-en Place in the log the result rests on. */
  asOfSequence: LogSequence;
}
