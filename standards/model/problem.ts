import type { JsonPointer, ProblemType } from './gen/scalars.ts';

/** 一处不合规范。
 * @x-jiyue-en One place that breaks the contract. */
export interface ProblemItem {
  /** 位置：请求部分（body、query、path、header）起的 JSON 指针。
   * @x-jiyue-en Place: JSON Pointer from the part of the request (body, query, path, header). */
  pointer: JsonPointer;
  /** 违反的规则：JSON Schema 关键字、code（代码表）或规则编号。
   * @x-jiyue-en Rule broken: a JSON Schema keyword, "code" for a code table, or a rule id.
   * @minLength 1
   * @maxLength 100 */
  rule: string;
  /** 说明，语言随 Accept-Language。
   * @x-jiyue-en Explanation in the language of Accept-Language.
   * @maxLength 2000 */
  message: string;
  /** 收到的值（截短）；不宜显示时不填。
   * @x-jiyue-en The value received, cut short; absent where it must not be shown.
   * @maxLength 300 */
  value?: string;
  /** 所依据的要求编号；没有则不填。
   * @x-jiyue-en Requirement it rests on; absent when none.
   * @maxLength 40 */
  requirement?: string;
}

/** 错误中的数据，键由错误代码决定。
 * @x-jiyue-en Data of an error; the keys depend on the code. */
export interface ProblemData {
  [name: string]: unknown;
}

/** 问题说明（RFC 9457），媒体类型 application/problem+json。
 * @x-jiyue-en Problem details (RFC 9457), media type application/problem+json.
 * @x-jiyue-requirement JY-IFC-004 */
export interface Problem {
  /** 问题类型，各平台相同，供程序判断。
   * @x-jiyue-en Type of the problem, equal on every platform; what programs branch on. */
  type: ProblemType;
  /** 问题名称，同类问题相同。
   * @x-jiyue-en Title, the same for every occurrence.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** HTTP 状态码。
   * @x-jiyue-en HTTP status.
   * @TJS-type integer
   * @minimum 400
   * @maximum 599 */
  status: number;
  /** 本次情况的说明与下一步。
   * @x-jiyue-en This occurrence and the next step.
   * @minLength 1
   * @maxLength 2000 */
  detail: string;
  /** 错误代码。
   * @x-jiyue-en Error code.
   * @pattern ^[A-Z][A-Z0-9_]*$ */
  code: string;
  /** 请求编号，用于查日志。
   * @x-jiyue-en Request id, for finding it in the logs.
   * @maxLength 100 */
  requestId?: string;
  /** 错误数据；没有则不填。
   * @x-jiyue-en Data of the error; absent when there is none. */
  data?: ProblemData;
  /** 逐处说明；没有则不填。
   * @x-jiyue-en Every place; absent when there is none.
   * @maxItems 200 */
  errors?: ProblemItem[];
}
