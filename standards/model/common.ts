import type { DateOnly, Locale, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';

/** 扩展字段：以命名空间为键（厂商或地方规范的标识），接收方原样保留，不解释。
 * @x-jiyue-en Extensions by namespace; kept unchanged by every receiver, never interpreted. */
export interface ExtBag {
  [namespace: string]: unknown;
}

/** 来源系统的记录身份。来源系统＋来源记录标识＋站点构成幂等键，网址不作为键。
 * @x-jiyue-en Identity of the record in the system it came from; system + recordId + site is the idempotency key, never the address. */
export interface Origin {
  /** 来源系统代号，由接入时登记。
   * @x-jiyue-en Code of the source system, as registered.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 该记录在来源系统中的标识。
   * @x-jiyue-en Id of the record in the source system.
   * @minLength 1
   * @maxLength 200 */
  recordId: string;
  /** 该记录在来源系统中的网址；没有则不填。
   * @x-jiyue-en Address in the source system; absent when there is none. */
  url?: WebAddress;
  /** 来源系统给出的原始发布时刻；来源只给日期时用 publishedDate，不得补时间。
   * @x-jiyue-en Original publication instant as the source states it; never completed from a date. */
  publishedAt?: Timestamp;
  /** 来源系统给出的原始发布日期（只有日期时）。
   * @x-jiyue-en Original publication date where the source gives a date only. */
  publishedDate?: DateOnly;
}

/** 信息来源（稿件出处），对应网页标签 ContentSource。
 * @x-jiyue-en Where the text comes from; shown as page tag ContentSource. */
export interface Source {
  /** 来源名称，如发布机构或转载的媒体。
   * @x-jiyue-en Name of the source: the publishing organ, or the medium it was relayed from.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 原文网址；没有则不填。
   * @x-jiyue-en Address of the original; absent when there is none. */
  url?: WebAddress;
  /** 作者或供稿单位；没有则不填。
   * @x-jiyue-en Author or contributing unit; absent when not stated.
   * @minLength 1
   * @maxLength 200 */
  author?: string;
}

/** 由信息资源库管理的公共字段，发送方不填。
 * @x-jiyue-en Fields kept by the repository, never sent by a source. */
export interface Stored {
  /** 记录标识，由信息资源库给出，在各级平台间保持不变。
   * @x-jiyue-en Record id, given by the repository and kept across levels. */
  id: RecordId;
  /** 版本号，从 1 开始，每次写入加 1；用于并发控制（If-Match）。
   * @x-jiyue-en Version, from 1, one more at each write; used for optimistic locking (If-Match).
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 入库时刻，由信息资源库记入日志，可验证。
   * @x-jiyue-en When it entered the repository; proven by the log. */
  enteredAt: Timestamp;
  /** 本版本写入时刻。
   * @x-jiyue-en When this version was written. */
  updatedAt: Timestamp;
}

/** 文字的语言与扩展，各类记录共用。
 * @x-jiyue-en Language and extensions, common to all records. */
export interface Common {
  /** 文字所用语言。
   * @x-jiyue-en Language of the text. */
  locale: Locale;
  /** 扩展字段；没有则不填。
   * @x-jiyue-en Extensions; absent when there are none. */
  ext?: ExtBag;
}
