import type { CallBackResult, RatingAspect, RatingChannel, RatingGrade, RatingMarkKind, RegionCode } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { Deadline } from './deadline.ts';
import type { ContactPerson } from './person.ts';
import type { AnswerItem, FormQuestion } from './question.ts';

/** 评价问卷的一版，由发送方给出。
 * @x-jiyue-en One version of a set of rating questions, as a sender gives it. */
export interface RatingQuestionSetDraft extends Common {
  /** 问卷名称。
   * @x-jiyue-en Name of the set.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 问卷版本，改动题目即加 1。
   * @x-jiyue-en Version of the questions, one more at each change of a question.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100000 */
  setVersion: number;
  /** 题目，按显示次序。
   * @x-jiyue-en Questions in display order.
   * @minItems 1
   * @maxItems 50 */
  questions: FormQuestion[];
  /** 启用日期。
   * @x-jiyue-en First day of use. */
  fromDate: DateOnly;
  /** 停用日期；仍在用则不填。
   * @x-jiyue-en Last day of use; absent while in use. */
  toDate?: DateOnly;
}

/** 评价问卷的一版；已有评价引用的版本不再改动。
 * @x-jiyue-en One version of a set of rating questions; a version that ratings refer to no longer changes.
 * @x-jiyue-requirement JY-EVAL-008 */
export interface RatingQuestionSet extends RatingQuestionSetDraft, Stored {}

/** 评价问卷分页。
 * @x-jiyue-en Page of sets of rating questions. */
