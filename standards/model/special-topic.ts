import type { DateOnly, RecordId } from './gen/scalars.ts';
import type { Picture } from './picture.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 专题的一个板块。
 * @x-jiyue-en One section of a special topic. */
export interface TopicSection {
  /** 板块名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 列入的资源，按显示顺序；只列栏目内容的为空数组。
   * @x-jiyue-en Resources listed, in display order; empty when the section shows a column only.
   * @maxItems 200
   * @uniqueItems true */
  resourceIds: RecordId[];
  /** 在该板块列出其内容的栏目；没有则不填。
   * @x-jiyue-en Column whose content the section lists; absent when there is none. */
  columnId?: RecordId;
}

/** 专题的内容。
 * @x-jiyue-en Content of a special topic. */
export interface SpecialTopicContent extends ResourceContent {
  /** 板块，按显示顺序。
   * @x-jiyue-en Sections in display order.
   * @minItems 1
   * @maxItems 50 */
  sections: TopicSection[];
  /** 题图；没有则不填。
   * @x-jiyue-en Cover picture; absent when there is none. */
  cover?: Picture;
  /** 专题开始日期；没有定则不填。
   * @x-jiyue-en First day of the topic; absent when not set. */
  startDate?: DateOnly;
  /** 专题结束日期，过后仍可阅读；没有定则不填。
   * @x-jiyue-en Last day of the topic, after which it stays readable; absent when not set. */
  endDate?: DateOnly;
}

/** 专题草稿。
 * @x-jiyue-en Draft of a special topic. */
export interface SpecialTopicDraft extends SpecialTopicContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'special-topic';
}

/** 专题。
 * @x-jiyue-en A special topic.
 * @x-jiyue-requirement JY-FMT-027 */
export interface SpecialTopic extends SpecialTopicContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'special-topic';
}
