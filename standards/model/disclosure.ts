import type { DisclosureCategory, DisclosureMode, DisclosureRefusalGround } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 一个机构没有任何已公开资源的法定公开类别。
 * @x-jiyue-en A category of statutory disclosure in which an organ has no public resource.
 * @x-jiyue-requirement JY-CLS-009 */
export interface DisclosureGap {
  /** 机构。
   * @x-jiyue-en Organ. */
  organizationId: RecordId;
  /** 机构公开信息的站点。
   * @x-jiyue-en Site the organ publishes on. */
  siteId: RecordId;
  /** 类别。
   * @x-jiyue-en Category. */
  category: DisclosureCategory;
  /** 自何日起为空；从未有过的不填。
   * @x-jiyue-en Since when it is empty; absent when it never held anything. */
  emptySinceDate?: DateOnly;
}

/** 公开缺口分页。
 * @x-jiyue-en Page of disclosure gaps. */
export interface DisclosureGapPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DisclosureGap[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一条超过期限的主动公开。
 * @x-jiyue-en One proactive disclosure beyond its term.
 * @x-jiyue-requirement JY-PUB-015 */
export interface LateDisclosure {
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 负责的机构。
   * @x-jiyue-en Organ that answers for it. */
  ownerId: RecordId;
  /** 信息形成或变更的日期。
   * @x-jiyue-en Day the information was made or changed. */
  madeDate: DateOnly;
  /** 期限的最后一日。
   * @x-jiyue-en Last day of the term. */
  dueDate: DateOnly;
  /** 发布日期；尚未发布则不填。
   * @x-jiyue-en Day of publication; absent while not published. */
  publishedDate?: DateOnly;
  /** 自形成或变更次日至发布日（未发布的至统计日）的工作日数。
   * @x-jiyue-en Working days from the day after to publication, or to the day of the count.
   * @TJS-type integer
   * @minimum 21 */
  workingDays: number;
  /** 超过期限的工作日数。
   * @x-jiyue-en Working days beyond the term.
   * @TJS-type integer
   * @minimum 1 */
  overdueDays: number;
}

/** 超期公开分页。
 * @x-jiyue-en Page of late disclosures.
 * @x-jiyue-requirement JY-PUB-015 */
export interface LateDisclosurePage {
  /** 本页的项，超期多的在前。
   * @x-jiyue-en Items of this page. */
  items: LateDisclosure[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一条到期应重新评估的不予公开。
 * @x-jiyue-en One refusal to disclose whose assessment is due. */
export interface DueAssessment {
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 负责的机构。
   * @x-jiyue-en Organ that answers for it. */
  ownerId: RecordId;
  /** 理由。
   * @x-jiyue-en Ground. */
  ground: DisclosureRefusalGround;
  /** 应评估的日期。
   * @x-jiyue-en Day of the assessment. */
  nextAssessmentDate: DateOnly;
}

/** 到期评估分页。
 * @x-jiyue-en Page of due assessments. */
export interface DueAssessmentPage {
  /** 本页的项，日期早的在前。
   * @x-jiyue-en Items of this page. */
  items: DueAssessment[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 政府信息公开目录的一条，由发送方给出的内容。
 * @x-jiyue-en Entry of the disclosure catalogue as a sender gives it. */
export interface CatalogueEntryDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 制作或保存该信息的机构。
   * @x-jiyue-en Organ that made or keeps the information. */
  ownerId: RecordId;
  /** 索引。
   * @x-jiyue-en Index number.
   * @minLength 1
   * @maxLength 100 */
  indexNumber: string;
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 500 */
  name: string;
  /** 内容概述。
   * @x-jiyue-en Outline of the content.
   * @minLength 1
   * @maxLength 2000 */
  outline: string;
  /** 生成日期。
   * @x-jiyue-en Day it was made. */
  madeDate: DateOnly;
  /** 公开方式。
   * @x-jiyue-en Mode of disclosure. */
  mode: DisclosureMode;
  /** 法定主动公开内容类别；不属于的不填。
   * @x-jiyue-en Category of statutory disclosure; absent when it is in none. */
  category?: DisclosureCategory;
  /** 该信息在本库中的资源；只列目录、没有正文的不填。
   * @x-jiyue-en Resource with the information; absent when only the entry is listed. */
  resourceId?: RecordId;
}

/** 政府信息公开目录的一条。
 * @x-jiyue-en Entry of the disclosure catalogue.
 * @x-jiyue-requirement JY-FMT-020 */
export interface CatalogueEntry extends CatalogueEntryDraft, Stored {}

/** 公开目录分页。
 * @x-jiyue-en Page of the disclosure catalogue. */
export interface CatalogueEntryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: CatalogueEntry[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
