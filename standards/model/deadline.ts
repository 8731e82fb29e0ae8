import type { PauseCause, TermUnit, TimeLimit } from './gen/codes.ts';
import type { DateOnly } from './gen/scalars.ts';

/** 期限的一次停表：起日之后至止日的各日不计入期限。
 * @x-jiyue-en One pause of a term: the days after its first date up to its last one do not count.
 * @x-jiyue-requirement JY-INT-010 */
export interface DeadlinePause {
  /** 原因。
   * @x-jiyue-en Cause. */
  cause: PauseCause;
  /** 停表之日（发出征求意见之日），本日仍计入。
   * @x-jiyue-en Day of the pause, when others were asked; it still counts itself. */
  fromDate: DateOnly;
  /** 恢复之日（收到意见或期满之日），本日不计入；尚未恢复则不填。
   * @x-jiyue-en Day on which the answer came or the wait ended, not counted itself; absent while the pause lasts. */
  toDate?: DateOnly;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 一项期限：自何日起、多长、停过几次、何日届满、依据哪份工作日历。
 * @x-jiyue-en A term: since when, how long, how often paused, due when, and by which calendar of working days.
 * @x-jiyue-requirement JY-INT-008 */
export interface Deadline {
  /** 时限代码，指出期限所依据的规定。
   * @x-jiyue-en Code of the time limit, which names the rule it rests on. */
  limit: TimeLimit;
  /** 起算之日，本日不计入。
   * @x-jiyue-en Day it starts on, which does not count. */
  startDate: DateOnly;
  /** 期限长度。
   * @x-jiyue-en Length of the term.
   * @TJS-type integer
   * @minimum 1
   * @maximum 400 */
  amount: number;
  /** 期限单位。
   * @x-jiyue-en Unit of the length. */
  unit: TermUnit;
  /** 延长的长度，单位相同；未延长则不填。
   * @x-jiyue-en Extension in the same unit; absent when not extended.
   * @TJS-type integer
   * @minimum 1
   * @maximum 400 */
  extension?: number;
  /** 停表，按先后，互不重叠；没有则不填。
   * @x-jiyue-en Pauses in order, without overlap; absent when there are none.
   * @minItems 1
   * @maxItems 20 */
  pauses?: DeadlinePause[];
  /** 到期日；停表尚未恢复时不填。
   * @x-jiyue-en Day it is due; absent while a pause lasts. */
  dueDate?: DateOnly;
  /** 计算到期日所用的工作日历：所涉各年放假安排的文号；以工作日计时必填。
   * @x-jiyue-en Calendar used: numbers of the notices that arranged the years concerned; needed for a term in working days.
   * @minItems 1
   * @maxItems 5
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 60 */
  calendarNotices?: string[];
}
