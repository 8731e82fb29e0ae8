import type { ExchangeDirection, ExchangeHoldReason, JobState } from '../gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from '../gen/scalars.ts';

/** 暂停说明：目录为空或大幅缩减时，平台停下请人确认，不据此撤稿。
 * @x-jiyue-en Why a run was held: its catalogue was empty or shrank, so a person is asked and nothing is withdrawn. */
export interface ExchangeHold {
  /** 原因。
   * @x-jiyue-en Reason. */
  reason: ExchangeHoldReason;
  /** 暂停时刻。
   * @x-jiyue-en When it was held. */
  heldAt: Timestamp;
  /** 是否确认继续；尚未决定则不填。
   * @x-jiyue-en Whether it was confirmed to go on; absent while undecided. */
  goesOn?: boolean;
  /** 决定时刻；尚未决定则不填。
   * @x-jiyue-en When that was decided; absent while undecided. */
  decidedAt?: Timestamp;
  /** 决定的说明；没有则不填。
   * @x-jiyue-en Note of the decision; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 对暂停的运行的决定。
 * @x-jiyue-en Decision on a run that was held. */
export interface ExchangeRunDecision {
  /** 是否继续；false 则终止，不撤下任何记录。
   * @x-jiyue-en Whether it goes on; false ends it and withdraws nothing. */
  goesOn: boolean;
  /** 说明。
   * @x-jiyue-en Note.
   * @minLength 1
   * @maxLength 500 */
  note: string;
}

/** 一次交换运行：收了多少、怎样了、停在哪里。
 * @x-jiyue-en One run of an exchange: how much was received, what became of it, and where it stands.
 * @x-jiyue-requirement JY-EXC-010 */
export interface ExchangeRun {
  /** 运行标识。
   * @x-jiyue-en Id of the run. */
  id: RecordId;
  /** 对接平台。
   * @x-jiyue-en Partner. */
  partnerId: RecordId;
  /** 方向，从本平台看。
   * @x-jiyue-en Direction, as seen from here. */
  direction: ExchangeDirection;
  /** 是拉取（true）还是接收推送（false）。
   * @x-jiyue-en Whether it was pulled (true) or pushed by the partner (false). */
  isPull: boolean;
  /** 状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 结束时刻；未结束则不填。
   * @x-jiyue-en When it ended; absent while it has not. */
  finishedAt?: Timestamp;
  /** 从对方变更流的何处读起；从头读的不填。
   * @x-jiyue-en Place in the partner's feed where it began to read; absent from the start. */
  after?: Cursor;
  /** 下次从何处读起；推送的不填。
   * @x-jiyue-en Place to go on from next time; absent when pushed. */
  next?: Cursor;
  /** 上一次运行时对方目录中的记录数；首次为 0。
   * @x-jiyue-en Records in the partner's catalogue at the run before; 0 at the first.
   * @TJS-type integer
   * @minimum 0 */
  catalogueBefore: number;
  /** 本次对方目录中的记录数。
   * @x-jiyue-en Records in the partner's catalogue now.
   * @TJS-type integer
   * @minimum 0 */
  catalogueNow: number;
  /** 本次读到的项数。
   * @x-jiyue-en Items read in this run.
   * @TJS-type integer
   * @minimum 0 */
  read: number;
  /** 已入库数（待定的和已公开的）。
   * @x-jiyue-en Items stored, waiting or published.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Items unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 已拒绝数。
   * @x-jiyue-en Items refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 已撤下数。
   * @x-jiyue-en Records taken back.
   * @TJS-type integer
   * @minimum 0 */
  withdrawn: number;
  /** 暂停说明；没有暂停过则不填。
   * @x-jiyue-en Why it was held; absent when it never was. */
  hold?: ExchangeHold;
}

/** 交换运行分页。
 * @x-jiyue-en Page of runs. */
export interface ExchangeRunPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ExchangeRun[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
