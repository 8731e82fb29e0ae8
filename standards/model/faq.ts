import type { RecordId } from './gen/scalars.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

/** 一问一答。
 * @x-jiyue-en One question with its answer. */
export interface FaqEntry {
  /** 问题。
   * @x-jiyue-en Question.
   * @minLength 1
   * @maxLength 500 */
  question: string;
  /** 回答，换行即分段。
   * @x-jiyue-en Answer; line breaks are paragraphs.
   * @minLength 1
   * @maxLength 20000 */
  answer: string;
}

/** 问答的内容。
 * @x-jiyue-en Content of questions and answers. */
export interface FaqContent extends ResourceContent {
  /** 问题与回答，按显示顺序。
   * @x-jiyue-en Questions with their answers in display order.
   * @minItems 1
   * @maxItems 200 */
  questions: FaqEntry[];
  /** 依据的政策文件；没有则不填。
   * @x-jiyue-en Policy documents they rest on; absent when there are none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  policyIds?: RecordId[];
}

/** 问答草稿。
 * @x-jiyue-en Draft of questions and answers. */
export interface FaqDraft extends FaqContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'faq';
}

/** 问答。
 * @x-jiyue-en Questions and answers.
 * @x-jiyue-requirement JY-FMT-028 */
export interface Faq extends FaqContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'faq';
}
