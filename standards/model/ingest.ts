import type { ResourceStatus, SubmitOutcome } from './gen/codes.ts';
import type { RecordId } from './gen/scalars.ts';
import type { ProblemItem } from './problem.ts';
import type { ResourceDraft } from './resource.ts';

/** 批量提交请求。
 * @x-jiyue-en Request to submit a batch. */
export interface SubmitRequest {
  /** 草稿，按来源系统的先后。
   * @x-jiyue-en Drafts, in the order of the source system.
   * @minItems 1
   * @maxItems 1000 */
  items: ResourceDraft[];
  /** 入库后是否立即发布；false 则存为草稿待审。
   * @x-jiyue-en Whether to publish after entry; false keeps drafts waiting. */
  publish: boolean;
}

/** 批中一项的结果，与请求同序。
 * @x-jiyue-en Result for one item, in the order of the request. */
export interface SubmitResult {
  /** 结果：stored 已入库，unchanged 无变化，rejected 被拒绝。
   * @x-jiyue-en Outcome. */
  outcome: SubmitOutcome;
  /** 资源标识；被拒绝时不填。
   * @x-jiyue-en Resource id; absent when rejected. */
  id?: RecordId;
  /** 版本；被拒绝时不填。
   * @x-jiyue-en Version; absent when rejected.
   * @TJS-type integer
   * @minimum 1 */
  version?: number;
  /** 资源状态；被拒绝时不填。
   * @x-jiyue-en Status; absent when rejected. */
  status?: ResourceStatus;
  /** 拒绝的逐处说明；其他情况不填。
   * @x-jiyue-en Every place that was wrong; absent otherwise.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 批量提交的回复：各项数目相加等于请求的项数。
 * @x-jiyue-en Reply to a batch: the counts add up to the number of items.
 * @x-jiyue-requirement JY-RES-004 */
export interface SubmitReply {
  /** 各项结果。
   * @x-jiyue-en Results. */
  results: SubmitResult[];
  /** 已入库数。
   * @x-jiyue-en Number stored.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Number unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 被拒绝数。
   * @x-jiyue-en Number rejected.
   * @TJS-type integer
   * @minimum 0 */
  rejected: number;
}

/** 校验报告：不入库，只报告。
 * @x-jiyue-en Report of a validation; nothing is stored. */
export interface ValidationReport {
  /** 是否合格。
   * @x-jiyue-en Whether it would be accepted. */
  valid: boolean;
  /** 错误，合格时为空数组。
   * @x-jiyue-en Errors; empty when valid.
   * @maxItems 200 */
  errors: ProblemItem[];
  /** 警告，不影响入库。
   * @x-jiyue-en Warnings; they do not hinder storing.
   * @maxItems 200 */
  warnings: ProblemItem[];
}