export interface RatingQuestionSetPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: RatingQuestionSet[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一次评价的内容，除评价人以外。
 * @x-jiyue-en Content of a rating, without the person. */
export interface RatingContent extends Common {
  /** 收到评价的站点；不经站点的渠道不填。
   * @x-jiyue-en Site that took it; absent where no site did. */
  siteId?: RecordId;
  /** 办件编号；与办理环节一起限定一次评价。
   * @x-jiyue-en Number of the case that was handled; with the occasion it allows one rating.
   * @minLength 1
   * @maxLength 64 */
  projectNumber: string;
  /** 办理环节代码，如受理、办结或第几次到场。
   * @x-jiyue-en Code of the occasion within the case: acceptance, completion, second visit.
   * @pattern ^[A-Za-z0-9][A-Za-z0-9-]{0,31}$ */
  occasion: string;
  /** 事项实施编码；没有则不填。
   * @x-jiyue-en Code of the service item; absent when it has none.
   * @minLength 1
   * @maxLength 64 */
  taskCode?: string;
  /** 事项名称。
   * @x-jiyue-en Name of the service item.
   * @minLength 1
   * @maxLength 200 */
  taskName: string;
  /** 被评价的机构。
   * @x-jiyue-en Organization that is rated. */
  organizationId: RecordId;
  /** 行政区划；没有则不填。
   * @x-jiyue-en Division; absent when not known. */
  regionCode?: RegionCode;
  /** 整体评价等级。
   * @x-jiyue-en Overall grade. */
  grade: RatingGrade;
  /** 评价渠道。
   * @x-jiyue-en Channel. */
  channel: RatingChannel;
  /** 所答问卷。
   * @x-jiyue-en Set of questions that was answered. */
  questionSetId: RecordId;
  /** 所答问卷的版本。
   * @x-jiyue-en Version of that set.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100000 */
  questionSetVersion: number;
  /** 所选的评价指标；没有则不填。
   * @x-jiyue-en Aspects chosen; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  aspects?: RatingAspect[];
  /** 对各题的回答；只给等级的不填。
   * @x-jiyue-en Answers to the questions; absent when a grade alone was given.
   * @minItems 1
   * @maxItems 50 */
  answers?: AnswerItem[];
  /** 文字评价；没有则不填。
   * @x-jiyue-en Text of the rating; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  text?: string;
  /** 评价时刻。
   * @x-jiyue-en When it was rated. */
  ratedAt: Timestamp;
  /** 是否匿名。
   * @x-jiyue-en Whether it is anonymous. */
  isAnonymous: boolean;
}

/** 一次评价，由办事人或终端给出。
 * @x-jiyue-en A rating as the person or a terminal gives it. */
export interface RatingDraft extends RatingContent {
  /** 评价人；匿名则不填。
   * @x-jiyue-en Who rated; absent when anonymous. */
  rater?: ContactPerson;
}

/** 对评价的标记，由发送方给出。
 * @x-jiyue-en Mark on a rating, as a sender gives it. */
export interface RatingMarkDraft {
  /** 标记种类。
   * @x-jiyue-en Kind of mark. */
  markKind: RatingMarkKind;
  /** 认定依据。
   * @x-jiyue-en Ground of the finding.
   * @minLength 1
   * @maxLength 1000 */
  ground: string;
  /** 此后是否仍计入汇总。
   * @x-jiyue-en Whether the rating still counts in summaries. */
  isCounted: boolean;
  /** 作出认定的机构。
   * @x-jiyue-en Organization that found so. */
  organizationId: RecordId;
}

/** 对评价的标记：原等级和文字不动。
 * @x-jiyue-en Mark on a rating; grade and text stay as they were.
 * @x-jiyue-requirement JY-EVAL-005 */
export interface RatingMark extends RatingMarkDraft {
  /** 标记时刻。
   * @x-jiyue-en When it was marked. */
  markedAt: Timestamp;
}

/** 差评整改与回访的进展，由发送方给出。
 * @x-jiyue-en Progress of correction and call-back, as a sender gives it. */
export interface RatingFollowUpDraft {
  /** 负责整改的机构。
   * @x-jiyue-en Organization that corrects. */
  organizationId: RecordId;
  /** 整改措施；尚未整改则不填。
   * @x-jiyue-en What was done; absent before the correction.
   * @minLength 1
   * @maxLength 2000 */
  measures?: string;
  /** 整改完成时刻；尚未完成则不填。
   * @x-jiyue-en When it was corrected; absent before. */
  rectifiedAt?: Timestamp;
  /** 回访时刻；尚未回访则不填。
   * @x-jiyue-en When the person was called back; absent before. */
  calledBackAt?: Timestamp;
  /** 回访结果；尚未回访则不填。
   * @x-jiyue-en Result of the call-back; absent before. */
  callBackResult?: CallBackResult;
  /** 回访时追加的等级，不改原等级；没有则不填。
   * @x-jiyue-en Grade given at the call-back, beside the first one; absent when none was given. */
  gradeAfter?: RatingGrade;
}

/** 差评整改与回访。
 * @x-jiyue-en Correction after a bad rating, and call-back.
 * @x-jiyue-requirement JY-EVAL-006 */
export interface RatingFollowUp extends RatingFollowUpDraft {
  /** 整改期限。
   * @x-jiyue-en Term of the correction. */
  deadline: Deadline;
}

/** 评价（好差评）：一个办件的一个环节一条。
 * @x-jiyue-en Rating of a service: one for each occasion of a case.
 * @x-jiyue-requirement JY-EVAL-001 */
export interface Rating extends RatingDraft, Stored {
  /** 标记，按先后；没有则为空数组。
   * @x-jiyue-en Marks in order; an empty array when there are none.
   * @maxItems 50 */
  marks: RatingMark[];
  /** 整改与回访；差评以外不填。
   * @x-jiyue-en Correction and call-back; bad ratings only. */
  followUp?: RatingFollowUp;
}

/** 评价分页。
 * @x-jiyue-en Page of ratings. */
export interface RatingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Rating[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 评价的公开视图：没有评价人和办件编号，足以重算汇总。
 * @x-jiyue-en Public view of a rating: without person and case number, enough to compute the summary again. */
export interface PublicRating {
  /** 评价标识。
   * @x-jiyue-en Id of the rating. */
  id: RecordId;
  /** 被评价的机构。
   * @x-jiyue-en Organization that is rated. */
  organizationId: RecordId;
  /** 事项实施编码；没有则不填。
   * @x-jiyue-en Code of the service item; absent when it has none.
   * @minLength 1
   * @maxLength 64 */
  taskCode?: string;
  /** 事项名称。
   * @x-jiyue-en Name of the service item.
   * @minLength 1
   * @maxLength 200 */
  taskName: string;
  /** 行政区划；没有则不填。
   * @x-jiyue-en Division; absent when not known. */
  regionCode?: RegionCode;
  /** 整体评价等级。
   * @x-jiyue-en Overall grade. */
  grade: RatingGrade;
  /** 评价渠道。
   * @x-jiyue-en Channel. */
  channel: RatingChannel;
  /** 所答问卷。
   * @x-jiyue-en Set of questions that was answered. */
  questionSetId: RecordId;
  /** 所答问卷的版本。
   * @x-jiyue-en Version of that set.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100000 */
  questionSetVersion: number;
  /** 所选的评价指标；没有则不填。
   * @x-jiyue-en Aspects chosen; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  aspects?: RatingAspect[];
  /** 审核后公开的文字；不公开则不填。
   * @x-jiyue-en Text as released after review; absent when not released.
   * @minLength 1
   * @maxLength 1000 */
  publicText?: string;
  /** 评价时刻。
   * @x-jiyue-en When it was rated. */
  ratedAt: Timestamp;
  /** 是否计入汇总。
   * @x-jiyue-en Whether it counts in summaries. */
  isCounted: boolean;
}

/** 公开评价分页。
 * @x-jiyue-en Page of public ratings. */
export interface PublicRatingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicRating[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个等级的评价数。
 * @x-jiyue-en Number of ratings of one grade. */
export interface GradeCount {
  /** 等级。
   * @x-jiyue-en Grade. */
  grade: RatingGrade;
  /** 评价数。
   * @x-jiyue-en Number of ratings.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
}

/** 评价汇总：一个范围、一个期间、一版问卷；由公开的评价可重算。
 * @x-jiyue-en Summary of ratings: one scope, one period, one version of questions; it can be computed again from the public ratings.
 * @x-jiyue-requirement JY-EVAL-003 */
export interface RatingSummary {
  /** 范围：机构；不限则不填。
   * @x-jiyue-en Scope: organization; absent when not limited. */
  organizationId?: RecordId;
  /** 范围：站点；不限则不填。
   * @x-jiyue-en Scope: site; absent when not limited. */
  siteId?: RecordId;
  /** 范围：事项；不限则不填。
   * @x-jiyue-en Scope: service item; absent when not limited.
   * @minLength 1
   * @maxLength 64 */
  taskCode?: string;
  /** 范围：行政区划；不限则不填。
   * @x-jiyue-en Scope: division; absent when not limited. */
  regionCode?: RegionCode;
  /** 期间首日（北京时间的评价日期）。
   * @x-jiyue-en First day of the period, by the day in China. */
  fromDate: DateOnly;
  /** 期间末日，含当日。
   * @x-jiyue-en Last day of the period, included. */
  toDate: DateOnly;
  /** 问卷。
   * @x-jiyue-en Set of questions. */
  questionSetId: RecordId;
  /** 问卷版本。
   * @x-jiyue-en Version of the set.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100000 */
  questionSetVersion: number;
  /** 计入的评价次数，等于各等级之和。
   * @x-jiyue-en Number of ratings that count, the sum of the grades.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
  /** 因标记而未计入的评价次数。
   * @x-jiyue-en Number of ratings left out because of a mark.
   * @TJS-type integer
   * @minimum 0 */
  excluded: number;
  /** 各等级的评价数；没有评价的等级可不列。
   * @x-jiyue-en Number by grade; grades without ratings may be left out.
   * @maxItems 50 */
  grades: GradeCount[];
  /** 满意率：基本满意及以上所占的比例，四位小数；没有评价则不填。
   * @x-jiyue-en Share of basically satisfied and better, four decimals; absent without ratings.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  satisfiedShare?: number;
  /** 平均分，1 至 5，四位小数；没有评价则不填。
   * @x-jiyue-en Average from 1 to 5, four decimals; absent without ratings.
   * @TJS-type number
   * @minimum 1
   * @maximum 5 */
  averageGrade?: number;
  /** 计算时刻。
   * @x-jiyue-en When it was computed. */
  computedAt: Timestamp;
}

/** 超期的差评：未整改或未回访。
 * @x-jiyue-en Bad rating beyond its term: not corrected, or not called back. */
export interface OverdueRating {
  /** 评价标识。
   * @x-jiyue-en Id of the rating. */
  ratingId: RecordId;
  /** 负责整改的机构。
   * @x-jiyue-en Organization that corrects. */
  organizationId: RecordId;
  /** 事项名称。
   * @x-jiyue-en Name of the service item.
   * @minLength 1
   * @maxLength 200 */
  taskName: string;
  /** 等级。
   * @x-jiyue-en Grade. */
  grade: RatingGrade;
  /** 评价时刻。
   * @x-jiyue-en When it was rated. */
  ratedAt: Timestamp;
  /** 整改到期日。
   * @x-jiyue-en Day the correction was due. */
  dueDate: DateOnly;
  /** 是否已整改。
   * @x-jiyue-en Whether it was corrected. */
  isRectified: boolean;
  /** 是否已回访。
   * @x-jiyue-en Whether the person was called back. */
  isCalledBack: boolean;
}

/** 超期差评分页。
 * @x-jiyue-en Page of overdue bad ratings. */
export interface OverdueRatingPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OverdueRating[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 页面反馈的内容：不含任何身份和联系方式。
 * @x-jiyue-en Content of feedback on a page: no identity and no contact. */
export interface FeedbackContent {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所评价的页面。
   * @x-jiyue-en Page it is about. */
  pageUrl: WebAddress;
  /** 页面上的资源；没有则不填。
   * @x-jiyue-en Resource on the page; absent when there is none. */
  resourceId?: RecordId;
  /** 页面是否有用。
   * @x-jiyue-en Whether the page was useful. */
  isUseful: boolean;
  /** 意见；没有则不填。
   * @x-jiyue-en Remark; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  text?: string;
}

/** 页面反馈，由公众提交。
 * @x-jiyue-en Feedback on a page, as a reader sends it. */
export interface FeedbackDraft extends FeedbackContent {
  /** 页面所带的一次性凭证，用过即失效。
   * @x-jiyue-en One-time token that the page carried; used up when accepted.
   * @pattern ^[A-Za-z0-9_-]{22,128}$ */
  token: string;
}

/** 页面反馈。
 * @x-jiyue-en Feedback on a page.
 * @x-jiyue-requirement JY-EVAL-007 */
export interface Feedback extends FeedbackContent, Stored {}

/** 页面反馈分页。
 * @x-jiyue-en Page of feedback. */
export interface FeedbackPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Feedback[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 页面反馈的一次性凭证。
 * @x-jiyue-en One-time token for feedback on a page. */
export interface FeedbackToken {
  /** 凭证。
   * @x-jiyue-en Token.
   * @pattern ^[A-Za-z0-9_-]{22,128}$ */
  token: string;
  /** 失效时刻。
   * @x-jiyue-en When it expires. */
  expiresAt: Timestamp;
}
