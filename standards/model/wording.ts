import type { WordingKind, WordingSeverity, WordingState } from './gen/codes.ts';
import type { Cursor, JsonPointer, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 送检的一段文字。
 * @x-jiyue-en One text to be checked. */
export interface WordingText {
  /** 文字在资源中的位置。
   * @x-jiyue-en Place of the text in its resource. */
  field: JsonPointer;
  /** 文字；html 正文先去掉标记。
   * @x-jiyue-en The text; a body of HTML without its tags.
   * @minLength 1
   * @maxLength 2000000 */
  text: string;
}

/** 错敏词检查请求。
 * @x-jiyue-en Request to check wording. */
export interface WordingCheckRequest {
  /** 站点，决定所用的词表和拦截级别。
   * @x-jiyue-en Site, which decides on word lists and the blocking severity. */
  siteId: RecordId;
  /** 送检的文字。
   * @x-jiyue-en Texts to check.
   * @minItems 1
   * @maxItems 200 */
  texts: WordingText[];
}

/** 一处表述问题。位置以 Unicode 字符计，从 0 起，含起不含止。
 * @x-jiyue-en One wording finding. Places count Unicode characters from 0, the start included, the end not.
 * @x-jiyue-requirement JY-PUB-013 */
export interface WordingFinding {
  /** 所在字段。
   * @x-jiyue-en Field it stands in. */
  field: JsonPointer;
  /** 起始位置。
   * @x-jiyue-en Where it starts.
   * @TJS-type integer
   * @minimum 0 */
  start: number;
  /** 结束位置（不含）。
   * @x-jiyue-en Where it ends, exclusive.
   * @TJS-type integer
   * @minimum 1 */
  end: number;
  /** 该处的文字，照录。
   * @x-jiyue-en The words found, as they stand.
   * @minLength 1
   * @maxLength 200 */
  text: string;
  /** 类别。
   * @x-jiyue-en Kind. */
  kind: WordingKind;
  /** 级别。
   * @x-jiyue-en Severity. */
  severity: WordingSeverity;
  /** 依据的词表。
   * @x-jiyue-en Word list it rests on. */
  listId: RecordId;
  /** 词表版本。
   * @x-jiyue-en Version of the list.
   * @TJS-type integer
   * @minimum 1 */
  listVersion: number;
  /** 建议的写法；没有则不填。
   * @x-jiyue-en Wording to use instead; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  suggestion?: string;
}

/** 错敏词检查报告。
 * @x-jiyue-en Report of a wording check.
 * @x-jiyue-requirement JY-PUB-013 */
export interface WordingReport {
  /** 发现，按字段和位置先后；没有则为空数组。
   * @x-jiyue-en Findings by field and place; empty when there are none.
   * @maxItems 10000 */
  findings: WordingFinding[];
  /** 用到的词表。
   * @x-jiyue-en Word lists that were used.
   * @minItems 1
   * @uniqueItems true */
  listIds: RecordId[];
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 站点的拦截级别；没有设定则不填。
   * @x-jiyue-en Blocking severity of the site; absent when none is set. */
  blockingSeverity?: WordingSeverity;
  /** 是否有达到拦截级别的发现。
   * @x-jiyue-en Whether a finding reaches the blocking severity. */
  isBlocked: boolean;
}

/** 随资源版本保存的表述问题及其处理。
 * @x-jiyue-en A wording finding kept with a version of a resource, and how it was handled. */
export interface StoredWordingFinding extends WordingFinding, Stored {
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version of the resource.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 处理状态。
   * @x-jiyue-en How it stands. */
  state: WordingState;
  /** 处理账户；未处理则不填。
   * @x-jiyue-en Account that handled it; absent while open. */
  handledById?: RecordId;
  /** 处理时刻；未处理则不填。
   * @x-jiyue-en When it was handled; absent while open. */
  handledAt?: Timestamp;
  /** 处理说明；没有则不填。
   * @x-jiyue-en Note on the handling; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 表述问题分页。
 * @x-jiyue-en Page of wording findings. */
export interface WordingFindingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: StoredWordingFinding[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 表述问题的处理。
 * @x-jiyue-en How a wording finding is handled. */
export interface WordingHandling {
  /** 处理结果。
   * @x-jiyue-en Outcome. */
  state: WordingState;
  /** 说明，如核实的依据。
   * @x-jiyue-en Note, such as what it was checked against.
   * @minLength 1
   * @maxLength 500 */
  note: string;
}

/** 词表中的一条。
 * @x-jiyue-en One entry of a word list. */
export interface WordEntry {
  /** 词语。
   * @x-jiyue-en Words to find.
   * @minLength 1
   * @maxLength 100 */
  word: string;
  /** 建议的写法；没有则不填。
   * @x-jiyue-en Wording to use instead; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  suggestion?: string;
}

/** 词表，由发送方给出的内容。
 * @x-jiyue-en Word list as a sender gives it. */
export interface WordListDraft extends Common {
  /** 所属站点；全平台共用的不填。
   * @x-jiyue-en Site it belongs to; absent when all sites share it. */
  siteId?: RecordId;
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 来源：编制单位、依据或文号。
   * @x-jiyue-en Source: who made it, on what ground.
   * @minLength 1
   * @maxLength 300 */
  source: string;
  /** 类别。
   * @x-jiyue-en Kind. */
  kind: WordingKind;
  /** 级别。
   * @x-jiyue-en Severity. */
  severity: WordingSeverity;
  /** 词条。
   * @x-jiyue-en Entries.
   * @minItems 1
   * @maxItems 100000 */
  entries: WordEntry[];
}

/** 词表，不对公众公开。
 * @x-jiyue-en Word list; never public. */
export interface WordList extends WordListDraft, Stored {}

/** 词表分页。
 * @x-jiyue-en Page of word lists. */
export interface WordListPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: WordList[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
