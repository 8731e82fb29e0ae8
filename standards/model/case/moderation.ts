import type { ModerationAction, ModerationGround } from '../gen/codes.ts';
import type { Cursor, RecordId, Sm3Digest, Timestamp } from '../gen/scalars.ts';
import type { Stored } from '../common.ts';

/** 对用户留言的处置，由处置人给出。
 * @x-jiyue-en Moderation as staff give it. */
export interface ModerationDraft {
  /** 处置方式。
   * @x-jiyue-en What is done. */
  action: ModerationAction;
  /** 依据。
   * @x-jiyue-en Ground. */
  ground: ModerationGround;
  /** 经手机构。
   * @x-jiyue-en Organization that does it. */
  organizationId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 处置记录，不对公众显示。
 * @x-jiyue-en Record of a moderation; the public does not see it.
 * @x-jiyue-requirement JY-INT-020 */
export interface ModerationRecord extends ModerationDraft, Stored {
  /** 办件标识。
   * @x-jiyue-en Id of the case. */
  caseId: RecordId;
  /** 消息标识；处置的是原文则不填。
   * @x-jiyue-en Id of the message; absent for the original text. */
  messageId?: RecordId;
  /** 处置人的账户。
   * @x-jiyue-en Account of the moderator. */
  accountId: RecordId;
  /** 处置时刻。
   * @x-jiyue-en When it was done. */
  moderatedAt: Timestamp;
  /** 原文的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the original text. */
  textDigest: Sm3Digest;
}

/** 处置记录分页。
 * @x-jiyue-en Page of moderation records. */
export interface ModerationRecordPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ModerationRecord[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
