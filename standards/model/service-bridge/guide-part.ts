import type { ServiceTaskType, TermUnit } from '../gen/codes.ts';
import type { RecordId } from '../gen/scalars.ts';

/** 事项类型：政务服务平台所用的数字代码，和按所属省份对照表解释的结果。
 * @x-jiyue-en Type of a service item: the number the service platform uses, and what the mapping of its province makes of it. */
export interface ServiceItemType {
  /** 所用的事项类型对照表。
   * @x-jiyue-en Mapping that explains the number. */
  mappingId: RecordId;
  /** 政务服务平台给出的代码，原样保存。
   * @x-jiyue-en Code as the service platform gives it, kept unchanged.
   * @minLength 1
   * @maxLength 20 */
  theirs: string;
  /** 对照得到的事项类型。
   * @x-jiyue-en Type it means. */
  code: ServiceTaskType;
}

/** 一条设定依据。
 * @x-jiyue-en One legal basis. */
export interface ServiceBasis {
  /** 法律法规或文件名称。
   * @x-jiyue-en Name of the law or document.
   * @minLength 1
   * @maxLength 300 */
  name: string;
  /** 条款；没有则不填。
   * @x-jiyue-en Article; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  article?: string;
  /** 条款内容；没有则不填。
   * @x-jiyue-en Text of the article; absent when not given.
   * @minLength 1
   * @maxLength 5000 */
  text?: string;
  /** 已入库的依据文件；没有则不填。
   * @x-jiyue-en Resource that holds the document; absent when there is none. */
  resourceId?: RecordId;
}

/** 一项办事材料。
 * @x-jiyue-en One document that an applicant hands in. */
export interface ServiceMaterial {
  /** 材料名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 300 */
  name: string;
  /** 是否必要。
   * @x-jiyue-en Whether it is needed in every case. */
  isRequired: boolean;
  /** 何种情形需要；必要的不填。
   * @x-jiyue-en When it is needed; absent when always.
   * @minLength 1
   * @maxLength 500 */
  condition?: string;
  /** 原件份数；不要原件则不填。
   * @x-jiyue-en Number of originals; absent when none.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100 */
  originals?: number;
  /** 复印件份数；不要复印件则不填。
   * @x-jiyue-en Number of copies; absent when none.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100 */
  copies?: number;
  /** 是否可由共享数据得到；可得到的不要求申请人提交。
   * @x-jiyue-en Whether shared data supply it, so that no applicant hands it in. */
  isSupplied: boolean;
  /** 空白表格或样本；没有则不填。
   * @x-jiyue-en Blank form or sample; absent when there is none. */
  attachmentId?: RecordId;
  /** 填报须知；没有则不填。
   * @x-jiyue-en Notes; absent when there are none.
   * @minLength 1
   * @maxLength 2000 */
  note?: string;
}

/** 办理流程的一个环节。
 * @x-jiyue-en One step of the procedure. */
export interface ServiceStep {
  /** 环节名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 办理内容；没有则不填。
   * @x-jiyue-en What is done; absent when not given.
   * @minLength 1
   * @maxLength 5000 */
  text?: string;
  /** 环节时限；没有则不填。
   * @x-jiyue-en Time it may take; absent when not limited. */
  term?: ServiceTerm;
}

/** 办理时限。
 * @x-jiyue-en Time limit. */
export interface ServiceTerm {
  /** 数量；即办为 0。
   * @x-jiyue-en Count; 0 when done at once.
   * @TJS-type integer
   * @minimum 0
   * @maximum 10000 */
  count: number;
  /** 单位。
   * @x-jiyue-en Unit. */
  unit: TermUnit;
}

/** 一项收费。
 * @x-jiyue-en One fee. */
export interface ServiceFee {
  /** 收费项目。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 收费标准。
   * @x-jiyue-en Rate.
   * @minLength 1
   * @maxLength 2000 */
  standard: string;
  /** 收费依据。
   * @x-jiyue-en Legal basis of the fee.
   * @minLength 1
   * @maxLength 2000 */
  basis: string;
}

/** 一处办理地点。
 * @x-jiyue-en One place where it is handled. */
export interface ServicePlace {
  /** 地址和窗口。
   * @x-jiyue-en Address and window.
   * @minLength 1
   * @maxLength 500 */
  address: string;
  /** 办理时间。
   * @x-jiyue-en Office hours.
   * @minLength 1
   * @maxLength 500 */
  hours: string;
  /** 窗口电话（单位电话，不填个人电话）；没有则不填。
   * @x-jiyue-en Telephone of the office, never of a person; absent when there is none.
   * @pattern ^[+0-9][0-9-]{4,24}$ */
  phone?: string;
}
