import type { ColumnAct } from './gen/codes.ts';
import type { ColumnCode, Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Stored } from './common.ts';

/** 移动或改名请求；没有给出的不变。
 * @x-jiyue-en Request to move or rename; what is not given stays. */
export interface ColumnMove {
  /** 新的上级栏目；移到顶层时不填并令 isToTop 为 true。
   * @x-jiyue-en New superior; absent when moved to the top, with isToTop true. */
  parentId?: RecordId;
  /** 是否移到顶层。
   * @x-jiyue-en Whether it moves to the top. */
  isToTop: boolean;
  /** 新名称；不改名则不填。
   * @x-jiyue-en New name; absent when not renamed.
   * @minLength 1
   * @maxLength 100 */
  name?: string;
  /** 新的次序；不变则不填。
   * @x-jiyue-en New order; absent when unchanged.
   * @TJS-type integer
   * @minimum 0
   * @maximum 100000 */
  order?: number;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 合并请求。
 * @x-jiyue-en Request to merge. */
export interface ColumnMerge {
  /** 并入的栏目，属于同一站点。
   * @x-jiyue-en Column it goes into, of the same site. */
  intoId: RecordId;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 拆分出的一个栏目。
 * @x-jiyue-en One column that is split off. */
export interface ColumnPart {
  /** 新栏目的标识，由请求方给出。
   * @x-jiyue-en Id of the new column, given by the sender. */
  columnId: RecordId;
  /** 新栏目的代码。
   * @x-jiyue-en Code of the new column. */
  code: ColumnCode;
  /** 新栏目的名称。
   * @x-jiyue-en Name of the new column.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 移入新栏目的资源；没有则为空数组。
   * @x-jiyue-en Resources that move into it; empty when there are none.
   * @maxItems 10000
   * @uniqueItems true */
  resourceIds: RecordId[];
}

/** 拆分请求；未列出的资源留在原栏目。
 * @x-jiyue-en Request to split; resources not listed stay where they are. */
export interface ColumnSplit {
  /** 拆分出的栏目。
   * @x-jiyue-en Columns that are split off.
   * @minItems 1
   * @maxItems 50 */
  parts: ColumnPart[];
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 栏目变更的对照：原栏目与现栏目。
 * @x-jiyue-en What became of columns: those before and those after.
 * @x-jiyue-requirement JY-COL-004 */
export interface ColumnMapping extends Stored {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 变更方式。
   * @x-jiyue-en Way of the change. */
  act: ColumnAct;
  /** 原栏目。
   * @x-jiyue-en Columns before.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  fromIds: RecordId[];
  /** 现栏目。
   * @x-jiyue-en Columns after.
   * @minItems 1
   * @maxItems 51
   * @uniqueItems true */
  toIds: RecordId[];
  /** 随之改换栏目的资源数。
   * @x-jiyue-en Number of resources that changed their column.
   * @TJS-type integer
   * @minimum 0 */
  movedResources: number;
  /** 生效时刻。
   * @x-jiyue-en When it took effect. */
  effectiveAt: Timestamp;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 栏目对照分页。
 * @x-jiyue-en Page of column mappings. */
export interface ColumnMappingPage {
  /** 本页的项，按生效先后。
   * @x-jiyue-en Items of this page. */
  items: ColumnMapping[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 按一个栏目标识得到的现栏目。
 * @x-jiyue-en The columns that a column id stands for now.
 * @x-jiyue-requirement JY-COL-005 */
export interface ColumnResolution {
  /** 请求的标识。
   * @x-jiyue-en Id that was asked for. */
  requestedId: RecordId;
  /** 现栏目；未变更过的就是它本身。
   * @x-jiyue-en Columns now; itself when it never changed.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  currentIds: RecordId[];
  /** 依次经过的对照；没有则为空数组。
   * @x-jiyue-en Mappings on the way, in order; empty when there are none.
   * @maxItems 200 */
  mappingIds: RecordId[];
}

/** 指向一个栏目的记录数目，试算所得，不作改动。
 * @x-jiyue-en How many records point to a column, counted without any change.
 * @x-jiyue-requirement JY-COL-011 */
export interface ColumnReferences {
  /** 栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 资源数。
   * @x-jiyue-en Resources.
   * @TJS-type integer
   * @minimum 0 */
  resources: number;
  /** 其中已发布的资源数。
   * @x-jiyue-en Of these, published ones.
   * @TJS-type integer
   * @minimum 0 */
  publishedResources: number;
  /** 授权数。
   * @x-jiyue-en Grants.
   * @TJS-type integer
   * @minimum 0 */
  grants: number;
  /** 订阅数。
   * @x-jiyue-en Subscriptions.
   * @TJS-type integer
   * @minimum 0 */
  subscriptions: number;
  /** 下级栏目数。
   * @x-jiyue-en Columns directly below.
   * @TJS-type integer
   * @minimum 0 */
  childColumns: number;
  /** 试算时刻。
   * @x-jiyue-en When it was counted. */
  countedAt: Timestamp;
}
