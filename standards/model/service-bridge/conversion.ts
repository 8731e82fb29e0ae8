import type { ServiceFormat } from '../gen/codes.ts';
import type { ExtBag } from '../common.ts';
import type { ServiceGuideDraft } from './guide.ts';
import type { ServiceRow } from './synchronisation.ts';

/** 一个不能表达的字段。
 * @x-jiyue-en One member that cannot be expressed. */
export interface FormatLoss {
  /** 字段在原格式中的位置。
   * @x-jiyue-en Its place in the format it comes from.
   * @minLength 1
   * @maxLength 200 */
  field: string;
  /** 原因。
   * @x-jiyue-en Why.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 映射损失清单：清单以外的字段往返后相等。
 * @x-jiyue-en Loss of a mapping: members not listed are equal after the way there and back.
 * @x-jiyue-requirement JY-SVC-010 */
export interface MappingLossReport {
  /** 原格式。
   * @x-jiyue-en Format it comes from. */
  fromFormat: ServiceFormat;
  /** 目标格式。
   * @x-jiyue-en Format it goes to. */
  toFormat: ServiceFormat;
  /** 已转换的字段数。
   * @x-jiyue-en Number of members converted.
   * @TJS-type integer
   * @minimum 0 */
  kept: number;
  /** 不能表达的字段；没有则为空数组。
   * @x-jiyue-en Members that cannot be expressed; an empty array when none.
   * @maxItems 500 */
  lost: FormatLoss[];
}

/** 事项格式转换的请求：原格式对应的一个成员必填。
 * @x-jiyue-en Request for a conversion; the member of the format it comes from is given. */
export interface ServiceConversion {
  /** 原格式。
   * @x-jiyue-en Format it comes from. */
  fromFormat: ServiceFormat;
  /** 目标格式。
   * @x-jiyue-en Format it goes to. */
  toFormat: ServiceFormat;
  /** 本规范的办事指南；原格式为 jiyue 时填。
   * @x-jiyue-en Guide of this standard; given when the format is jiyue. */
  guide?: ServiceGuideDraft;
  /** 国家平台的行；原格式为 national-row 时填。
   * @x-jiyue-en Row of the national platform; given when the format is national-row. */
  row?: ServiceRow;
  /** JSON-LD 文档；原格式为 cpsv-ap 时填。
   * @x-jiyue-en JSON-LD document; given when the format is cpsv-ap. */
  linked?: ExtBag;
}

/** 事项格式转换的结果和损失清单。
 * @x-jiyue-en Result of a conversion, with its loss. */
export interface ServiceConversionReply {
  /** 本规范的办事指南；目标格式为 jiyue 时给出。
   * @x-jiyue-en Guide of this standard; given when the target is jiyue. */
  guide?: ServiceGuideDraft;
  /** 国家平台的行；目标格式为 national-row 时给出。
   * @x-jiyue-en Row of the national platform; given when the target is national-row. */
  row?: ServiceRow;
  /** JSON-LD 文档；目标格式为 cpsv-ap 时给出。
   * @x-jiyue-en JSON-LD document; given when the target is cpsv-ap. */
  linked?: ExtBag;
  /** 损失清单。
   * @x-jiyue-en Loss. */
  loss: MappingLossReport;
}
