import type { ColumnType } from './gen/codes.ts';
import type { ColumnCode, RecordId, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 栏目，由发送方给出的内容。
 * @x-jiyue-en Column as a sender gives it. */
export interface ColumnDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site it belongs to. */
  siteId: RecordId;
  /** 栏目代码，在站点内唯一且稳定，用于网址。
   * @x-jiyue-en Code, unique and stable within its site, used in addresses. */
  code: ColumnCode;
  /** 栏目名称，对应网页标签 ColumnName。
   * @x-jiyue-en Name; page tag ColumnName.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 栏目描述，对应网页标签 ColumnDescription。
   * @x-jiyue-en Description; page tag ColumnDescription.
   * @minLength 1
   * @maxLength 500 */
  description: string;
  /** 栏目关键词，对应网页标签 ColumnKeywords，至少一个。
   * @x-jiyue-en Keywords; page tag ColumnKeywords, at least one.
   * @minItems 1
   * @maxItems 30
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords: string[];
  /** 栏目类别，对应网页标签 ColumnType。
   * @x-jiyue-en Column type; page tag ColumnType. */
  columnType: ColumnType;
  /** 栏目或其业务系统的公开地址，在本站主域名之下；由平台按栏目代码给出地址的不填。
   * @x-jiyue-en Public address of the column or of its business system, below the primary domain of the site; absent where the platform makes it from the code. */
  url?: WebAddress;
  /** 上级栏目；顶层栏目不填。
   * @x-jiyue-en Superior column; absent at the top. */
  parentId?: RecordId;
  /** 同级栏目中的顺序，小的在前。
   * @x-jiyue-en Order among siblings, smaller first.
   * @TJS-type integer
   * @minimum 0
   * @maximum 100000 */
  order: number;
  /** 更新期限（天）；没有期限要求则不填。
   * @x-jiyue-en Update limit in days; absent when none is set.
   * @TJS-type integer
   * @minimum 1
   * @maximum 3660 */
  updateLimitDays?: number;
  /** 是否允许不经审核直接发布。
   * @x-jiyue-en Whether publishing without review is allowed. */
  mayPublishDirectly: boolean;
}

/** 栏目。
 * @x-jiyue-en Column.
 * @x-jiyue-requirement JY-COL-001 */
export interface Column extends ColumnDraft, Stored {}
