import type { ResourceUseKind, SharingAttribute } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 共享授权：一个站点未公开的资源供另一站点使用。
 * @x-jiyue-en Sharing grant: unpublished resources of one site for the use of another. */
export interface SharingGrantDraft extends Common {
  /** 提供资源的站点。
   * @x-jiyue-en Site that shares. */
  fromSiteId: RecordId;
  /** 使用资源的站点，不同于提供的站点。
   * @x-jiyue-en Site that uses, another than that which shares. */
  toSiteId: RecordId;
  /** 共享的资源；共享整个栏目的不填。
   * @x-jiyue-en Resources that are shared; absent when a column is.
   * @minItems 1
   * @maxItems 1000
   * @uniqueItems true */
  resourceIds?: RecordId[];
  /** 共享的栏目；共享单个资源的不填。
   * @x-jiyue-en Column that is shared; absent when single resources are. */
  columnId?: RecordId;
  /** 共享属性。
   * @x-jiyue-en Sharing attribute. */
  attribute: SharingAttribute;
  /** 使用条件；无条件共享的不填。
   * @x-jiyue-en Conditions; absent when there are none.
   * @minLength 1
   * @maxLength 1000 */
  conditions?: string;
  /** 用途。
   * @x-jiyue-en Purpose.
   * @minLength 1
   * @maxLength 500 */
  purpose: string;
  /** 起始日期。
   * @x-jiyue-en First day. */
  validFromDate: DateOnly;
  /** 最后一日。
   * @x-jiyue-en Last day. */
  validUntilDate: DateOnly;
}

/** 共享授权。
 * @x-jiyue-en Sharing grant.
 * @x-jiyue-requirement JY-RES-018 */
export interface SharingGrant extends SharingGrantDraft, Stored {
  /** 提前终止的时刻；没有终止则不填。
   * @x-jiyue-en When it was ended early; absent otherwise. */
  endedAt?: Timestamp;
}

/** 共享授权分页。
 * @x-jiyue-en Page of sharing grants. */
export interface SharingGrantPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SharingGrant[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对一条资源的一处使用。
 * @x-jiyue-en One use of a resource.
 * @x-jiyue-requirement JY-RES-019 */
export interface ResourceUse {
  /** 使用方式。
   * @x-jiyue-en Way of use. */
  useKind: ResourceUseKind;
  /** 使用的站点。
   * @x-jiyue-en Site that uses it. */
  siteId: RecordId;
  /** 使用的栏目；与栏目无关的不填。
   * @x-jiyue-en Column that uses it; absent when no column does. */
  columnId?: RecordId;
  /** 使用它的记录：关系、资源、授权或推送的标识。
   * @x-jiyue-en Record that uses it: id of a relation, resource, grant or delivery. */
  userId: RecordId;
  /** 自何时起使用。
   * @x-jiyue-en Since when. */
  sinceAt: Timestamp;
}

/** 资源使用分页。
 * @x-jiyue-en Page of uses of a resource.
 * @x-jiyue-requirement JY-RES-019 */
export interface ResourceUsePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ResourceUse[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
