import type { RegionCode, ServiceTaskType } from '../gen/codes.ts';
import type { Cursor } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

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
