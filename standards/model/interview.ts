import type { InterviewSpeaker, InterviewState } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 访谈嘉宾，以公务身份出席。
 * @x-jiyue-en Guest of an interview, present in office. */
export interface InterviewGuest {
  /** 姓名。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 单位和职务。
   * @x-jiyue-en Organization and office.
   * @minLength 1
   * @maxLength 200 */
  role: string;
}

/** 在线访谈，由发送方给出。
 * @x-jiyue-en Online interview as a sender gives it. */
export interface InterviewDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 主办机构。
   * @x-jiyue-en Organization that holds it. */
  ownerId: RecordId;
  /** 主题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 预告和背景。
   * @x-jiyue-en Announcement and background.
   * @minLength 1
   * @maxLength 10000 */
  introduction: string;
  /** 嘉宾。
   * @x-jiyue-en Guests.
   * @minItems 1
   * @maxItems 20 */
  guests: InterviewGuest[];
  /** 开始时刻。
   * @x-jiyue-en When it begins. */
  startsAt: Timestamp;
  /** 结束时刻；未定则不填。
   * @x-jiyue-en When it ends; absent when not set. */
  endsAt?: Timestamp;
  /** 征集问题开始时刻；不征集则不填。
   * @x-jiyue-en Questions are taken from; absent when none are. */
  questionsFromAt?: Timestamp;
  /** 征集问题截止时刻；不征集则不填。
   * @x-jiyue-en Questions are taken until; absent when none are. */
  questionsToAt?: Timestamp;
  /** 直播或录像地址；没有则不填。
   * @x-jiyue-en Address of the video; absent when there is none. */
  videoUrl?: WebAddress;
}

/** 访谈的一次状态变更。
 * @x-jiyue-en One change of state of an interview. */
export interface InterviewStateChange {
  /** 目标状态。
   * @x-jiyue-en State to move to. */
  toState: InterviewState;
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 原因；取消时宜填。
   * @x-jiyue-en Reason; advised for a cancellation.
   * @minLength 1
   * @maxLength 500 */
  reason?: string;
}

/** 在线访谈。
 * @x-jiyue-en Online interview.
 * @x-jiyue-requirement JY-INT-038 */
export interface Interview extends InterviewDraft, Stored {
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: InterviewState;
  /** 状态历史，按先后，至少一条。
   * @x-jiyue-en History of states in order, at least one.
   * @minItems 1
   * @maxItems 50 */
  history: InterviewStateChange[];
  /** 访谈实录（资源）；公布之前不填。
   * @x-jiyue-en Record of the interview, a resource; absent before it is published. */
  recordResourceId?: RecordId;
}

/** 在线访谈分页。
 * @x-jiyue-en Page of interviews. */
export interface InterviewPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Interview[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 访谈中的一段发言，由主办机构写入。
 * @x-jiyue-en One passage of an interview as the organization writes it. */
export interface InterviewEntryDraft {
  /** 发言人身份。
   * @x-jiyue-en Role of the speaker. */
  speaker: InterviewSpeaker;
  /** 嘉宾或主持人的姓名；公众提问不填。
   * @x-jiyue-en Name of guest or host; absent for the public.
   * @minLength 1
   * @maxLength 100 */
  speakerName?: string;
  /** 发言。
   * @x-jiyue-en What was said.
   * @minLength 1
   * @maxLength 10000 */
  text: string;
  /** 发言时刻。
   * @x-jiyue-en When it was said. */
  saidAt: Timestamp;
  /** 所依据的公众提问（办件）；没有则不填。
   * @x-jiyue-en Question of the public it takes up, a case; absent when none. */
  caseId?: RecordId;
  /** 所回答的那段发言；不是回答则不填。
   * @x-jiyue-en Passage it answers; absent when it answers none. */
  answersEntryId?: RecordId;
}

/** 访谈中的一段发言。
 * @x-jiyue-en One passage of an interview.
 * @x-jiyue-requirement JY-INT-038 */
export interface InterviewEntry extends InterviewEntryDraft, Stored {
  /** 访谈。
   * @x-jiyue-en Interview. */
  interviewId: RecordId;
}

/** 访谈发言分页。
 * @x-jiyue-en Page of passages of interviews. */
export interface InterviewEntryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: InterviewEntry[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
