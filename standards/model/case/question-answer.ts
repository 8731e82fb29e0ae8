import type { ResourceStatus } from '../gen/codes.ts';
import type { Cursor, DateOnly, RecordId } from '../gen/scalars.ts';
import type { Common, Stored } from '../common.ts';

/** 答问知识条目，由发送方给出。
 * @x-jiyue-en Question with its answer, as a sender gives it. */
export interface QuestionAnswerDraft extends Common {
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所属栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 对答复负责的机构。
   * @x-jiyue-en Organization that answers for it. */
  ownerId: RecordId;
  /** 问题。
   * @x-jiyue-en Question.
   * @minLength 1
   * @maxLength 1000 */
  question: string;
  /** 答复。
   * @x-jiyue-en Answer.
   * @minLength 1
   * @maxLength 10000 */
  answer: string;
  /** 关键词；没有则不填。
   * @x-jiyue-en Keywords; absent when there are none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords?: string[];
  /** 所依据的政策文件；没有则不填。
   * @x-jiyue-en Policy documents it rests on; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  basisIds?: RecordId[];
  /** 失效日期；长期有效则不填。
   * @x-jiyue-en Day it expires; absent while it holds. */
  expiresDate?: DateOnly;
}

/** 答问知识条目：作为资源入库，各渠道按资源标识调用。
 * @x-jiyue-en Question with its answer: it stands in the repository as a resource and is used by that id everywhere.
 * @x-jiyue-requirement JY-INT-018 */
export interface QuestionAnswer extends QuestionAnswerDraft, Stored {
  /** 入库的资源标识。
   * @x-jiyue-en Id of the resource it stands as. */
  resourceId: RecordId;
  /** 资源状态。
   * @x-jiyue-en Status of the resource. */
  status: ResourceStatus;
}

/** 答问知识条目分页。
 * @x-jiyue-en Page of questions with answers. */
export interface QuestionAnswerPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: QuestionAnswer[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
