import type { ConsultationState, QuestionKind } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { ConsultationStateChange } from './consultation.ts';
import type { AnswerItem, FormQuestion } from './question.ts';

/** 网上调查，由发送方给出。
 * @x-jiyue-en Survey as a sender gives it. */
export interface SurveyDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 负责机构。
   * @x-jiyue-en Organization in charge. */
  ownerId: RecordId;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 调查说明。
   * @x-jiyue-en Explanation.
   * @minLength 1
   * @maxLength 10000 */
  explanation: string;
  /** 调查首日。
   * @x-jiyue-en First day. */
  fromDate: DateOnly;
  /** 调查末日，含当日。
   * @x-jiyue-en Last day, included. */
  toDate: DateOnly;
  /** 题目，按显示次序；开始后不改。
   * @x-jiyue-en Questions in display order; fixed once it is open.
   * @minItems 1
   * @maxItems 200 */
  questions: FormQuestion[];
}

/** 网上调查。
 * @x-jiyue-en Survey. */
export interface Survey extends SurveyDraft, Stored {
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: ConsultationState;
  /** 状态历史，按先后，至少一条。
   * @x-jiyue-en History of states in order, at least one.
   * @minItems 1
   * @maxItems 50 */
  history: ConsultationStateChange[];
  /** 结果公布时刻；公布之前不填。
   * @x-jiyue-en When the result was published; absent before. */
  resultPublishedAt?: Timestamp;
}

/** 网上调查分页。
 * @x-jiyue-en Page of surveys. */
export interface SurveyPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Survey[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一份答卷，不记名。
 * @x-jiyue-en One sheet of answers; nobody is named.
 * @x-jiyue-requirement JY-INT-036 */
export interface SurveyAnswersDraft {
  /** 所答调查的版本。
   * @x-jiyue-en Version of the survey that was answered.
   * @TJS-type integer
   * @minimum 1 */
  surveyVersion: number;
  /** 对各题的回答；非必答题可不列。
   * @x-jiyue-en Answers; questions that need none may be left out.
   * @minItems 1
   * @maxItems 200 */
  answers: AnswerItem[];
  /** 页面所带的一次性凭证，用过即失效。
   * @x-jiyue-en One-time token that the page carried; used up when accepted.
   * @pattern ^[A-Za-z0-9_-]{22,128}$ */
  token: string;
}

/** 答卷的收据。
 * @x-jiyue-en Receipt of a sheet of answers. */
export interface SurveyReceipt {
  /** 调查。
   * @x-jiyue-en Survey. */
  surveyId: RecordId;
  /** 收到时刻。
   * @x-jiyue-en When it was received. */
  receivedAt: Timestamp;
}

/** 一个选项的数目。
 * @x-jiyue-en Count of one option. */
export interface OptionCount {
  /** 选项代码。
   * @x-jiyue-en Code of the option.
   * @pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  optionCode: string;
  /** 选它的份数。
   * @x-jiyue-en Number of sheets that chose it.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
}

/** 一题的统计。
 * @x-jiyue-en Counts of one question. */
export interface QuestionCount {
  /** 题目代码。
   * @x-jiyue-en Code of the question.
   * @pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  questionCode: string;
  /** 题型。
   * @x-jiyue-en Kind of question. */
  questionKind: QuestionKind;
  /** 答此题的份数。
   * @x-jiyue-en Number of sheets that answered it.
   * @TJS-type integer
   * @minimum 0 */
  answered: number;
  /** 各选项的数目；问答题不填。
   * @x-jiyue-en Count of each option; absent for text.
   * @minItems 1
   * @maxItems 101 */
  options?: OptionCount[];
  /** 平均值；仅量表题填，没有回答则不填。
   * @x-jiyue-en Average; scales with answers only.
   * @TJS-type number
   * @minimum 0
   * @maximum 100 */
  average?: number;
}

/** 公布调查结果的请求；各数由平台统计。
 * @x-jiyue-en Request to publish the result; the platform counts. */
export interface SurveyResultDraft {
  /** 结果说明。
   * @x-jiyue-en The result in words.
   * @minLength 1
   * @maxLength 20000 */
  summary: string;
}

/** 调查结果。
 * @x-jiyue-en Result of a survey.
 * @x-jiyue-requirement JY-INT-025 */
export interface SurveyResult extends SurveyResultDraft, Stored {
  /** 调查。
   * @x-jiyue-en Survey. */
  surveyId: RecordId;
  /** 参与人数（有效答卷份数）。
   * @x-jiyue-en Participants: sheets that count.
   * @TJS-type integer
   * @minimum 0 */
  participants: number;
  /** 统计截止时刻。
   * @x-jiyue-en Time of counting. */
  countedAt: Timestamp;
  /** 各题的统计。
   * @x-jiyue-en Counts by question.
   * @minItems 1
   * @maxItems 200 */
  questions: QuestionCount[];
}
