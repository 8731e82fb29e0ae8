import type { ChangeEvent } from './change-event.ts';
import type { Column } from './column.ts';
import type { Cursor } from './gen/scalars.ts';
import type { Organization } from './organization.ts';
import type { Relation, Resource, ResourceVersion } from './resource.ts';
import type { Site } from './site.ts';

/** 机构分页。
 * @x-jiyue-en Page of organizations. */
export interface OrganizationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Organization[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 站点分页。
 * @x-jiyue-en Page of sites. */
export interface SitePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Site[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 栏目分页。
 * @x-jiyue-en Page of columns. */
export interface ColumnPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Column[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 资源分页。
 * @x-jiyue-en Page of resources. */
export interface ResourcePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Resource[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 版本分页。
 * @x-jiyue-en Page of versions. */
export interface ResourceVersionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ResourceVersion[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 关系分页。
 * @x-jiyue-en Page of relations. */
export interface RelationPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Relation[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 变更事件分页。变更流没有终点，因此不给总数，而给可继续读取的位置。
 * @x-jiyue-en Page of changes. A feed has no end, so it gives the place to go on from instead of a total. */
export interface ChangePage {
  /** 事件，按序号先后。
   * @x-jiyue-en Events in order of their sequence. */
  items: ChangeEvent[];
  /** 继续读取的位置，总是给出；没有新事件时与请求的相同。
   * @x-jiyue-en Place to go on from, always given; equal to the one asked for when nothing is new. */
  next: Cursor;
  /** 此刻之后是否还有已写入的事件。
   * @x-jiyue-en Whether more committed events follow right now. */
  hasMore: boolean;
}
