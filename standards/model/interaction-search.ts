import type { InteractionKind } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { HighlightPiece } from './search.ts';

/** 一条已公开的互动答复。
 * @x-jiyue-en One public answer of interaction.
 * @x-jiyue-requirement JY-SRCH-013 */
export interface InteractionHit {
  /** 公开件的标识。
   * @x-jiyue-en Id of the public case. */
  caseId: RecordId;
  /** 互动种类。
   * @x-jiyue-en Kind of interaction. */
  interactionKind: InteractionKind;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 标题，命中部分标出。
   * @x-jiyue-en Title with hits marked. */
  title: HighlightPiece[];
  /** 问答片段，命中部分标出。
   * @x-jiyue-en Extract of question and answer with hits marked. */
  extract: HighlightPiece[];
  /** 答复单位。
   * @x-jiyue-en Organ that answered.
   * @minLength 1
   * @maxLength 200 */
  answeredBy: string;
  /** 答复时刻。
   * @x-jiyue-en When it was answered. */
  answeredAt: Timestamp;
  /** 相关度得分，只在同一次检索内可比。
   * @x-jiyue-en Score, comparable within one query only.
   * @TJS-type number */
  score: number;
}

/** 互动检索分页。
 * @x-jiyue-en Page of interaction hits.
 * @x-jiyue-requirement JY-SRCH-013 */
export interface InteractionHitPage {
  /** 本页的项，相关的在前。
   * @x-jiyue-en Items of this page. */
  items: InteractionHit[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
