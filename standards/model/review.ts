import type { PermissionAction, ReviewGate, ReviewResult, WordingSeverity } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 审核流程中的一步。
 * @x-jiyue-en One step of a review process. */
export interface ReviewStep {
  /** 步骤名称，如“一审一校”。
   * @x-jiyue-en Name of the step.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 作出这一步结论所需的权限动作。
   * @x-jiyue-en Action a reviewer of this step must be granted. */
  action: PermissionAction;
  /** 这一步要给出结论的关口；不分关口的为空数组。
   * @x-jiyue-en Gates this step gives a result for; empty when it has none apart.
   * @maxItems 5
   * @uniqueItems true */
  gates: ReviewGate[];
  /** 退回时回到第几步；不填则退回起草人。
   * @x-jiyue-en Step to return to when refused; absent means to the author.
   * @TJS-type integer
   * @minimum 1
   * @maximum 20 */
  returnsToStep?: number;
}

/** 审核流程，由站点或栏目规定。
 * @x-jiyue-en Review process as a site or column sets it. */
export interface ReviewProcessDraft extends Common {
  /** 适用的站点。
   * @x-jiyue-en Site it holds for. */
  siteId: RecordId;
  /** 适用的栏目；不填则适用于站点的全部栏目。
   * @x-jiyue-en Column it holds for; absent means all columns of the site. */
  columnId?: RecordId;
  /** 流程名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 步骤，按先后，至少一步。
   * @x-jiyue-en Steps in order, at least one.
   * @minItems 1
   * @maxItems 20 */
  steps: ReviewStep[];
  /** 拦截级别：有未处理的这一级别及以上的表述问题时不得发布；不填则不拦截。
   * @x-jiyue-en Severity from which open wording findings stop publication; absent means that none does. */
  blockingSeverity?: WordingSeverity;
}

/** 审核流程。
 * @x-jiyue-en Review process.
 * @x-jiyue-requirement JY-PUB-010 */
export interface ReviewProcess extends ReviewProcessDraft, Stored {}

/** 审核流程分页。
 * @x-jiyue-en Page of review processes. */
export interface ReviewProcessPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ReviewProcess[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个关口的结论。
 * @x-jiyue-en Result at one gate. */
export interface GateResult {
  /** 关口。
   * @x-jiyue-en Gate. */
  gate: ReviewGate;
  /** 是否通过。
   * @x-jiyue-en Whether it passed. */
  hasPassed: boolean;
  /** 理由；通过且无须说明的不填。
   * @x-jiyue-en Ground; absent when passed without remark.
   * @minLength 1
   * @maxLength 500 */
  ground?: string;
}

/** 审核人给出的结论。
 * @x-jiyue-en Decision as a reviewer gives it. */
export interface ReviewDecision {
  /** 流程的第几步。
   * @x-jiyue-en Step of the process.
   * @TJS-type integer
   * @minimum 1
   * @maximum 20 */
  step: number;
  /** 结论。
   * @x-jiyue-en Result. */
  result: ReviewResult;
  /** 作出结论的依据。
   * @x-jiyue-en Ground of the decision.
   * @minLength 1
   * @maxLength 1000 */
  ground: string;
  /** 各关口的结论；这一步不分关口的为空数组。
   * @x-jiyue-en Results by gate; empty when the step has none.
   * @maxItems 5 */
  gates: GateResult[];
  /** 内容是否还要发往政务新媒体。
   * @x-jiyue-en Whether the content also goes to government new media. */
  isForNewMedia: boolean;
}

/** 审核记录，不对公众公开。
 * @x-jiyue-en Record of a review; never public.
 * @x-jiyue-requirement JY-PUB-009 */
export interface ReviewRecord extends ReviewDecision, Stored {
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所审的资源。
   * @x-jiyue-en Resource that was reviewed. */
  resourceId: RecordId;
  /** 所审的版本。
   * @x-jiyue-en Version that was reviewed.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 审核流程。
   * @x-jiyue-en Review process. */
  processId: RecordId;
  /** 起草账户。
   * @x-jiyue-en Account that drafted the version. */
  drafterId: RecordId;
  /** 审核账户。
   * @x-jiyue-en Account that reviewed it. */
  reviewerId: RecordId;
  /** 审核时刻。
   * @x-jiyue-en When it was reviewed. */
  reviewedAt: Timestamp;
}

/** 审核记录分页。
 * @x-jiyue-en Page of review records. */
export interface ReviewRecordPage {
  /** 本页的项，按审核先后。
   * @x-jiyue-en Items of this page. */
  items: ReviewRecord[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一项待审任务。
 * @x-jiyue-en One review to be done. */
export interface ReviewTask {
  /** 待审的资源。
   * @x-jiyue-en Resource to review. */
  resourceId: RecordId;
  /** 待审的版本。
   * @x-jiyue-en Version to review.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所属栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 审核流程。
   * @x-jiyue-en Review process. */
  processId: RecordId;
  /** 等待的步骤。
   * @x-jiyue-en Step that waits.
   * @TJS-type integer
   * @minimum 1
   * @maximum 20 */
  step: number;
  /** 自何时起等待。
   * @x-jiyue-en Since when it waits. */
  sinceAt: Timestamp;
}

/** 待审任务分页。
 * @x-jiyue-en Page of reviews to be done. */
export interface ReviewTaskPage {
  /** 本页的项，等待久的在前。
   * @x-jiyue-en Items of this page. */
  items: ReviewTask[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 定时发布请求。
 * @x-jiyue-en Request to publish at a time.
 * @x-jiyue-requirement JY-PUB-008 */
export interface ScheduleRequest {
  /** 发布的时刻，带时区，晚于请求的时刻。
   * @x-jiyue-en When to publish, with its zone, after the time of the request. */
  publishAt: Timestamp;
}
