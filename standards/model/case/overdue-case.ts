import type { InteractionKind, MessageKind, MessageState } from '../gen/codes.ts';
import type { CaseNumber, Cursor, DateOnly, RecordId, Timestamp } from '../gen/scalars.ts';

/** 超期办件，不含提交人信息。
 * @x-jiyue-en Overdue case, without the person. */
export interface OverdueCase {
  /** 办件标识。
   * @x-jiyue-en Id of the case. */
  caseId: RecordId;
  /** 办件编号。
   * @x-jiyue-en Number of the case. */
  caseNumber: CaseNumber;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 互动交流方式。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 来信类别；没有则不填。
   * @x-jiyue-en Kind of message; absent when it has none. */
  messageKind?: MessageKind;
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: MessageState;
  /** 提交时刻。
   * @x-jiyue-en When it was submitted. */
  submittedAt: Timestamp;
  /** 承办机构；尚未分派则不填。
   * @x-jiyue-en Organization in charge; absent before the assignment. */
  handlerId?: RecordId;
  /** 答复到期日；没有期限则不填。
   * @x-jiyue-en Day the answer was due; absent without a term. */
  dueDate?: DateOnly;
}

/** 超期办件分页。
 * @x-jiyue-en Page of overdue cases. */
export interface OverdueCasePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OverdueCase[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
