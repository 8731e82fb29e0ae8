import type { CrosswalkFit, DataGrade, RegionCode } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 对照表的一行。
 * @x-jiyue-en One row of a crosswalk. */
export interface CodeCrosswalkRow {
  /** 对方的代码。
   * @x-jiyue-en Their code.
   * @minLength 1
   * @maxLength 200 */
  theirs: string;
  /** 对方的名称。
   * @x-jiyue-en Their name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 契合程度；没有同义代码的写明“无”，不归入相近代码。
   * @x-jiyue-en How well it fits; without a counterpart it says so and is not put under a near code. */
  fit: CrosswalkFit;
  /** 本规范的代码；契合程度为 none 时为空数组。
   * @x-jiyue-en Codes of this standard; an empty array when nothing fits.
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 100 */
  ours: string[];
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 代码对照表，由发送方给出的内容。
 * @x-jiyue-en Crosswalk of codes as a sender gives it. */
export interface CodeCrosswalkDraft extends Common {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 本规范的代码表。
   * @x-jiyue-en Code table of this standard.
   * @pattern ^[a-z][a-z0-9-]{0,63}$ */
  table: string;
  /** 对方系统或规范的代号。
   * @x-jiyue-en Code of their system or standard.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 对方系统或规范的名称。
   * @x-jiyue-en Name of their system or standard.
   * @minLength 1
   * @maxLength 200 */
  systemName: string;
  /** 各行；对方的每个代码恰有一行。
   * @x-jiyue-en Rows, exactly one for each of their codes.
   * @minItems 1
   * @maxItems 5000 */
  rows: CodeCrosswalkRow[];
}

/** 代码对照表。
 * @x-jiyue-en Crosswalk of codes.
 * @x-jiyue-requirement JY-CLS-006 */
export interface CodeCrosswalk extends CodeCrosswalkDraft, Stored {}

/** 代码对照表分页。
 * @x-jiyue-en Page of crosswalks of codes. */
export interface CodeCrosswalkPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: CodeCrosswalk[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一类记录的数据分级，由发送方给出的内容。
 * @x-jiyue-en Grade of a class of records as a sender gives it. */
export interface DataGradeRecordDraft extends Common {
  /** 所分级的记录定义。
   * @x-jiyue-en Record definition that is graded. */
  definitionId: RecordId;
  /** 级别。
   * @x-jiyue-en Grade. */
  grade: DataGrade;
  /** 定级依据和理由。
   * @x-jiyue-en Ground of the grade.
   * @minLength 1
   * @maxLength 2000 */
  ground: string;
  /** 定级日期。
   * @x-jiyue-en Day of grading. */
  gradedDate: DateOnly;
  /** 下次复核日期；未定则不填。
   * @x-jiyue-en Day of the next review; absent while not set. */
  reviewDate?: DateOnly;
  /** 定级的机构。
   * @x-jiyue-en Organization that graded it. */
  organizationId: RecordId;
}

/** 一类记录的数据分级。
 * @x-jiyue-en Grade of a class of records.
 * @x-jiyue-requirement JY-CLS-007 */
export interface DataGradeRecord extends DataGradeRecordDraft, Stored {}

/** 分级清单的一项：没有标明的按一般数据处理。
 * @x-jiyue-en Entry of the list of grades: what is not graded counts as general. */
export interface DataGradeEntry {
  /** 记录定义。
   * @x-jiyue-en Record definition. */
  definitionId: RecordId;
  /** 所用的级别。
   * @x-jiyue-en Grade that applies. */
  grade: DataGrade;
  /** 是否已标明；没有标明的按一般数据处理。
   * @x-jiyue-en Whether it was stated; what was not counts as general. */
  isStated: boolean;
  /** 分级记录；没有标明则不填。
   * @x-jiyue-en Record that states it; absent when not stated. */
  recordId?: RecordId;
}

/** 数据分级清单分页。
 * @x-jiyue-en Page of the list of grades. */
export interface DataGradeEntryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DataGradeEntry[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个行政区划代码的启用和停用，由发送方给出的内容。
 * @x-jiyue-en Period of a code of an administrative division as a sender gives it. */
export interface RegionPeriodDraft extends Common {
  /** 行政区划代码。
   * @x-jiyue-en Code of the division. */
  code: RegionCode;
  /** 该期间的名称。
   * @x-jiyue-en Name in that period.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 启用日期。
   * @x-jiyue-en First day. */
  startDate: DateOnly;
  /** 停用日期；仍在用则不填。
   * @x-jiyue-en Last day; absent while in use. */
  endDate?: DateOnly;
  /** 停用后的代码；没有则不填。
   * @x-jiyue-en Codes after its end; absent when there are none.
   * @maxItems 50
   * @uniqueItems true */
  successorCodes?: RegionCode[];
  /** 批准文号；没有则不填。
   * @x-jiyue-en Number of the approval; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  ground?: string;
}

/** 一个行政区划代码的启用和停用。
 * @x-jiyue-en Period of a code of an administrative division.
 * @x-jiyue-requirement JY-CLS-008 */
export interface RegionPeriod extends RegionPeriodDraft, Stored {}

/** 行政区划代码期间分页。
 * @x-jiyue-en Page of periods of codes of divisions. */
export interface RegionPeriodPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: RegionPeriod[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
